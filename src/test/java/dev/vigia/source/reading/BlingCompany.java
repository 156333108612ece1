package dev.vigia.source.reading;

import dev.vigia.access.Sha256;
import dev.vigia.source.Source;
import dev.vigia.source.SourceConnectors;
import dev.vigia.source.SourceSettings;
import dev.vigia.testing.Shop;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A shop whose stock lies with a company of the sandbox's Bling, whose owner has consented. Nobody reads it but the test. */
public final class BlingCompany {

    private static final Cast BLING = new Cast("bling");

    public final Shop shop = new Shop();
    public final String company = shop.code;
    public final long id;
    final String key = UUID.randomUUID().toString();

    public BlingCompany() {
        Map<String, String> account = BLING.account(company);
        id = QuarkusTransaction.requiringNew().call(() -> {
            Source made = Source.of(shop.retailerId, "bling", company, Sha256.of(key), 400, Instant.now());
            // Some node has it, so that none reads it behind the test's back.
            made.nextAt = Instant.now().plusSeconds(86_400);
            made.claim = UUID.randomUUID();
            made.claimedUntil = made.nextAt;
            made.persistAndFlush();
            SourceSettings settings = Arc.container().instance(SourceSettings.class).get();
            settings.put(made, Arc.container().instance(SourceConnectors.class).get().of(made).settings(), account);
            settings.keepGiven(made, Map.of("company", company, "refresh-token", account.get("refresh-token")));
            settings.keepHookKey(made, key);
            return made.id;
        });
        long ours = Shop.number("insert into warehouse (retailer_id, code, name) values (" + shop.retailerId
                + ", 'main', 'Main') returning id");
        Shop.execute(
                "insert into source_warehouse (source_id, remote_id, retailer_id, name, sells, warehouse_id) values ("
                        + id + ", '1', " + shop.retailerId + ", 'x', false, " + ours + ")");
    }

    BlingCompany arrange(String more) {
        Cast.json().body("{\"company\":\"" + company + "\"" + more + "}").put(BLING.base() + "/_shop").then()
                .statusCode(204);
        return this;
    }

    BlingCompany switches(String... on) {
        return arrange(",\"switches\":[" + List.of(on).stream().map(one -> "\"" + one + "\"").collect(Collectors
                .joining(
                        ",")) + "]");
    }

    public BlingCompany products(int from, int to, int quantity) {
        return arrange(",\"products\":[" + IntStream.range(from, to).mapToObj(id -> "{\"id\":" + id + ",\"code\":\""
                + id
                + "\",\"quantity\":" + quantity + "}").collect(Collectors.joining(",")) + "]");
    }

    /** Where its webhook sends to; configured by hand, it is on again. */
    BlingCompany tells(String address) {
        return arrange(",\"hook\":\"http://localhost:" + RestAssured.port + "/hooks/bling/" + address + "\"");
    }

    BlingCompany stock(Map<Integer, Integer> units) {
        Cast.json().body("{\"company\":\"" + company + "\",\"items\":[" + units.entrySet().stream().map(
                change -> "{\"id\":\"" + change.getKey() + "\",\"physical\":" + change.getValue() + "}").collect(
                        Collectors
                                .joining(","))
                + "]}").put(BLING.base() + "/_stock").then().statusCode(204);
        return this;
    }

    public JsonPath shown() {
        return Cast.json().queryParam("company", company).get(BLING.base() + "/_shop").then().statusCode(200).extract()
                .jsonPath();
    }

    public Source source() {
        return QuarkusTransaction.requiringNew().call(() -> Source.findById(id));
    }

    /** All that is to be done now. */
    BlingCompany read() {
        UUID claim = UUID.randomUUID();
        Shop.execute("update source set claim = '" + claim
                + "', claimed_until = now() + interval '1 minute', rests_until"
                + " = null, stopped_at = null where id = " + id);
        SourceShop.reads().read(id, claim);
        return this;
    }

    /** As if it were time for another sweep. */
    BlingCompany sweep() {
        Shop.execute("update source set sweep_began_at = now() - interval '1 day' where id = " + id);
        return read();
    }

    /** {@code sku|on hand}. */
    Map<Integer, Integer> levels() {
        return Shop.rows("select sku, on_hand - reserved from stock_level join product on product.id = product_id where"
                + " product.retailer_id = " + shop.retailerId).stream().map(row -> row.split("\\|")).collect(Collectors
                        .toMap(row -> Integer.valueOf(row[0]), row -> Integer.valueOf(row[1])));
    }

    String outcome() {
        return Shop.row("select outcome, detail from source where id = " + id);
    }

    List<String> due() {
        return Shop.rows("select remote_id, looks from source_sku where due_at is not null and source_id = " + id
                + " order by remote_id");
    }
}
