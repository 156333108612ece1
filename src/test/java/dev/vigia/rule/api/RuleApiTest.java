package dev.vigia.rule.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that programs make, change and end. */
@QuarkusTest
class RuleApiTest extends RuleApiFixture {

    @Test
    void a_rule_is_made_and_carried_out_at_once() {
        String address = post(here("'minimum':8,'mode':'hold_back','reopenAt':10,'ceiling':50,'reason':' Few  '"))
                .statusCode(201).header("ETag", equalTo("\"0\"")).body("version", equalTo(0))
                .body("integration", equalTo((int) integration)).body("category", equalTo(category))
                .body("sku", nullValue()).body("minimum", equalTo(8)).body("mode", equalTo("hold_back"))
                .body("reopenAt", equalTo(10)).body("ceiling", equalTo(50)).body("from", nullValue())
                .body("to", nullValue()).body("inForce", equalTo(true)).body("reason", equalTo("Few"))
                .body("ofIntegration", equalTo(false)).body("changedAt", notNullValue())
                .body("changedBy", notNullValue()).body("rollout", nullValue()).body("evaluated.changed", equalTo(4))
                .body("evaluated.toZero", equalTo(2)).body("evaluated.toReopen", equalTo(0))
                .extract().header("Location");
        assertThat(zeros()).isEqualTo(2);
        assertThat(Shop.rows("select desired from listing_now listing where desired > 0 and integration_id = "
                + integration))
                .containsOnly("50");
        ana().get(address).then().statusCode(200).header("ETag", equalTo("\"0\"")).body("minimum", equalTo(8))
                .body("rollout", nullValue()).body("evaluated", nullValue());
    }

