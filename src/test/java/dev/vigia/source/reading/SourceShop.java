package dev.vigia.source.reading;

import dev.vigia.access.Sha256;
import dev.vigia.source.Source;
import dev.vigia.source.SourceConnectors;
import dev.vigia.source.SourceSettings;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A shop whose stock lies in an account of the sandbox's VTEX. Nobody reads it but the test. */
final class SourceShop {

    static final Cast VTEX = new Cast("vtex");

    final Shop shop = new Shop();
    final String account = shop.code;
    final String key = UUID.randomUUID().toString();
    final long id;
    final long warehouse;

    SourceShop() {
        id = QuarkusTransaction.requiringNew().call(() -> {
            Source made = Source.of(shop.retailerId, "vtex", account, Sha256.of(key), 400, Instant.now());
            // Some node has it, so that none reads it behind the test's back.
            made.nextAt = Instant.now().plusSeconds(86_400);
            made.claim = UUID.randomUUID();
            made.claimedUntil = made.nextAt;
            made.persistAndFlush();
            SourceSettings settings = Arc.container().instance(SourceSettings.class).get();
            settings.put(made, Arc.container().instance(SourceConnectors.class).get().of(made).settings(), VTEX.account(
                    account));
            settings.keepHookKey(made, key);
            return made.id;
        });
        warehouse = Shop.number("insert into warehouse (retailer_id, code, name) values (" + shop.retailerId
                + ", 'main', 'Main') returning id");
        map("main", warehouse);
    }

    private void map(String remote, long ours) {
        Shop.execute(
                "insert into source_warehouse (source_id, remote_id, retailer_id, name, sells, warehouse_id) values ("
                        + id + ", '" + remote + "', " + shop.retailerId + ", 'x', false, " + ours + ")");
    }

    /** Another warehouse, and which of ours it is. */
    long mapped(String remote) {
        long ours = Shop.number("insert into warehouse (retailer_id, code, name) values (" + shop.retailerId + ", '"
                + remote + "', 'x') returning id");
        map(remote, ours);
        return ours;
    }

    /** @param more fields of the arrangement, beginning with a comma */
    SourceShop arrange(String more) {
        Cast.json().body("{\"account\":\"" + account + "\"" + more + "}").put(VTEX.base() + "/_shop").then()
                .statusCode(204);
        return this;
    }

    SourceShop skus(int from, int to, int quantity) {
        StringBuilder skus = new StringBuilder();
        for (int sku = from; sku < to; sku++) {
            skus.append(skus.isEmpty() ? "" : ",").append("{\"id\":").append(sku).append(",\"quantity\":").append(
                    quantity).append("}");
        }
        return arrange(",\"skus\":[" + skus + "]");
    }

    SourceShop stock(long sku, int quantity, String more) {
        Cast.json().body("{\"account\":\"" + account + "\",\"items\":[{\"sku\":\"" + sku + "\",\"quantity\":" + quantity
                + more + "}]}").put(VTEX.base() + "/_stock").then().statusCode(204);
        return this;
    }

    void activate(long sku, boolean on) {
        Cast.json().body("{\"account\":\"" + account + "\",\"sku\":\"" + sku + "\",\"active\":" + on + "}").put(VTEX
                .base() + "/_active").then().statusCode(204);
    }

    void remove(long sku) {
        Cast.json().queryParam("account", account).queryParam("sku", sku).delete(VTEX.base() + "/_sku").then()
                .statusCode(204);
    }

    UUID claim() {
        UUID claim = UUID.randomUUID();
        Shop.execute("update source set claim = '" + claim
                + "', claimed_until = now() + interval '1 minute', rests_until"
                + " = null, stopped_at = null where id = " + id);
        return claim;
    }

    static SourceReads reads() {
        return Arc.container().instance(SourceReads.class).get();
    }

    /** All that is to be done now. */
    SourceShop read() {
        reads().read(id, claim());
        return this;
    }

    /** As if it were time for all of it again. */
    SourceShop readAgain() {
        Shop.execute(
                "update source set sweep_began_at = now() - interval '1 day', listed_at = now() - interval '1 day',"
                        + " warehouses_at = null where id = " + id);
        return read();
    }

    /** Announces, as VTEX does, that a SKU has changed. */
    void announce(long sku) {
        Shop.execute(
                "update source_sku set notified_at = clock_timestamp(), looks = 2, due_at = clock_timestamp() where"
                        + " source_id = " + id + " and remote_id = '" + sku + "'");
    }

    /** In the main warehouse, and whatever others are known: {@code sku|warehouse|on hand|reserved|unlimited}. */
    List<String> levels() {
        return Shop.rows("select sku, code, on_hand, reserved, unlimited from stock_level join product on product.id ="
                + " product_id join warehouse on warehouse.id = warehouse_id where product.retailer_id = "
                + shop.retailerId + " order by sku, code");
    }

    String outcome() {
        return Shop.row("select outcome, detail from source where id = " + id);
    }

    String outcome(long sku) {
        return Shop.row("select outcome from source_sku where source_id = " + id + " and remote_id = '" + sku + "'");
    }

    /** Paths of what was asked since the log was last forgotten, in order. */
    List<String> asked(String part) {
        return VTEX.calls().<String>getList("calls.path").stream().filter(path -> path.contains("/" + account + "/")
                && path.contains(part)).toList();
    }
}
