package dev.vigia.bench;

import static dev.vigia.bench.Report.format;

import dev.vigia.testing.BigShop;
import dev.vigia.testing.BigShop.Item;
import dev.vigia.testing.OwnThread;
import dev.vigia.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** How long small stock changes wait while a minimum is changed, from before it is saved until it is carried out. */
final class ChangesBesideRollout {

    private static final int UNITS_MORE = 7;
    /** In turns. */
    private static final int[] AT_ONCE = { 1, 10, 100, 1_000 };
    private static final int WARM = 200;
    private static final double TARGET_P99 = 100;
    private static final double TARGET_LONGEST = 250;

    private final BigShop shop;
    private final Client client;
    private final List<Item> products;
    private final Random random = new Random(2);
    private int changes;

    ChangesBesideRollout(BigShop shop, Client client) {
        this.shop = shop;
        this.client = client;
        products = shop.products("id % 100 <> 0 and id % 50 <> 7", 100_000);
    }

    void run(Report report) {
        List<Double> alone = new ArrayList<>();
        while (alone.size() < WARM) {
            alone.add(change());
        }
        long integration = shop.integrations().get(8);
        long version = TestDatabase.number("select version from integration where id = " + integration);
        long minimum = TestDatabase.number("select minimum_stock from integration where id = " + integration);
        CompletableFuture<Void> saving = OwnThread.run(() -> client.call("PATCH", "api/v1/integrations/" + integration,
                Map.of("minimumStock", minimum + UNITS_MORE, "confirmed", true), Map.of("If-Match", "\"" + version
                        + "\"")));
        List<Double> beside = changeWhile(() -> !saving.isDone() || shop.isRollingOut());
        saving.join();
        double p99 = Median.quantile(beside.stream().mapToDouble(Double::doubleValue), 0.99);
        double longest = Collections.max(beside);
        report.row(format("%,d stock changes of 1 to 1,000 products while a minimum changes over %,d listings", beside
                .size(), shop.products()), format("p99 %.0f, longest %.0f ms", p99, longest), format(
                        "alone p99 %.0f ms", Median.quantile(alone.stream().mapToDouble(Double::doubleValue), 0.99)),
                "–", "p99 ≤ 100 ms, longest ≤ 250 ms", p99 <= TARGET_P99 && longest <= TARGET_LONGEST);
    }

    private List<Double> changeWhile(BooleanSupplier going) {
        List<Double> millis = new ArrayList<>();
        do {
            millis.add(change());
        } while (going.getAsBoolean());
        return millis;
    }

    /** @return how long it took, in milliseconds */
    private double change() {
        List<Map<String, Object>> items = new ArrayList<>();
        int most = AT_ONCE[changes++ % AT_ONCE.length];
        int from = random.nextInt(products.size() - most);
        for (int i = 0; i < most; i++) {
            items.add(Map.of("sku", products.get(from + i).name(), "warehouse", "main", "onHand",
                    random.nextInt(97)));
        }
        long begin = System.nanoTime();
        client.call("PUT", "api/v1/stock", Map.of("items", items), Map.of());
        return (System.nanoTime() - begin) / 1e6;
    }
}