    @Test
    void a_rule_is_changed_for_the_version_that_was_read() {
        long id = made(here("'minimum':8"));
        put(id, 0, here("'minimum':2")).statusCode(200).header("ETag", equalTo("\"1\"")).body("version", equalTo(1))
                .body("minimum", equalTo(2)).body("id", equalTo((int) id)).body("evaluated.toReopen", equalTo(2));
        put(id, 0, here("'minimum':5")).statusCode(412).contentType("application/problem+json")
                .header("ETag", equalTo("\"1\"")).body("title", equalTo("Someone saved before you"))
                .body("current.minimum", equalTo(2)).body("current.version", equalTo(1));
        assertThat(zeros()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"*\"", "W/\"*\"", "W/\"0\"", "W/\"0\", \"5\"", "\"5\"", "\"0", "W/*" })
    void a_condition_that_does_not_name_the_tag_is_not_met(String condition) {
        long id = made(here("'minimum':8"));
        ana().header("If-Match", condition).delete(ALL + "/" + id).then().statusCode(412).body("current.version",
                equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = { "*", "\"0\"", "\"5\", \"0\"", "\"5,6\" , W/\"0\",\"0\"" })
    void a_condition_that_names_the_tag_is_met(String condition) {
        long id = made(here("'minimum':8"));
        ana().header("If-Match", condition).delete(ALL + "/" + id).then().statusCode(200);
    }

    @Test
    void what_may_have_changed_without_its_version_is_always_told_anew() {
        long id = made(here("'minimum':8"));
        ana().header("If-None-Match", "\"0\"").get(ALL + "/" + id).then().statusCode(200).body("inForce", equalTo(
                true));
    }

    @Test
    void the_same_rule_sent_twice_is_answered_as_the_first_time_and_moves_nothing() {
        String rule = here("'minimum':8,'to':'2099-01-01T00:00:00Z','reason':'Feria'");
        int id = post(rule).statusCode(201).extract().path("id");
        post(rule).statusCode(201).header("ETag", equalTo("\"0\"")).header("Location", containsString(ALL + "/" + id))
                .body("id", equalTo(id)).body("version", equalTo(0)).body("evaluated.changed", equalTo(0));
        post(here("'minimum':8,'to':'2099-01-01T00:00:00Z','reason':'Other'")).statusCode(422);
        post(here("'minimum':9,'to':'2099-01-01T00:00:00Z','reason':'Feria'")).statusCode(422);
        String own = "{'integration':" + integration + ",'minimum':3}";
        post(own).statusCode(201).body("ofIntegration", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(strings = { "2098-12-01T00:00-03:00", "2098-12-01T00:00:00-0300", "2098-12-01 00:00-03",
            "2098-12-01T03:00Z", "2098-12-01T03:00:00.000z" })
    void dates_are_read_in_the_notations_of_stock(String from) {
        post(here("'minimum':8,'from':'" + from + "'")).statusCode(201).body("from", equalTo("2098-12-01T03:00:00Z"));
    }

    @Test
    void what_a_change_leaves_out_is_not_there_any_more() {
        long id = made(here("'minimum':8,'mode':'hold_back','reopenAt':10,'ceiling':5,'reason':'Few'"));
        put(id, 0, here("'minimum':8")).statusCode(200).body("mode", equalTo("floor")).body("reopenAt", nullValue())
                .body("ceiling", nullValue()).body("reason", equalTo(""));
    }

    @Test
    void a_rule_becomes_one_for_something_else_and_what_it_was_for_reverts() {
        long id = made(here("'minimum':8"));
        put(id, 0, "{'integration':" + integration + ",'sku':'few " + name + "-001','minimum':8}").statusCode(200)
                .body("category", nullValue()).body("sku", equalTo("few " + name + "-001"));
        assertThat(zeros()).isEqualTo(1);
    }

    @Test
    void a_rule_that_is_ended_counts_no_more() {
        long id = made(here("'minimum':8"));
        delete(id, 1).statusCode(412).body("current.version", equalTo(0));
        delete(id, 0).statusCode(200).body("inForce", equalTo(false)).body("evaluated.toReopen", equalTo(2));
        assertThat(zeros()).isZero();
        delete(id, 0).statusCode(404);
        ana().get(ALL + "/" + id).then().statusCode(404);
    }

    @Test
    void a_change_without_a_condition_is_refused() {
        long id = made(here("'minimum':8"));
        ana().body(here("'minimum':2").replace('\'', '"')).put(ALL + "/" + id).then().statusCode(428)
                .contentType("application/problem+json").body("title", equalTo("If-Match is missing"));
        ana().delete(ALL + "/" + id).then().statusCode(428);
    }

    @Test
    void the_names_are_read_as_they_are_at_the_door() {
        post("{'integration':" + integration + ",'category':'  " + category + "\u200b ','minimum':8}").statusCode(201)
                .body("category", equalTo(category));
        ana().queryParam("category", above + ">Mates").get(ALL).then().statusCode(200).body("items.category", contains(
                category));
        post("{'category':'" + above + ">  Mates >','minimum':8}").statusCode(201).body("category", equalTo(category));
        post("{'integration':" + integration + ",'sku':'few " + name + "-001\u00a0','minimum':2}").statusCode(201)
                .body("sku", equalTo("few " + name + "-001"));
    }

    @Test
    void dates_are_read_with_their_offset_and_told_in_utc() {
        post(here("'minimum':8,'from':'2026-01-01T00:00:00-03:00','to':'2099-12-31T23:59:00+05:30'")).statusCode(201)
                .body("from", equalTo("2026-01-01T03:00:00Z")).body("to", equalTo("2099-12-31T18:29:00Z"))
                .body("inForce", equalTo(true));
        assertThat(zeros()).isEqualTo(2);
        post(here("'minimum':8,'from':'2099-12-31T23:59:00+05:30'")).statusCode(201).body("inForce", equalTo(false))
                .body("evaluated.changed", equalTo(0));
    }

    @Test
    void the_list_holds_rules_of_every_kind_by_their_filters() {
        long ofCategory = made(here("'minimum':8"));
        long ofProduct = made("{'integration':" + integration + ",'sku':'few " + name + "-001','minimum':2}");
        long later = made(here("'minimum':8,'from':'2099-01-01T00:00:00Z'"));
        long own = Shop.number("select rule_id from integration where id = " + integration);
        String here = ALL + "?integration=" + integration;
        People.api("violeta").get(here).then().statusCode(200).body("items.id", contains((int) own, (int) ofCategory,
                (int) ofProduct, (int) later)).body("items.ofIntegration", contains(true, false, false, false))
                .body("next", nullValue());
        People.api("violeta").queryParam("category", category).get(ALL).then().body("items.id", contains(
                (int) ofCategory, (int) later));
        People.api("violeta").queryParam("sku", "few " + name + "-001").get(ALL).then().body("items.id", contains(
                (int) ofProduct));
        People.api("violeta").get(here + "&inForce=false").then().body("items.id", contains((int) later));
        People.api("violeta").get(here + "&inForce=true").then().body("items.id", contains((int) own, (int) ofCategory,
                (int) ofProduct));
    }

    @Test
    void the_list_is_read_page_by_page() {
        made(here("'minimum':8"));
        made("{'integration':" + integration + ",'sku':'few " + name + "-001','minimum':2}");
        String here = ALL + "?integration=" + integration;
        List<Integer> all = ana().get(here).jsonPath().getList("items.id");
        List<Integer> read = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonPath page = ana().get(here + "&limit=2&cursor=" + next).jsonPath();
            assertThat(page.getList("items")).hasSizeLessThanOrEqualTo(2);
            read.addAll(page.getList("items.id"));
            next = page.getString("next");
        }
        assertThat(read).isEqualTo(all).isSorted().hasSize(3);
    }

    @Test
    void parameters_that_make_no_sense_are_named() {
        for (String wrong : List.of("integration=999999999", "integration=x", "inForce=yes", "cursor=x", "limit=0",
                "limit=1001", "category=%EF%BF%BF")) {
            ana().urlEncodingEnabled(false).get(ALL + "?" + wrong).then().statusCode(400)
                    .contentType("application/problem+json").body("detail", containsString(wrong.split("=")[0]));
        }
        ana().header("If-Match", "\"0\"").delete(ALL + "/" + made(here("'minimum':8")) + "?confirmed=yes").then()
                .statusCode(400);
    }

    @Test
    void a_viewer_reads_and_foretells_and_does_not_change() {
        long id = made(here("'minimum':8"));
        People.api("violeta").get(ALL + "/" + id).then().statusCode(200);
        People.api("violeta").contentType(ContentType.JSON).body("{\"minimum\":0}").post(ALL + "/impact").then()
                .statusCode(200);
        People.api("violeta").contentType(ContentType.JSON).body("{\"minimum\":0}").post(ALL).then().statusCode(403);
        People.api("violeta").header("If-Match", "\"0\"").contentType(ContentType.JSON).body("{\"minimum\":0}").put(ALL
                + "/" + id).then().statusCode(403);
        People.api("violeta").header("If-Match", "\"0\"").delete(ALL + "/" + id).then().statusCode(403);
    }

    @Test
    void another_shop_finds_nothing_of_it() {
        long id = made(here("'minimum':8"));
        People.api("carla").get(ALL).then().statusCode(200).body("items.id", not(hasItem((int) id)));
        People.api("carla").get(ALL + "/" + id).then().statusCode(404);
        People.api("carla").header("If-Match", "\"0\"").delete(ALL + "/" + id).then().statusCode(404);
        People.api("carla").header("If-Match", "\"0\"").contentType(ContentType.JSON).body("{\"minimum\":1}").put(ALL
                + "/" + id).then().statusCode(404);
        for (String names : List.of("'integration':" + integration, "'category':'" + category + "'", "'sku':'few "
                + name
                + "-001'", "'rule':" + id)) {
            People.api("carla").contentType(ContentType.JSON).body(("{" + names + ",'minimum':1}").replace('\'', '"'))
                    .post(ALL + "/impact").then().statusCode(422);
        }
    }
}
