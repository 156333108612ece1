package dev.vigia.chaos.fault;

import static dev.vigia.testing.Patiently.await;

import dev.vigia.chaos.node.Node;
import dev.vigia.chaos.scene.Scene;
import dev.vigia.testing.marketplace.Cast;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * An account of the sandbox's VTEX, of a shop of its own, that is read for the first time and swept again while the nodes
 * that read it are killed: no SKU is left out, none has other units than the source, and no change is in the ledger twice.
 */
final class KilledSources {

    private static final Cast VTEX = new Cast("vtex");
    private static final int SKUS = 4_000;
    private static final int AT_ONCE = 1_000;
    private static final int UNITS = 97;
    private static final Duration DONE = Duration.ofMinutes(4);
    private static final Duration MOMENT = Duration.ofMillis(300);

    private final Scene scene;

    KilledSources(Scene scene) {
        this.scene = scene;
    }

    /** @return whether all is as at the source, with a node killed in the first reading and one in the next sweep */
    boolean survive() {
        String account = "chaos-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        sell(account, 0);
        long source = scene.shop.readFrom(account, VTEX.account(account));
        boolean isStruck = killDuring(source, SKUS / 4) & killDuring(source, SKUS / 2);
        boolean isRead = isTrueInTime(() -> isExact(source, 0, 1));
        sell(account, 1);
        scene.database.rows("update source set sweep = sweep + 1, sweep_began_at = now(), next_at = now() where id = "
                + source);
        isStruck &= killDuring(source, SKUS / 2);
        boolean isSwept = isTrueInTime(() -> isExact(source, 1, 2));
        scene.database.rows("delete from source where id = " + source);
        if (!isStruck || !isRead || !isSwept) {
            System.out.printf("chaos: source %d %s%n", source, !isStruck ? "was not read by the node that was killed"
                    : "differs, or is in the ledger twice");
        }
        return isStruck && isRead && isSwept;
    }

    private static void sell(String account, int more) {
        for (int from = 1; from <= SKUS; from += AT_ONCE) {
            String skus = IntStream.range(from, from + AT_ONCE).mapToObj(sku -> "{\"id\":" + sku + ",\"quantity\":" + (1
                    + (sku + more) % UNITS) + "}").collect(Collectors.joining(","));
            Cast.json().body("{\"account\":\"" + account + "\",\"skus\":[" + skus + "]}").put(VTEX.base() + "/_shop")
                    .then().statusCode(204);
        }
    }

    /** @return whether a node died while it read, before so many SKUs more were read in this sweep */
    private boolean killDuring(long source, int read) {
        AtomicReference<Optional<Node>> reader = new AtomicReference<>(Optional.empty());
        if (!isTrueInTime(() -> {
            reader.set(reader());
            return reader.get().isPresent() || left(source) < SKUS - read;
        }) || reader.get().isEmpty()) {
            return false;
        }
        Node node = reader.get().get();
        scene.aWhile(MOMENT);
        node.kill();
        boolean isMidway = left(source) > 0;
        // As if the time were over for which the dead may hold it.
        scene.database.rows("update source set claimed_until = clock_timestamp() where claim is not null and id = "
                + source);
        node.start();
        return isMidway;
    }

    /** The node that writes down what it has read. */
    private Optional<Node> reader() {
        return scene.database.rows("select application_name from pg_locks join pg_stat_activity using (pid)"
                + " where relation = 'source_sku'::regclass and mode = 'RowExclusiveLock'").stream()
                .flatMap(name -> scene.nodes.stream().filter(node -> node.nameInDatabase().equals(name))).findFirst();
    }

    private long left(long source) {
        return SKUS - scene.database.number("select count(*) from source_sku join source on source.id = source_id"
                + " where source_sku.sweep >= source.sweep and read_at is not null and source_id = " + source);
    }

    private static boolean isTrueInTime(Callable<Boolean> condition) {
        try {
            await().atMost(DONE).pollInterval(Duration.ofMillis(20)).until(condition);
            return true;
        } catch (ConditionTimeoutException late) {
            return false;
        }
    }

    private boolean isExact(long source, int more, int changes) {
        return scene.database.number("""
                select count(*) from source
                where id = %1$d and %2$d = (
                    select count(*) from generate_series(1, %2$d) nth
                    join product on product.retailer_id = source.retailer_id and product.sku = nth::text
                    join stock_level level on level.product_id = product.id
                    where level.on_hand = 1 + (nth + %3$d) %% %4$d)
                  and (select count(*) from stock_change where retailer_id = source.retailer_id) = %2$d * %5$d
                  and (select count(*) from stock_level where retailer_id = source.retailer_id) = %2$d
                """.formatted(source, SKUS, more, UNITS, changes)) == 1;
    }
}
