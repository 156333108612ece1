package dev.vigia.source.reading;

import dev.vigia.access.Sha256;
import dev.vigia.source.Source;
import dev.vigia.source.SourceConnector;
import dev.vigia.source.SourceConnectors;
import dev.vigia.source.SourceSettings;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** A shop whose stock lies in an account of a sandbox that tells of changes. Nobody reads it but the test. */
final class ToldSource {

    final Shop shop = new Shop();
    final String kind;
    final String account;
    final String key = UUID.randomUUID().toString();
    final long id;
    private final Cast cast;
    private final Map<String, Integer> expected = new TreeMap<>();

    ToldSource(String kind) {
        this.kind = kind;
        cast = new Cast(kind);
        account = cast.newSeller();
        id = QuarkusTransaction.requiringNew().call(() -> {
            SourceConnector connector = Arc.container().instance(SourceConnectors.class).get().find(kind).orElseThrow();
            Map<String, String> typed = cast.account(account);
            Source made = Source.of(shop.retailerId, kind, connector.account(typed), Sha256.of(key), 400, Instant
                    .now());
            // Some node has it, so that none reads it behind the test's back.
            made.nextAt = Instant.now().plusSeconds(86_400);
            made.claim = UUID.randomUUID();
            made.claimedUntil = made.nextAt;
            made.persistAndFlush();
            SourceSettings settings = Arc.container().instance(SourceSettings.class).get();
            settings.put(made, connector.settings(), typed);
            settings.keepGiven(made, typed.entrySet().stream().filter(one -> connector.settings().stream().noneMatch(
                    setting -> setting.name().equals(one.getKey()))).collect(Collectors.toMap(Map.Entry::getKey,
                            Map.Entry::getValue)));
            settings.keepHookKey(made, key);
            return made.id;
        });
    }

    /** @param more fields of the arrangement */
    ToldSource arrange(String more) {
        Cast.json().body("{\"" + owner() + "\":\"" + account + "\"," + more + "}").put(cast.base() + "/_shop").then()
                .statusCode(204);
        return this;
    }

    ToldSource switches(String... on) {
        return arrange("\"switches\":[" + List.of(on).stream().map(one -> "\"" + one + "\"").collect(Collectors.joining(
                ",")) + "]");
    }

    private String owner() {
        return kind.equals("tiny") ? "company" : "store";
    }

    /** So many SKUs of 9 units, at Nuvemshop in products of four; it tells of what happens from now on. */
    ToldSource skus(int number) {
        StringBuilder skus = new StringBuilder();
        for (int sku = 1; sku <= number; sku++) {
            skus.append(skus.isEmpty() ? "" : ",").append("{\"id\":").append(sku).append(",\"quantity\":9")
                    .append(kind.equals("tiny") ? "" : ",\"product\":" + (1_000 + sku / 4)).append("}");
            expected.put(Integer.toString(sku), 9);
        }
        arrange((kind.equals("tiny") ? "\"products\"" : "\"variants\"") + ":[" + skus + "]");
        return arrange("\"hook\":\"http://localhost:" + RestAssured.port + "/hooks/" + kind + "/" + key + "\"");
    }

    ToldSource stock(Map<Integer, Integer> quantities) {
        quantities.forEach((sku, quantity) -> expected.put(Integer.toString(sku), quantity));
        Cast.json().body("{\"" + owner() + "\":\"" + account + "\",\"items\":[" + quantities.entrySet().stream().map(
                one -> "{\"" + (kind.equals("tiny") ? "product" : "sku") + "\":\"" + one.getKey() + "\",\"quantity\":"
                        + one.getValue() + "}")
                .collect(Collectors.joining(",")) + "]}").put(cast.base() + "/_stock").then().statusCode(204);
        return this;
    }

    /** All that is to be done now; what the warehouses are is said when they are known. */
    ToldSource read() {
        do {
            UUID claim = UUID.randomUUID();
            Shop.execute("update source set claim = '" + claim + "', claimed_until = now() + interval '1 minute',"
                    + " rests_until = null, stopped_at = null where id = " + id);
            Arc.container().instance(SourceReads.class).get().read(id, claim);
        } while (mapped() || Shop.number("select count(*) from source join source_sku on source_id = source.id where"
                + " source_sku.sweep < source.sweep and source.id = " + id) > 0 && outcome().equals("READ|"));
        return this;
    }

    /** @return whether a warehouse was assigned just now */
    private boolean mapped() {
        boolean isNew = Shop.number("select count(*) from source_warehouse where warehouse_id is null and source_id = "
                + id) > 0;
        Shop.execute("insert into warehouse (retailer_id, code, name) select retailer_id, remote_id, name from"
                + " source_warehouse where warehouse_id is null and source_id = " + id);
        Shop.execute("update source_warehouse set warehouse_id = warehouse.id from warehouse where code = remote_id and"
                + " warehouse.retailer_id = source_warehouse.retailer_id and warehouse_id is null and source_id = "
                + id);
        return isNew;
    }

    /** As if it were time for all of it again. */
    ToldSource readAgain() {
        Shop.execute(
                "update source set sweep_began_at = now() - interval '1 day', listed_at = now() - interval '1 day',"
                        + " warehouses_at = null where id = " + id);
        return read();
    }

    String outcome() {
        return Shop.row("select outcome, detail from source where id = " + id);
    }

    /** SKUs whose units here are other than there. */
    List<String> differences() {
        Map<String, Integer> levels = Shop.rows("select sku, on_hand from stock_level join product on product.id ="
                + " product_id where product.retailer_id = " + shop.retailerId).stream().map(row -> row.split("\\|"))
                .collect(Collectors.toMap(row -> row[0], row -> Integer.valueOf(row[1])));
        return expected.keySet().stream().filter(sku -> !expected.get(sku).equals(levels.get(sku))).toList();
    }
}
