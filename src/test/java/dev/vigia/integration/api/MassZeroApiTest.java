package dev.vigia.integration.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.vigia.listing.Evaluation;
import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A program that takes much of what sells to zero is told so, and does it by saying it again. */
@QuarkusTest
class MassZeroApiTest {

    @Inject
    Evaluation evaluation;

    private final String name = "mass zero " + UUID.randomUUID();
    private final String category = name;
    private long retailer;
    private long id;

    @BeforeEach
    void two_hundred_products_sell_and_sixty_of_them_have_few_units() {
        People.api("ana").get("/api/v1/integrations").then().statusCode(200);
        retailer = Shop.retailer("mate");
        Shop.stocked(retailer, category, "few-" + name, 60, 8);
        Shop.stocked(retailer, category, "many-" + name, 140, 80);
        id = Shop.number("insert into integration (retailer_id, marketplace, name, country, enabled, minimum_stock, "
                + "every_category) values (" + retailer + ", 'amazon', '" + name
                + "', 'BR', false, 3, false) returning id");
        Shop.execute("insert into integration_category select " + id + ", id, retailer_id from category where path = '"
                + category + "'");
        evaluate();
    }

    @AfterEach
    void leave_the_shop_as_it_was() {
        for (String table : new String[] { "due", "warning_past", "listing", "listing_condition",
                "listing_tally", "integration_category" }) {
            Shop.execute("delete from " + table + " where integration_id = " + id);
        }
        Shop.execute("delete from stock_level where product_id in (select id from product where sku like '%" + name
                + "%')");
        Shop.execute("delete from product where sku like '%" + name + "%'");
        Shop.execute("delete from category where path = '" + category + "'");
        Shop.execute("delete from integration where id = " + id);
    }

    @Test
    void the_api_answers_with_the_impact_until_it_is_confirmed() {
        patch("{\"minimumStock\":8}").statusCode(409).contentType("application/problem+json")
                .body("status", equalTo(409)).body("impact.toZero", equalTo(60)).body("impact.selling", equalTo(200))
                .body("impact.sample", hasSize(10)).body("detail", containsString("confirmed"));
        patch("{\"minimumStock\":8,\"confirmed\":false}").statusCode(409);
        assertThat(zeros()).isZero();
        patch("{\"minimumStock\":8,\"confirmed\":true}").statusCode(200).body("minimumStock", equalTo(8));
        assertThat(zeros()).isEqualTo(60);
    }

    @Test
    void the_api_asks_again_where_more_goes_to_zero_than_it_said() {
        patch("{\"minimumStock\":8}").statusCode(409);
        Shop.stocked(retailer, category, "late-" + name, 5, 7);
        evaluate();
        patch("{\"minimumStock\":8,\"confirmed\":true}").statusCode(409).body("impact.toZero", equalTo(65));
        patch("{\"minimumStock\":8,\"confirmed\":true}").statusCode(200);
    }

    @Test
    void confirmed_is_true_or_false() {
        patch("{\"minimumStock\":8,\"confirmed\":\"yes\"}").statusCode(422);
    }

    @Test
    void switching_it_off_evaluates_nothing_and_asks_nothing() {
        Shop.execute("update integration set enabled = true, stopped_because = 'held', stopped_at = now() where id = "
                + id);
        Shop.execute("update stock_level set on_hand = 0 where product_id in (select id from product where sku like "
                + "'%" + name + "%')");
        patch("{\"enabled\":false}").statusCode(200);
        assertThat(zeros()).as("what only an evaluation would have found").isZero();
    }

    private ValidatableResponse patch(String body) {
        return People.api("ana").header("If-Match", "\"0\"").header("Accept-Language", "en")
                .contentType(ContentType.JSON).body(body).patch("/api/v1/integrations/" + id).then();
    }

    private long zeros() {
        return Shop.number("select count(*) from listing_now listing where state <> 'ok' and integration_id = " + id);
    }

    private void evaluate() {
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofIntegration(retailer, id));
    }
}
