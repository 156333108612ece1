package dev.vigia.source.reading;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.listing.Evaluation;
import dev.vigia.source.SourceConfig;
import dev.vigia.source.SourceConnectors;
import dev.vigia.source.SourceCounts;
import dev.vigia.source.SourceSettings;
import dev.vigia.source.SourceTokens;
import dev.vigia.testing.OwnThread;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A shop of many SKUs, of which some change while all are swept. Few of them here;
 * {@code -Dsources.skus=20000 -Dsources.changes=1000 -Dsources.swept=100000} for as many as a real shop has. Prints how long
 * zeros took.
 */
@QuarkusTest
class LargeSourceTest {

    private static final int SKUS = Integer.getInteger("sources.skus", 400);
    private static final int CHANGES = Integer.getInteger("sources.changes", 30);
    /** For so long VTEX shows what was before; {@code -Dsources.stale=30000 -Dvigia.source.second-look=45s} as it may be. */
    private static final int STALE = Integer.getInteger("sources.stale", 0);
    private static final int SWEPT = Integer.getInteger("sources.swept", 2_000);
    private static final int AT_ONCE = 1_000;
    private static final int MINIMUM = 10;
    private static final Duration LONG = Duration.ofMinutes(9);

    @Inject
    SourceState state;

    @Inject
    SourceSteps steps;

    @Inject
    SourceConnectors connectors;

    @Inject
    SourceSettings settings;

    @Inject
    SourceTokens tokens;

    @Inject
    SourceCounts counts;

    @Inject
    SourceConfig config;

    @Inject
    Evaluation evaluation;

    private SourceShop source;

    @BeforeEach
    void open() {
        source = new SourceShop();
    }

    /** As if all of it had been read an hour ago, with 100 units of each. */
    private void known(int skus, String warehouse, long ours) {
        for (int from = 1; from <= skus; from += AT_ONCE) {
            source.skus(from, Math.min(skus + 1, from + AT_ONCE), 100);
        }
        long shop = source.shop.retailerId;
        Shop.execute("insert into category (retailer_id, path) values (" + shop + ", 'Casa > Cocina')");
        Shop.execute("insert into product (retailer_id, sku, name, category_id) select " + shop
                + ", cast(nth as text), 'SKU ' || nth, category.id from category, generate_series(1, " + skus
                + ") nth where retailer_id = " + shop);
        Shop.execute("insert into stock_level (product_id, warehouse_id, retailer_id, on_hand, reserved, unlimited,"
                + " observed_at) select id, " + ours
                + ", retailer_id, 100, 0, false, now() - interval '1 hour' from product"
                + " where retailer_id = " + shop);
        Shop.execute(
                "insert into source_sku (source_id, remote_id, retailer_id, sku, described_at, sweep, read_at, outcome,"
                        + " available, list_number) select " + source.id + ", nth, " + shop
                        + ", nth, now(), 0, now() - interval"
                        + " '1 hour', 'STOCK', 100, 1 from generate_series(1, " + skus + ") nth");
        Shop.execute("update source_warehouse set sells = true where source_id = " + source.id + " and remote_id = '"
                + warehouse + "'");
        Shop.execute("update source set warehouses_at = now(), listed_at = now(), list_page = 0, sweep_began_at = now()"
                + " where id = " + source.id);
        Shop.execute("analyze source_sku, product, stock_level");
    }

    private void beginSweep() {
        Shop.execute("update source set sweep = (select max(sweep) + 1 from source_sku where source_id = source.id),"
                + " sweep_began_at = clock_timestamp() where id = " + source.id);
    }

