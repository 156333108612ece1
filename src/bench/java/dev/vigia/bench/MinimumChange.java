package dev.vigia.bench;

import static dev.vigia.bench.Report.format;
import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.BigShop;
import dev.vigia.testing.OwnThread;
import dev.vigia.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** A minimum changed until every affected listing is due, and the same job on the floor, each on its own integration. */
final class MinimumChange {

    private static final int UNITS_MORE = 7;
    private static final int ROUNDS = 4;
    private static final double TARGET = 1.5;
    private static final double TARGET_FIRST = 0.5;
    private static final double TARGET_FORETOLD = 1;

    private final BigShop shop;
    private final Client client;

    MinimumChange(BigShop shop, Client client) {
        this.shop = shop;
        this.client = client;
    }

    void run(Report report, boolean judged) throws Exception {
        List<Long> integrations = shop.integrations();
        if (judged) {
            foretell(report, integrations.get(8));
        }
        List<Gauge> figures = new ArrayList<>();
        List<Gauge> baselines = new ArrayList<>();
        List<Long> changed = new ArrayList<>();
        List<Double> firsts = new ArrayList<>();
        try (Floor floor = Floor.of(shop)) {
            for (int round = 0; round < ROUNDS; round++) {
                long ours = integrations.get(2 * round);
                long theirs = integrations.get(2 * round + 1);
                long before = closed(ours);
                int more = minimum(ours) + UNITS_MORE;
                long version = TestDatabase.number("select version from integration where id = " + ours);
                long due = due(ours);
                CompletableFuture<Double> first = OwnThread.call(() -> untilMoreIsDue(ours, due));
                figures.add(Gauge.of(() -> {
                    client.call("PATCH", "api/v1/integrations/" + ours, Map.of("minimumStock", more, "confirmed", true),
                            Map.of("If-Match", "\"" + version + "\""));
                    shop.awaitEndOfRollouts();
                }));
                firsts.add(first.join());
                changed.add(closed(ours) - before);
                int moreForThem = minimum(theirs) + UNITS_MORE;
                long closed = Floor.closed(theirs);
                baselines.add(Gauge.of(() -> floor.minimum(theirs, moreForThem)));
                // A unit is as frequent as any other, but the listings of a unit are not exactly as many.
                assertThat(Floor.closed(theirs) - closed).as("listings of the baseline").isCloseTo(changed.get(round),
                        org.assertj.core.data.Percentage.withPercentage(10));
            }
        }
        double ratio = Median.of(IntStream.range(0, ROUNDS)
                .mapToDouble(i -> figures.get(i).seconds() / baselines.get(i).seconds()));
        double figure = Median.of(figures.stream().mapToDouble(Gauge::seconds));
        double baseline = Median.of(baselines.stream().mapToDouble(Gauge::seconds));
        String what = format("a minimum changed over %,d listings until the %,d affected are due", shop.products(),
                changed.get(0));
        double database = Median.of(IntStream.range(0, ROUNDS)
                .mapToDouble(i -> figures.get(i).databaseSeconds() / baselines.get(i).databaseSeconds()));
        if (judged) {
            report.row("from asking for that minimum until its first listings are due", format("longest %.2f s of %d",
                    Collections.max(firsts), ROUNDS), "–", "–", "≤ 0.5 s", Collections.max(firsts) <= TARGET_FIRST);
            report.row(what + ", CPU of the database", format("%.2f s", Median.of(figures.stream().mapToDouble(
                    Gauge::databaseSeconds))), format("%.2f s", Median.of(baselines.stream().mapToDouble(
                            Gauge::databaseSeconds))), format("%.2f ×", database), "≤ 1.5 ×", database <= TARGET);
            report.row(what, format("%.2f s", figure), format("%.2f s", baseline), format("%.2f ×", ratio), "≤ 1.5 ×",
                    ratio <= TARGET);
        } else {
            report.aside(what, format("%.2f s", figure), format("%.2f s", baseline), format("%.2f ×", ratio), "growth");
        }
        report.detail(format(
                "%,d listings: minimum changed, %d statements, %,d WAL bytes per changed listing (floor %,d), "
                        + "rounds %s", shop.products(), figures.get(0).statements(),
                figures.get(0).walBytes() / Math.max(1, changed.get(0)),
                baselines.get(0).walBytes() / Math.max(1, changed.get(0)),
                IntStream.range(0, ROUNDS).mapToObj(i -> format("%.2f/%.2f", figures.get(i).seconds(),
                        baselines.get(i).seconds())).toList()));
    }

    /** What a rule would do, of an integration and of a category. */
    private void foretell(Report report, long integration) {
        String category = TestDatabase.text("select path from category where retailer_id = " + shop.retailerId()
                + " order by id limit 1");
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            int units = minimum(integration) + round + 1;
            seconds.add(Gauge.of(() -> client.get("api/v1/integrations/" + integration + "/impact?minimumStock="
                    + units)).seconds());
            seconds.add(Gauge.of(() -> client.call("POST", "api/v1/rules/impact", Map.of("integration", integration,
                    "category", category, "minimum", units), Map.of())).seconds());
        }
        double longest = Collections.max(seconds);
        report.row(format("what a rule of an integration, or of a category of it, would do to %,d listings", shop
                .products()), format("median %.2f, longest %.2f s", Median.of(seconds.stream().mapToDouble(
                        Double::doubleValue)), longest), "–", "–", "≤ 1 s", longest <= TARGET_FORETOLD);
    }

    private static int minimum(long integration) {
        return (int) TestDatabase.number("select minimum_stock from integration where id = " + integration);
    }

    /** @return seconds */
    private static double untilMoreIsDue(long integration, long before) {
        long begin = System.nanoTime();
        await().pollInterval(Duration.ofMillis(10)).until(() -> due(integration) > before);
        return (System.nanoTime() - begin) / 1e9;
    }

    private static long due(long integration) {
        return TestDatabase.number("select coalesce(sum(cardinality(product_ids)), 0)::bigint from due where"
                + " integration_id = " + integration);
    }

    /** How many listings it holds at zero. */
    private static long closed(long integration) {
        return TestDatabase.number("select count(*) from listing_condition where closed_by_minimum(state) and"
                + " integration_id = " + integration);
    }
}
