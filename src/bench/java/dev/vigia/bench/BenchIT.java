package dev.vigia.bench;

import static dev.vigia.bench.Report.format;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.integration.Integrations;
import dev.vigia.listing.Evaluation;
import dev.vigia.listing.Evaluation.Again;
import dev.vigia.testing.BigShop;
import dev.vigia.testing.TestDatabase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Measures the numbers to reach, each beside the floor or a bare page in the same run, and prints them as a table. It
 * fails when something is wrong, never when something is slow. Run it with
 * {@code ./mvnw -Pbench verify [-Dbench.products=N] [-Dbench.only=pages,changes,minimum,file,export,zeros,start]}.
 */
@QuarkusTest
@Tag("bench")
@TestProfile(BenchIT.Alone.class)
@WithTestResource(BenchDatabase.class)
class BenchIT {

    private static final List<String> SENT_NOWHERE = List.of("amazon", "b2w", "carrefour", "centauro", "dafiti",
            "magalu", "netshoes", "casas-bahia");

    /**
     * Nothing is sent but what the rows about sending send: the other marketplaces have no address, and their listings
     * stay due.
     */
    public static class Alone implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = new HashMap<>();
            SENT_NOWHERE.forEach(code -> overrides.put("vigia.marketplace." + code + ".url", ""));
            Stream.of("small", "middle", "large", "zeros").forEach(person -> overrides.put(
                    "quarkus.oidc.devservices.roles." + person, "admin,operator,viewer,retailer:" + person));
            overrides.put("vigia.sandbox.rate-factor", "" + ZeroTravel.FASTER);
            overrides.put("vigia.marketplace.mercado-livre.rate-factor", "" + ZeroTravel.FASTER);
            overrides.put("vigia.sandbox.max-calls", "200000");
            // Zeros without end are what is measured here, and no feed gone wrong.
            overrides.put("vigia.intake.brake-share", "1");
            // How much it can take is measured here, and not how much of that one retailer may.
            overrides.put("vigia.api.calls-per-second", "100000");
            overrides.put("vigia.api.burst", "100000");
            overrides.put("vigia.api.parallel", "1000");
            return overrides;
        }
    }

    @Inject
    Evaluation evaluation;

    @Inject
    Integrations integrations;

    @Inject
    Scheduler scheduler;

    @TestHTTPResource("/")
    URI application;

    private final Report report = new Report();

    @Test
    void the_numbers_to_reach() throws Exception {
        int products = Integer.getInteger("bench.products", 1_000_000);
        report.note("PostgreSQL 18: " + BenchDatabase.SETTINGS);
        report.note(format("%d processors, load when it began %.1f", Runtime.getRuntime().availableProcessors(),
                java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        Map<String, Integer> sizes = new java.util.LinkedHashMap<>();
        if (products > 10_000) {
            sizes.put("small", 10_000);
        }
        if (products > 100_000) {
            sizes.put("middle", 100_000);
        }
        sizes.put("large", products);
        try {
            List<Pages.Timed> before = new ArrayList<>();
            for (Map.Entry<String, Integer> size : isWanted("pages|changes|minimum|file|export") ? sizes.entrySet()
                    : Set.<Map.Entry<String, Integer>>of()) {
                before = measured(size.getKey(), size.getValue(), before);
            }
            if (isWanted("zeros")) {
                new ZeroTravel(new Client(application, "zeros"), integrations).run(report);
            }
            if (isWanted("start")) {
                Startup.run(report);
            }
            report.aside("faults injected / survived / lost / stale", "see -Pchaos", "–", "–", "all / all / 0 / 0");
        } finally {
            report.print();
        }
    }

    /** @return the pages of the smallest, to compare with */
    private List<Pages.Timed> measured(String person, int products, List<Pages.Timed> before) throws Exception {
        boolean judged = person.equals("large");
        BigShop shop = BigShop.generate(person, products);
        Client client = new Client(application, shop.person());
        evaluateAgain(shop, judged ? "all %,d listings evaluated again, nothing written" : "");
        List<Pages.Timed> pages = before;
        if (isWanted("pages")) {
            pages = new Pages(shop, client).time();
            if (judged) {
                Pages.tell(report, shop, before, pages);
                Pages.weigh(report, client);
            }
        }
        if (isWanted("changes")) {
            new StockChanges(shop, client).run(report, judged);
        }
        if (isWanted("minimum")) {
            new MinimumChange(shop, client).run(report, judged);
            if (judged) {
                new ChangesBesideRollout(shop, client).run(report);
            }
        }
        if (judged && isWanted("export")) {
            beside(() -> new FileExport(shop).run(report));
        }
        if (judged && isWanted("file")) {
            beside(() -> new FileImport(shop).run(report));
        }
        evaluateAgain(shop, "");
        return before.isEmpty() ? pages : before;
    }

    /** Whether one of these rows is asked for: all are, unless {@code -Dbench.only} names some. */
    private static boolean isWanted(String rows) {
        String only = System.getProperty("bench.only", "");
        return only.isEmpty() || Stream.of(rows.split("\\|")).anyMatch(List.of(only.split(","))::contains);
    }

    /** What a process beside this one does. */
    private interface Work {

        void run() throws Exception;
    }

    /** This one keeps still meanwhile. */
    private void beside(Work work) throws Exception {
        scheduler.pause();
        try {
            work.run();
        } finally {
            scheduler.resume();
        }
    }

    /** Both what was generated and what was changed is as the rule says: otherwise no figure would mean anything. */
    private void evaluateAgain(BigShop shop, String row) {
        List<Integer> found = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        Gauge gauge = Gauge.of(() -> {
            for (Optional<Again> again = again(shop, 0, seconds); again.isPresent(); again = again(shop, again.get()
                    .last(), seconds)) {
                found.add(again.get().found());
            }
        });
        report.note(format("%,d listings evaluated again in %d parts, the longest %.2f s", shop.products() * 9, found
                .size(), Collections.max(seconds)));
        assertThat(found).as("listings of %s that are not what they should be", shop.person()).isNotEmpty()
                .containsOnly(0);
        if (!row.isEmpty()) {
            double baseline = Median.of(IntStream.range(0, 3).mapToDouble(i -> Gauge.of(() -> TestDatabase.number("""
                    select count(*) from listing
                    join integration on integration.id = listing.integration_id
                    left join stock_level level on level.product_id = listing.product_id
                    left join listing_condition condition on condition.product_id = listing.product_id
                      and condition.integration_id = listing.integration_id
                    where listing.retailer_id = %d and (coalesce(state, 'ok'), sent) is distinct from
                      (listing_state_of(on_hand - reserved, coalesce(level.unlimited, false), minimum_stock),
                       quantity_to_publish(on_hand - reserved, coalesce(level.unlimited, false), minimum_stock, 99999))
                    """.formatted(shop.retailerId()))).seconds()));
            report.aside(format(row, shop.products() * 9), format("%.1f s", gauge.seconds()), format("%.1f s",
                    baseline), format("%.1f ×", gauge.seconds() / baseline), "none");
        }
    }

    private Optional<Again> again(BigShop shop, long after, List<Double> seconds) {
        long begin = System.nanoTime();
        Optional<Again> again = QuarkusTransaction.requiringNew()
                .call(() -> evaluation.again(shop.retailerId(), after));
        seconds.add((System.nanoTime() - begin) / 1e9);
        return again;
    }
}
