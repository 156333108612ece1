package dev.vigia.chaos.fault;

import static dev.vigia.testing.Patiently.await;

import dev.vigia.chaos.node.Node;
import dev.vigia.chaos.scene.Scene;
import dev.vigia.testing.marketplace.StubServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Files of new products and their stock, of a shop of their own, which nodes fetch from an address on a schedule, read,
 * compare and apply while they are killed: no file and no line is lost, none is kept, foretold, applied or written to the
 * ledger twice, and the schedule goes on.
 */
final class KilledImports {

    private static final int LINES = 20_000;
    private static final int UNITS = 97;
    /** What was to be struck may be over before its node dies; then another file is struck. */
    private static final int FILES = 5;
    private static final Duration DONE = Duration.ofMinutes(4);
    private static final Duration MOMENT = Duration.ofMillis(300);

    private static final String KEPT = "true";
    private static final String COMPARED = "compared_at is not null";
    private static final String FINISHED = "finished_at is not null";

    private static final String CSV = "SKU;Nombre;Categoría;Almacén;Stock\n" + IntStream.rangeClosed(1, LINES)
            .mapToObj(nth -> "FILE-%06d;Mate %d;Casa > Cocina;main;%d%n".formatted(nth, nth, nth % UNITS))
            .collect(Collectors.joining());

    private final Scene scene;

    KilledImports(Scene scene) {
        this.scene = scene;
    }

    /** @return whether each line of each file was counted once, with a node killed while it read, compared and applied one */
    boolean survive() throws IOException {
        try (StubServer server = new StubServer()) {
            server.answers("/stock.csv", 200, CSV);
            for (int file = 0; file < FILES; file++) {
                long shop = schedule(server.url());
                boolean isStruck = killDuring(shop, KEPT) & killDuring(shop, COMPARED) & killDuring(shop, FINISHED);
                if (!isTakenOnce(shop)) {
                    return false;
                }
                if (isStruck) {
                    return true;
                }
            }
            System.out.println("chaos: no node was killed in all that it does with a file");
            return false;
        }
    }

    /** In one statement, so that no node sees a part of it. */
    private long schedule(URI server) {
        return scene.database.number("""
                with shop as (
                  insert into retailer (code, name) values ('file-' || gen_random_uuid(), 'file') returning id
                )
                insert into scheduled_import (retailer_id, kind, location, minutes, complete, category, person)
                select id, 'ADDRESS', '%s/stock.csv', 1440, false, 'Casa', 'chaos' from shop
                returning retailer_id
                """.formatted(server));
    }

    /** @return whether a node died in the middle of what comes before this */
    private boolean killDuring(long shop, String done) {
        AtomicReference<Optional<Node>> worker = new AtomicReference<>(Optional.empty());
        boolean isMet = isTrueInTime(() -> {
            worker.set(worker());
            return worker.get().isPresent() || is(shop, done);
        });
        if (!isMet || worker.get().isEmpty()) {
            return false;
        }
        Node node = worker.get().get();
        scene.aWhile(MOMENT);
        node.kill();
        boolean isMidway = !is(shop, done);
        // As if the time were over for which the dead may hold it.
        scene.database.rows("update scheduled_import set claimed_until = clock_timestamp() where claim is not null and"
                + " retailer_id = " + shop);
        node.start();
        return isMidway & isTrueInTime(() -> is(shop, done));
    }

    /** The node in the middle of a file: its transaction has looked at lines. One that finds another at it does not. */
    private Optional<Node> worker() {
        return scene.database.rows("""
                select application_name from pg_locks join pg_stat_activity using (pid)
                where relation in ('stock_import_line'::regclass, 'stock_import_product'::regclass)
                """).stream().flatMap(name -> scene.nodes.stream().filter(node -> node.nameInDatabase().equals(name)))
                .findFirst();
    }

    private boolean is(long shop, String done) {
        return scene.database.number("select count(*) from stock_import where retailer_id = " + shop + " and "
                + done) == 1;
    }

    private static boolean isTrueInTime(Callable<Boolean> condition) {
        try {
            await().atMost(DONE).pollInterval(Duration.ofMillis(20)).until(condition);
            return true;
        } catch (ConditionTimeoutException late) {
            return false;
        }
    }

    private boolean isTakenOnce(long shop) {
        boolean through = isTrueInTime(() -> is(shop, FINISHED));
        boolean isReadOn = through && readsOn(shop);
        boolean exact = isReadOn && isExact(shop);
        if (!exact) {
            System.out.printf("chaos: import of shop %d %s%n", shop, !through ? "does not end"
                    : !isReadOn ? "is not read on" : "lost or doubled lines");
        }
        return exact;
    }

    /** Whether the address is asked again when its time comes, and the same file is not taken again. */
    private boolean readsOn(long shop) {
        scene.database.rows("update scheduled_import set next_at = now(), looked_at = null where retailer_id = "
                + shop);
        boolean isSame = isTrueInTime(() -> scene.database.number(
                "select count(*) from scheduled_import where looked_at is not null and claim is null and"
                        + " outcome = 'NOTHING_NEW' and retailer_id = " + shop) == 1);
        scene.database.rows("update scheduled_import set enabled = false where retailer_id = " + shop);
        return isSame;
    }

    private boolean isExact(long shop) {
        return scene.database.number("""
                select count(*) from stock_import file
                where retailer_id = %1$d and new_levels = %2$d and new_products = %2$d and accepted = %2$d
                  and products_accepted = %2$d and unchanged + outdated + held + refused + products_held = 0
                  and (select count(*) from stock_import where retailer_id = %1$d) = 1
                  and (select count(*) from stock_import_line where stock_import_id = file.id) = 0
                  and (select count(*) from stock_import_product where stock_import_id = file.id) = 0
                  and (select count(*) from stock_change where retailer_id = %1$d) = %2$d
                  and (select count(*) from stock_level where retailer_id = %1$d) = %2$d
                  and (select count(*) from generate_series(1, %2$d) nth
                       join product on product.retailer_id = %1$d
                         and product.sku = 'FILE-' || lpad(nth::text, 6, '0')
                       join stock_level level on level.product_id = product.id
                       where level.on_hand = nth %% %3$d) = %2$d
                """.formatted(shop, LINES, UNITS)) == 1;
    }
}
