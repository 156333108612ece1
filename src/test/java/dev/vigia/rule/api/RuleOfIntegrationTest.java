package dev.vigia.rule.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void its_terms_are_told_with_the_integration() {
        put(id, 0, "{'integration':" + integration + ",'minimum':8,'mode':'hold_back','reopenAt':20,'ceiling':90,"
                + "'reason':'Few'}").statusCode(200);
        ana().get(INTEGRATIONS + integration).then().body("ruleId", equalTo((int) id)).body("minimumStock", equalTo(8))
                .body("mode", equalTo("hold_back")).body("reopenAt", equalTo(20)).body("ceiling", equalTo(90))
                .body("reason", equalTo("Few")).body("rule.id", equalTo((int) id)).body("rule.version", equalTo(1))
                .body("rule.minimum", equalTo(8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', value = { "20; 'reopenAt':20", "21; 'reopenAt':20",
            "null; 'reopenAt':20",
            "null; 'ceiling':9", "null; 'mode':'hold_back'", "null; 'reason':'Few'" })
    void a_number_that_contradicts_its_terms_is_refused_and_takes_none_of_them_away(String minimum, String terms) {
        put(id, 0, "{'integration':" + integration + ",'minimum':8," + terms + "}").statusCode(200);
        ana().header("If-Match", "\"1\"").body("{\"minimumStock\":" + minimum + "}").patch(INTEGRATIONS + integration)
                .then().statusCode(422).contentType("application/problem+json").body("detail", containsString(
                        "/api/v1/rules/" + id));
        ana().get(ALL + "/" + id).then().body("minimum", equalTo(8)).header("ETag", equalTo("\"1\""));
    }

    @Test
    void a_number_below_its_reopening_level_is_taken() {
        put(id, 0, "{'integration':" + integration + ",'minimum':8,'reopenAt':20}").statusCode(200);
        ana().header("If-Match", "\"1\"").body("{\"minimumStock\":19}").patch(INTEGRATIONS + integration).then()
                .statusCode(200).body("reopenAt", equalTo(20));
    }

    @Test
    void what_would_wait_to_reopen_is_foretold() {
        put(id, 0, "{'integration':" + integration + ",'minimum':8,'reopenAt':20}").statusCode(200);
        ana().get(INTEGRATIONS + integration + "/impact?minimumStock=3").then().body("waiting", equalTo(2)).body(
                "toReopen", equalTo(0));
    }

    @Test
    void without_a_number_of_its_own_it_tells_the_wider_rule_that_holds() {
        ana().header("If-Match", "\"0\"").body("{\"minimumStock\":null}").patch(INTEGRATIONS + integration).then()
                .statusCode(200).body("rule", nullValue()).body("mode", nullValue());
        // Others use this shop, too: one that takes nothing to zero.
        long wide = made("{'minimum':0}");
        ana().get(INTEGRATIONS + integration).then().body("minimumStock", nullValue()).body("rule.id", equalTo(
                (int) wide)).body("rule.minimum", equalTo(0));
        ana().get(INTEGRATIONS).then().body("items.find { it.id == " + integration + " }.rule.minimum", equalTo(0));
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
        Desk.disconnecting(integration);
        post(here("'minimum':8")).statusCode(409).body("title", equalTo("Being disconnected"));
        put(id, 0, "{'integration':" + integration + ",'minimum':8}").statusCode(409);
        delete(id, 0).statusCode(409);
    }
}
