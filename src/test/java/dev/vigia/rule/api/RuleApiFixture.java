package dev.vigia.rule.api;

import dev.vigia.listing.Evaluation;
import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Ana's shop with a category of its own below another, on an integration that lists nothing else. */
abstract class RuleApiFixture {

    static final String ALL = "/api/v1/rules";

    @Inject
    Evaluation evaluation;

    final String name = "rules " + UUID.randomUUID();
    final String above = name;
    final String category = name + " > Mates";
    long retailer;
    long integration;

    @BeforeEach
    void ana_has_an_integration_of_her_own() {
        People.api("ana").get(ALL).then().statusCode(200);
        retailer = Shop.retailer("mate");
        integration = integration("carrefour", "3");
        Shop.stocked(retailer, category, "few " + name, 2, 8);
        Shop.stocked(retailer, category, "many " + name, 2, 80);
        Shop.execute("insert into category (retailer_id, path) values (" + retailer + ", '" + above + "')");
        Shop.execute("insert into integration_category select " + integration
                + ", id, retailer_id from category where path = '" + category + "'");
        evaluate();
    }

    long integration(String marketplace, String minimum) {
        return Shop.number("insert into integration (retailer_id, marketplace, name, country, enabled, minimum_stock, "
                + "every_category) values (" + retailer + ", '" + marketplace + "', '" + marketplace + " " + name
                + "', 'BR', false, " + minimum + ", false) returning id");
    }

    @AfterEach
    void leave_the_shop_as_it_was() {
        // A rule for all integrations of a shop that many tests share may still be carried out.
        Shop.execute("delete from rollout where ended_at is null and retailer_id = " + retailer);
        String integrations = "(select id from integration where name like '%" + name + "')";
        for (String table : new String[] { "due", "warning_past", "listing", "listing_condition", "listing_tally",
                "integration_category", "winning_rule", "minimum_rule", "rollout" }) {
            Shop.execute("delete from " + table + " where integration_id in " + integrations);
        }
        Shop.execute("delete from minimum_rule where category_id in (select id from category where path like '" + name
                + "%') or product_id in (select id from product where sku like '%" + name + "%')");
        Shop.execute("delete from winning_rule where category_id in (select id from category where path like '" + name
                + "%') or product_id in (select id from product where sku like '%" + name + "%')");
        for (String table : new String[] { "warning_past", "listing_condition", "listing", "stock_level" }) {
            Shop.execute("delete from " + table + " where product_id in (select id from product where sku like '%"
                    + name
                    + "%')");
        }
        Shop.execute("delete from product where sku like '%" + name + "%'");
        Shop.execute("delete from category where path like '" + name + "%'");
        Shop.execute("delete from integration where id in " + integrations);
    }

    void evaluate() {
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofIntegration(retailer, integration));
        Shop.tell("listing.integration_id = " + integration);
    }

    static RequestSpecification ana() {
        return People.api("ana").header("Accept-Language", "en").contentType(ContentType.JSON);
    }

    /** Single quotes are easier to read here. */
    static ValidatableResponse post(String body) {
        return ana().body(body.replace('\'', '"')).post(ALL).then();
    }

    static ValidatableResponse put(long id, long version, String body) {
        return ana().header("If-Match", "\"" + version + "\"").body(body.replace('\'', '"')).put(ALL + "/" + id).then();
    }

    static ValidatableResponse delete(long id, long version) {
        return ana().header("If-Match", "\"" + version + "\"").delete(ALL + "/" + id).then();
    }

    static ValidatableResponse impact(String body) {
        return ana().body(body.replace('\'', '"')).post(ALL + "/impact").then();
    }

    /** A rule that is there. */
    static long made(String body) {
        return post(body).statusCode(201).extract().jsonPath().getLong("id");
    }

    /** For this category on this integration. */
    String here(String more) {
        return "{'integration':" + integration + ",'category':'" + category + "'," + more + "}";
    }

    long zeros() {
        return Shop.number("select count(*) from listing_now listing where desired = 0 and integration_id = "
                + integration);
    }
}
