package dev.vigia.bench;

import static dev.vigia.bench.Report.format;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.testing.BigShop;
import dev.vigia.testing.BigShop.Item;
import dev.vigia.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Stock changes over the API, and the same job on the floor, in turns. */
final class StockChanges {

    private static final int MOST = 100_000;
    private static final int BATCH = 5_000;
    private static final int ROUNDS = 5;
    private static final double TARGET = 0.6;
    private static final double DATABASE_TARGET = 1.3;

    private final BigShop shop;
    private final Client client;
    private final Random random = new Random(1);

    StockChanges(BigShop shop, Client client) {
        this.shop = shop;
        this.client = client;
    }

    /** @param judged whether this size is the one the target is for */
    void run(Report report, boolean judged) throws Exception {
        List<Item> products = shop.products("id % 100 <> 0 and id % 50 <> 7", MOST * 2);
        int each = products.size() / 2 / ROUNDS;
        List<Gauge> figures = new ArrayList<>();
        List<Gauge> baselines = new ArrayList<>();
        long due = due();
        long written = 0;
        try (Floor floor = Floor.of(shop)) {
            for (int round = 0; round < ROUNDS; round++) {
                List<Item> ours = products.subList(2 * round * each, (2 * round + 1) * each);
                List<Item> theirs = products.subList((2 * round + 1) * each, (2 * round + 2) * each);
                long before = due();
                figures.add(Gauge.of(() -> overHttp(ours)));
                written += due() - before;
                baselines.add(Gauge.of(() -> onTheFloor(floor, theirs)));
            }
        }
        assertThat(due()).as("listings due").isGreaterThan(due);
        double ratio = Median.of(IntStream.range(0, ROUNDS)
                .mapToDouble(i -> baselines.get(i).seconds() / figures.get(i).seconds()));
        double figure = Median.of(figures.stream().mapToDouble(Gauge::seconds)) * ROUNDS;
        double baseline = Median.of(baselines.stream().mapToDouble(Gauge::seconds)) * ROUNDS;
        String what = format("%,d stock changes over PUT /api/v1/stock, %,d products × 9", each * ROUNDS, shop
                .products());
        String left = format("%.1f s, %,.0f/s", figure, each * ROUNDS / figure);
        String right = format("%.1f s", baseline);
        double database = Median.of(IntStream.range(0, ROUNDS)
                .mapToDouble(i -> figures.get(i).databaseSeconds() / baselines.get(i).databaseSeconds()));
        double perThousand = 1e6 / each / ROUNDS;
        report.detail(format("%,d products: database CPU of 1,000 changes %.0f ms, of the floor %.0f ms", shop
                .products(),
                perThousand * figures.stream().mapToDouble(Gauge::databaseSeconds).sum(),
                perThousand * baselines.stream().mapToDouble(Gauge::databaseSeconds).sum()));
        if (judged) {
            report.row(what, left, right, format("%.2f of its throughput", ratio), "≥ 0.6", ratio >= TARGET);
            report.row("the same, CPU of the database", format("%.1f s", figures.stream().mapToDouble(
                    Gauge::databaseSeconds).sum()), format("%.1f s", baselines.stream().mapToDouble(
                            Gauge::databaseSeconds).sum()), format("%.2f ×", database), "≤ 1.3 ×",
                    database <= DATABASE_TARGET);
        } else {
            report.aside(what, left, right, format("%.2f of its throughput", ratio), "growth");
        }
        long changed = Math.max(1, written);
        report.detail(format(
                "%,d products: %,d listings made due; %.3f statements and %,d WAL bytes for each (floor %,d); "
                        + "heap peak %,d MB; %s", shop.products(), written,
                figures.stream().mapToLong(Gauge::statements).sum() / (double) changed,
                figures.stream().mapToLong(Gauge::walBytes).sum() / changed,
                baselines.stream().mapToLong(Gauge::walBytes).sum() / changed,
                figures.stream().mapToLong(Gauge::heapPeak).max().orElse(0) >> 20, each(figures, baselines)));
    }

    private static String each(List<Gauge> figures, List<Gauge> baselines) {
        return "rounds " + IntStream.range(0, ROUNDS).mapToObj(i -> format("%.2f/%.2f", figures.get(i).seconds(),
                baselines.get(i).seconds())).toList() + " s";
    }

    private void overHttp(List<Item> products) {
        for (int from = 0; from < products.size(); from += BATCH) {
            List<Map<String, Object>> items = products.subList(from, Math.min(products.size(), from + BATCH)).stream()
                    .map(product -> Map.<String, Object>of("sku", product.name(), "onHand", random.nextInt(97)))
                    .toList();
            JsonNode answer = client.call("PUT", "api/v1/stock", Map.of("items", items), Map.of());
            assertThat(answer.get("accepted").asInt() + answer.get("unchanged").asInt()).isEqualTo(items.size());
        }
    }

    private void onTheFloor(Floor floor, List<Item> products) throws Exception {
        for (int from = 0; from < products.size(); from += BATCH) {
            List<Item> batch = products.subList(from, Math.min(products.size(), from + BATCH));
            floor.change(batch.stream().map(Item::id).toList(),
                    batch.stream().map(item -> random.nextInt(97)).toList());
        }
    }

    private long due() {
        return TestDatabase.number(
                "select coalesce(sum(cardinality(product_ids)), 0)::bigint from due where retailer_id = "
                        + shop.retailerId());
    }
}
