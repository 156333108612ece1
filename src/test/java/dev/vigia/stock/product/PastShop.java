package dev.vigia.stock.product;

import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;

/** A shop with a past of its own: what was counted, told and set in May, on a clock in UTC. */
class PastShop {

    final Shelf shelf = new Shelf();
    final long retailer = shelf.shop.retailerId;
    final long amazon = shelf.integration("Amazon");
    final long main = Shop.number("insert into warehouse (retailer_id, code, name) values (" + retailer
            + ", 'main', 'main') returning id");

    PastShop() {
        Shop.execute("update retailer set zone = 'UTC' where id = " + retailer);
    }

    /** Known since the first of May. */
    long product(String sku, String category) {
        long product = shelf.product(sku, "Taza", shelf.category(category));
        Shop.execute("update product set created_at = '2026-05-01T00:00:00Z' where id = " + product);
        return product;
    }

    void stock(long product, int units, String moment) {
        stock(product, main, units, moment);
    }

    void stock(long product, long warehouse, int units, String moment) {
        Shop.execute("insert into stock_change (retailer_id, product_id, warehouse_id, on_hand, reserved, unlimited,"
                + " observed_at, recorded_at, source) values (" + retailer + ", " + product + ", " + warehouse + ", "
                + units + ", 0, false, '" + moment + "', '" + moment + "', 'api:erp')");
    }

    /** Its level in the main warehouse, which was counted before. */
    void forgotten(long product, String moment) {
        Shop.execute("insert into stock_change (retailer_id, product_id, warehouse_id, on_hand_before, reserved_before,"
                + " unlimited, observed_at, recorded_at, source) values (" + retailer + ", " + product + ", " + main
                + ", 1, 0, false, '" + moment + "', '" + moment + "', 'api:erp')");
    }

    /** @return the id of the rule, in its version 0; for every integration */
    long rule(String scope, long id, int minimum, String dates, String created, String ended) {
        return Shop.number("insert into minimum_rule (retailer_id, " + scope + ", minimum, from_at, to_at, reason,"
                + " in_force, created_at, created_by, ended_at, ended_by) values (" + retailer + ", " + id + ", "
                + minimum + ", " + dates + ", 'Feria', true, '" + created + "', 'Ana', " + (ended == null
                        ? "null, null)"
                        : "'" + ended + "', 'Ana')")
                + " returning id");
    }

    /** @param computed the columns of what it was computed from and their values, as {@code rule_id = 1}; may be empty */
    void told(long product, int quantity, String moment, String... computed) {
        long row = Shop.number("insert into stock_update (retailer_id, product_id, integration_id, revision, quantity,"
                + " outcome, happened_at) values (" + retailer + ", " + product + ", " + amazon
                + ", (select 1 + count(*)"
                + " from stock_update where product_id = " + product + "), " + quantity + ", 'applied', '" + moment
                + "') returning id");
        if (computed.length > 0) {
            Shop.execute("update stock_update set " + String.join(", ", computed) + " where id = " + row);
        }
    }

    void settings(String moment, String before, String after) {
        Shop.execute("insert into audit_event (retailer_id, integration_id, actor, action, before, after, happened_at)"
                + " values (" + retailer + ", " + amazon + ", 'Ana', 'changed', '" + before + "', '" + after + "', '"
                + moment + "')");
    }

    /** What the page answers of a SKU on the integration. */
    String answer(String sku, String at) {
        return shelf.page("/stock/" + sku + "?integration=" + amazon + "&at=" + at).select(".moment-answer").text();
    }
}
