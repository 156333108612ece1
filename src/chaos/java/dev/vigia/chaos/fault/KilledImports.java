package dev.vigia.chaos.fault;

import dev.vigia.chaos.scene.Scene;

/**
 * Files of new products and their stock, of a shop of their own, which nodes compare and apply while they are killed: no
 * line is lost, and none is foretold, applied or written to the ledger twice.
 */
final class KilledImports {

    private static final int LINES = 30_000;
    private static final int UNITS = 97;
    private static final int KILLS = 2;

    private final Scene scene;
    private final Kills kills;

    KilledImports(Scene scene) {
        this.scene = scene;
        kills = new Kills(scene);
    }

    /** @return whether each line of one file was counted once, with nodes killed while it was compared and applied */
    boolean survive() {
        long file = handIn();
        boolean through = killUntil("compared_at is not null", file);
        scene.database.rows("update stock_import set confirmed_at = now(), confirmed_by = 'chaos' where id = " + file);
        through &= killUntil("finished_at is not null", file);
        boolean exact = isExact(file);
        if (!through || !exact) {
            System.out.printf("chaos: import %d %s%n", file, !through ? "does not end" : "lost or doubled lines");
        }
        return through && exact;
    }

    /** In one statement, so that no node sees a part of it. */
    private long handIn() {
        return scene.database.number("""
                with shop as (
                  insert into retailer (code, name) values ('file-' || gen_random_uuid(), 'file') returning id
                ), file as (
                  insert into stock_import (retailer_id, name, person, items, products, compared_at, confirmed_at)
                  select id, 'chaos.csv', 'chaos', %1$d, %1$d, null, null from shop returning id, retailer_id
                ), line as (
                  insert into stock_import_line (stock_import_id, line, retailer_id, sku, warehouse, on_hand, reserved,
                                                 unlimited)
                  select id, nth, retailer_id, 'FILE-' || lpad(nth::text, 6, '0'), 'main', nth %% %2$d, 0, false
                  from file, generate_series(1, %1$d) nth
                ), product as (
                  insert into stock_import_product (stock_import_id, sku, line, retailer_id, name, category)
                  select id, 'FILE-' || lpad(nth::text, 6, '0'), nth, retailer_id, 'Mate ' || nth, 'Casa'
                  from file, generate_series(1, %1$d) nth
                )
                select id from file
                """.formatted(LINES, UNITS));
    }

    private boolean killUntil(String done, long file) {
        String asked = "select count(*) from stock_import where id = " + file + " and " + done;
        return kills.killUntil(() -> scene.database.number(asked) == 1, KILLS);
    }

    private boolean isExact(long file) {
        return scene.database.number("""
                select count(*) from stock_import file
                where id = %1$d and new_levels = %2$d and new_products = %2$d and accepted = %2$d
                  and products_accepted = %2$d and unchanged + outdated + held + refused + products_held = 0
                  and (select count(*) from stock_import_line where stock_import_id = file.id) = 0
                  and (select count(*) from stock_import_product where stock_import_id = file.id) = 0
                  and (select count(*) from stock_change where retailer_id = file.retailer_id) = %2$d
                  and (select count(*) from stock_level where retailer_id = file.retailer_id) = %2$d
                  and (select count(*) from generate_series(1, %2$d) nth
                       join product on product.retailer_id = file.retailer_id
                         and product.sku = 'FILE-' || lpad(nth::text, 6, '0')
                       join stock_level level on level.product_id = product.id
                       where level.on_hand = nth %% %3$d) = %2$d
                """.formatted(file, LINES, UNITS)) == 1;
    }
}
