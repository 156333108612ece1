package dev.vigia.testing;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.hibernate.Session;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A retailer's products and listings for one test, written as they are, so that nothing is sent because of them. */
public final class Shelf {

    public final Shop shop = new Shop();
    private final RequestSpecification visitor = People.stranger("olga", "viewer,retailer:" + shop.code);

    public long integration(String name) {
        return id("insert into integration (retailer_id, marketplace, name, country, minimum_stock) values ("
                + shop.retailerId
                + ", 'amazon', ?1, 'BR', 5) returning id", name);
    }

    public long category(String path) {
        return id("insert into category (retailer_id, path) values (" + shop.retailerId
                + ", ?1) on conflict (retailer_id, path) do update set path = excluded.path returning id", path);
    }

    public long product(String sku, String name) {
        return product(sku, name, category("Casa > Cocina"));
    }

    public long product(String sku, String name, long category) {
        return id("insert into product (retailer_id, sku, name, category_id) values (" + shop.retailerId + ", ?1, ?2, "
                + category + ") returning id", sku, name);
    }

    /** Since so many minutes ago; shown as it should be. Its units are those of the product, wherever that is offered. */
    public void listing(long product, long integration, String state, int minutes) {
        QuarkusTransaction.joiningExisting().run(() -> {
            if (!state.equals("unknown")) {
                int units = state.equals("ok") ? 50 : state.equals("below_minimum") ? 3 : 0;
                Shop.execute("insert into warehouse (retailer_id, code, name) values (" + shop.retailerId
                        + ", 'main', 'Main') on conflict do nothing");
                Shop.execute("insert into stock_level (product_id, warehouse_id, retailer_id, on_hand, reserved,"
                        + " unlimited, observed_at) select " + product + ", id, retailer_id, " + units
                        + ", 0, false, now() from warehouse where retailer_id = " + shop.retailerId
                        + " and code = 'main' on conflict (product_id, warehouse_id) do update set on_hand ="
                        + " greatest(stock_level.on_hand, excluded.on_hand)");
            }
            Shop.execute("insert into listing (product_id, integration_id, retailer_id) values (" + product + ", "
                    + integration + ", " + shop.retailerId + ")");
            if (!state.equals("ok")) {
                Shop.conditions("values (" + product + ", " + integration + ", '" + state
                        + "', date_trunc('minute', now()) - " + minutes + " * interval '1 minute')");
            }
            Shop.tell("listing.product_id = " + product + " and listing.integration_id = " + integration);
            Shop.execute("insert into listing_tally values (" + integration + ", " + shop.retailerId + ", '" + state
                    + "', 1)");
        });
    }

    public void update(long product, long integration, int quantity, String outcome, String cause, String moment) {
        Shop.execute("insert into stock_update (retailer_id, product_id, integration_id, revision, quantity, outcome,"
                + " cause, words, happened_at) values (" + shop.retailerId + ", " + product + ", " + integration
                + ", 1, "
                + quantity + ", '" + outcome + "', " + (cause == null ? "null, null" : "'" + cause + "', 'the words'")
                + ", " + moment + ")");
    }

    /** A page as a person of this shop sees it. */
    public Document page(String path) {
        return Jsoup.parse(request("es").get(path).then().statusCode(200).extract().asString());
    }

    public RequestSpecification request(String language) {
        return RestAssured.given().spec(visitor).urlEncodingEnabled(false)
                .header("Accept-Language", language);
    }

    public List<String> skus(String path) {
        return page(path).select(".cell-sku").eachText();
    }

    private static long id(String sql, Object... values) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            var query = Arc.container().instance(Session.class).get().createNativeQuery(sql, Long.class);
            for (int i = 0; i < values.length; i++) {
                query.setParameter(i + 1, values[i]);
            }
            return query.getSingleResult();
        });
    }
}