    @Test
    void of_all_changes_none_is_lost_however_they_are_announced() {
        known(SKUS, "main", source.warehouse);
        long amazon = source.shop.integration("amazon", MINIMUM);
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofIntegration(source.shop.retailerId, amazon));
        source.arrange(",\"hook\":\"http://localhost:" + RestAssured.port + "/hooks/vtex/" + source.key
                + "\",\"staleMillis\":" + STALE);
        beginSweep();
        long began = System.nanoTime();
        // From now on whatever node comes first reads it.
        Shop.execute("update source set claim = null, claimed_until = null, next_at = now() where id = " + source.id);
        Map<Integer, Long> announced = new HashMap<>();
        Map<Integer, Integer> wanted = new HashMap<>();
        for (int change = 0; change < CHANGES; change++) {
            // Of 9 units nobody is told; others are told twice, in another order, or not at all.
            int sku = 1 + change * (SKUS / CHANGES);
            int units = change % 3 == 0 ? 9 : change % 4;
            boolean isLost = change % 5 == 4;
            source.arrange(",\"switches\":[" + (isLost ? "\"NOTICE_LOST\"" : "\"NOTICE_DOUBLED\",\"NOTICE_REVERSED\"")
                    + "]");
            wanted.put(sku, units);
            if (units <= 5 && !isLost) {
                announced.put(sku, System.currentTimeMillis());
            }
            source.stock(sku, units, "");
        }
        await().atMost(LONG).until(() -> zeros().keySet().containsAll(announced.keySet()));
        await().atMost(LONG).until(this::isSwept);
        Duration sweep = Duration.ofNanos(System.nanoTime() - began);
        // What changed behind the sweep, and was announced to nobody, is the next one's.
        beginSweep();
        Shop.execute("update source set next_at = now() where id = " + source.id);
        await().atMost(LONG).until(this::isSwept);
        String different = wanted.entrySet().stream().map(change -> "(" + change.getKey() + "," + change.getValue()
                + ")").collect(Collectors.joining(","));
        assertThat(Shop.number(
                "select count(*) from product join stock_level on product_id = product.id left join (values "
                        + different
                        + ") wanted (sku, units) on cast(wanted.sku as text) = product.sku where product.retailer_id = "
                        + source.shop.retailerId + " and on_hand <> coalesce(units, 100)")).isZero();
        assertThat(Shop.number(
                "select count(*) from listing_condition where state in ('below_minimum', 'out_of_stock') and integration_id = "
                        + amazon)).isEqualTo(CHANGES);
        Map<Integer, Long> zeros = zeros();
        long slowest = announced.entrySet().stream().mapToLong(change -> zeros.get(change.getKey()) - change.getValue())
                .max().orElse(0);
        System.out.printf(
                "sources: %d SKUs, %d changes, %d announced: 0 differences; slowest announced zero %d ms, sweep"
                        + " %d ms%n", SKUS, CHANGES, announced.size(), slowest, sweep.toMillis());
    }

    /** Those that are at or below their minimum now, and since when, in milliseconds. */
    private Map<Integer, Long> zeros() {
        // No schedule runs in tests: second looks are looked for here.
        SourceShop.reads().look();
        return Shop.rows(
                "select sku, cast(extract(epoch from since) * 1000 as bigint) from product join listing_condition"
                        + " on product_id = product.id where state in ('below_minimum', 'out_of_stock') and product.retailer_id = "
                        + source.shop.retailerId).stream().map(row -> row.split("\\|")).collect(Collectors.toMap(
                                row -> Integer.valueOf(row[0]), row -> Long.valueOf(row[1])));
    }

    private boolean isSwept() {
        SourceShop.reads().look();
        return Shop.number("select count(*) from source where swept_at >= sweep_began_at and not exists (select from"
                + " source_sku where source_id = source.id and (sweep < source.sweep or due_at < now())) and id = "
                + source.id) == 1;
    }

    @Test
    void a_sweep_whose_reader_dies_in_the_middle_ends_and_reads_nothing_wrong() {
        Shop.execute("update source_setting set plain = 'policy' where name = 'mode' and source_id = " + source.id);
        Shop.execute("delete from source_warehouse where source_id = " + source.id);
        known(SWEPT, "vtex-sc-1", source.mapped("vtex-sc-1"));
        for (int sku = 1; sku <= SWEPT; sku += SWEPT / 20) {
            source.stock(sku, 7, "");
        }
        beginSweep();
        SourceShop.VTEX.forgetCalls();
        for (int kill = 1; kill <= 3; kill++) {
            long share = SWEPT * kill / 5L;
            UUID claim = source.claim();
            CompletableFuture<Void> node = OwnThread.run(() -> new SourceReads(state, steps, connectors,
                    settings, tokens, counts, config).read(source.id, claim));
            await().atMost(LONG).until(() -> read() >= share || node.isDone());
            // As if it were dead: its claim has run out, and another has it.
            Shop.execute("update source set claim = null, claimed_until = null, next_at = now() - interval '1 year'"
                    + " where id = " + source.id);
        }
        UUID last = UUID.randomUUID();
        await().atMost(LONG).until(() -> state.claimNext(last).filter(id -> id == source.id).isPresent());
        await().atMost(LONG).until(() -> {
            new SourceReads(state, steps, connectors, settings, tokens, counts, config).read(source.id, last);
            Shop.execute("update source set claim = '" + last + "' where id = " + source.id);
            return isSwept();
        });
        assertThat(read()).isEqualTo(SWEPT);
        assertThat(Shop.row("select count(*) filter (where on_hand = 7), count(*) filter (where on_hand = 100) from"
                + " stock_level where retailer_id = " + source.shop.retailerId)).isEqualTo("20|" + (SWEPT - 20));
        // Whoever died had one step under way.
        assertThat(source.asked("/simulation").size()).isBetween(SWEPT / 50, SWEPT / 50 + 3 * 20);
    }

    private long read() {
        return Shop.number(
                "select count(*) from source_sku where sweep = (select sweep from source where id = source_id)"
                        + " and source_id = " + source.id);
    }
}
