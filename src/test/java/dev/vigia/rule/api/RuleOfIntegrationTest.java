package dev.vigia.rule.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The minimum stock of an integration is a rule as well: one number, one version, at two addresses. */
@QuarkusTest
class RuleOfIntegrationTest extends RuleApiFixture {

    private static final String INTEGRATIONS = "/api/v1/integrations/";

    private long id;

    @BeforeEach
    void its_rule() {
        id = Shop.number("select rule_id from integration where id = " + integration);
    }

    @Test
    void it_is_on_the_list_and_at_its_address() {
        ana().get(ALL + "/" + id).then().statusCode(200).header("ETag", equalTo("\"0\""))
                .body("ofIntegration", equalTo(true)).body("integration", equalTo((int) integration))
                .body("minimum", equalTo(3)).body("mode", equalTo("floor")).body("inForce", equalTo(true));
    }

    @Test
    void a_change_at_either_address_raises_the_version_at_both() {
        put(id, 0, "{'integration':" + integration + ",'minimum':8,'mode':'hold_back','reopenAt':20,'reason':'Few'}")
                .statusCode(200).header("ETag", equalTo("\"1\"")).body("evaluated.toZero", equalTo(2))
                .body("changedBy", equalTo(ana().get(ALL + "/" + id).jsonPath().getString("changedBy")));
        ana().get(INTEGRATIONS + integration).then().header("ETag", equalTo("\"1\"")).body("minimumStock", equalTo(8));
        ana().header("If-Match", "\"0\"").body("{\"minimumStock\":5}").patch(INTEGRATIONS + integration).then()
                .statusCode(412);
        ana().header("If-Match", "\"1\"").body("{\"minimumStock\":5}").patch(INTEGRATIONS + integration).then()
                .statusCode(200).header("ETag", equalTo("\"2\""));
        ana().get(ALL + "/" + id).then().header("ETag", equalTo("\"2\"")).body("minimum", equalTo(5))
                .body("mode", equalTo("hold_back")).body("reopenAt", equalTo(20)).body("reason", equalTo("Few"));
    }

    @Test
    void it_ends_and_is_made_again() {
        delete(id, 0).statusCode(200).body("inForce", equalTo(false));
        ana().get(INTEGRATIONS + integration).then().body("minimumStock", nullValue());
        ana().get(ALL + "/" + id).then().statusCode(404);
        ana().get(ALL + "?integration=" + integration).then().body("items.id", not(hasItem((int) id)));
        post("{'integration':" + integration + ",'minimum':4,'ceiling':9}").statusCode(201).body("id", equalTo(
                (int) id)).body("ofIntegration", equalTo(true)).body("version", equalTo(2));
        assertThat(Shop.number("select max(desired) from listing_now listing where integration_id = " + integration))
                .isEqualTo(9);
        post("{'integration':" + integration + ",'minimum':5}").statusCode(422).body("detail", containsString(
                "same time"));
    }

    @Test
    void it_stays_that_of_its_integration() {
        put(id, 0, here("'minimum':8")).statusCode(422).body("detail", containsString("keeps its integration"));
        put(id, 0, "{'minimum':8}").statusCode(422);
        put(id, 0, "{'integration':" + integration + ",'minimum':8,'to':'2099-01-01T00:00:00Z'}").statusCode(422);
        long other = made(here("'minimum':8"));
        put(other, 0, "{'integration':" + integration + ",'minimum':8}").statusCode(422).body("detail", containsString(
                "own minimum stock"));
    }

    @Test
    void it_does_not_end_where_the_marketplace_needs_one() {
        long needed = integration("amazon", "3");
        long rule = Shop.number("select rule_id from integration where id = " + needed);
        delete(rule, 0).statusCode(422).body("detail", containsString("always needs"));
    }

    @Test
    void one_that_is_being_disconnected_takes_no_rule() {
        Shop.execute("update integration set disconnecting_at = now(), enabled = true where id = " + integration);
        post(here("'minimum':8")).statusCode(409).body("title", equalTo("Being disconnected"));
        put(id, 0, "{'integration':" + integration + ",'minimum':8}").statusCode(409);
        delete(id, 0).statusCode(409);
    }
}
