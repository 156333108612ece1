package dev.vigia.integration.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.vigia.testing.IntegrationRow;
import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IntegrationApiTest {

    private static final String ALL = "/api/v1/integrations";

    private final String name = "api " + UUID.randomUUID();
    private long id;
    private String address;

    /** Ana's shop appears with her first request. */
    @BeforeEach
    void ana_has_an_integration_that_is_off() {
        People.api("ana").get(ALL).then().statusCode(200);
        id = integration("amazon");
        address = ALL + "/" + id;
    }

    @Test
    void the_list_holds_each_integration() {
        People.api("violeta").get(ALL).then().statusCode(200).body("items.id", hasItem((int) id))
                .body("items.name", hasItem(name)).body("items.version", everyItem(not(nullValue())));
    }

    @Test
    void one_integration_tells_how_it_is() {
        People.api("violeta").get(address).then().statusCode(200).header("ETag", equalTo("\"0\""))
                .body("id", equalTo((int) id)).body("marketplace", equalTo("amazon")).body("name", equalTo(name))
                .body("country", equalTo("BR")).body("enabled", equalTo(false)).body("minimumStock", equalTo(3))
                .body("version", equalTo(0)).body("state", equalTo("off")).body("lastSync", nullValue())
                .body("listingsAtZero", equalTo(0));
    }

    @Test
    void a_minimum_is_changed_for_the_version_that_was_read() {
        patch("\"0\"", "{\"minimumStock\":8}").statusCode(200).header("ETag", equalTo("\"1\""))
                .body("minimumStock", equalTo(8)).body("version", equalTo(1)).body("enabled", equalTo(false));
        assertThat(Shop.integration(id).minimum()).isEqualTo(8);
    }

    @Test
    void what_is_not_named_stays() {
        patch("\"0\"", "{\"enabled\":true}").statusCode(200).body("enabled", equalTo(true))
                .body("minimumStock", equalTo(3));
    }

    @Test
    void a_pause_has_a_reason_and_an_end_for_programs_too() {
        patch("\"0\"",
                "{\"enabled\":false,\"pause\":{\"reason\":\"Inventory\",\"until\":\"2099-12-24T18:00:00-03:00\"}}")
                .statusCode(200).body("pause.reason", equalTo("Inventory"))
                .body("pause.until", equalTo("2099-12-24T21:00:00Z")).body("pause.by", not(nullValue()));
        patch("\"1\"", "{\"enabled\":true}").statusCode(200).body("pause", nullValue());
        for (String wrong : List.of("{\"until\":\"2020-01-01T00:00:00Z\"}", "{\"until\":\"soon\"}", "{\"reason\":7}",
                "7", "{}")) {
            patch("\"2\"", "{\"pause\":" + wrong + "}").statusCode(422).body("detail", containsString("reason"));
        }
        patch("\"2\"", "{\"enabled\":false,\"pause\":{\"why\":\"x\"}}").statusCode(400);
    }

    @Test
    void a_stale_change_is_refused_and_shows_what_holds() {
        patch("\"0\"", "{\"minimumStock\":8}").statusCode(200);
        patch("\"0\"", "{\"minimumStock\":5}").statusCode(412).contentType("application/problem+json")
                .header("ETag", equalTo("\"1\"")).body("title", equalTo("Someone saved before you"))
                .body("current.minimumStock", equalTo(8)).body("current.version", equalTo(1));
        assertThat(Shop.integration(id).minimum()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"*\"", "W/\"*\"", "W/\"0\"", "\"5\"" })
    void a_condition_that_does_not_name_the_tag_is_not_met(String condition) {
        patch(condition, "{\"minimumStock\":8}").statusCode(412);
        assertThat(Shop.integration(id).minimum()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = { "*", "\"5\", \"0\"" })
    void a_condition_that_names_the_tag_is_met(String condition) {
        patch(condition, "{\"minimumStock\":8}").statusCode(200);
    }

    @Test
    void what_may_have_changed_without_its_version_is_always_told_anew() {
        People.api("ana").header("If-None-Match", "\"0\"").get(address).then().statusCode(200);
    }

    @Test
    void a_change_without_a_condition_is_refused() {
        People.api("ana").header("Accept-Language", "pt").contentType(ContentType.JSON).body("{\"minimumStock\":8}")
                .patch(address).then().statusCode(428).contentType("application/problem+json")
                .body("title", equalTo("Falta If-Match"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "-1;negative", "8.5;whole units", "1000001;more than 1,000,000",
            "99999999999999999999;more than 1,000,000", "\"8\";whole number", "true;whole number",
            "null;Type the minimum",
            "[];whole number" })
    void a_wrong_minimum_is_refused_with_a_sentence(String value, String words) {
        patch("\"0\"", "{\"minimumStock\":" + value + "}").statusCode(422).contentType("application/problem+json")
                .body("status", equalTo(422)).body("detail", containsString(words));
        assertThat(Shop.integration(id)).returns(3, IntegrationRow::minimum).returns(0, IntegrationRow::version);
    }

    @Test
    void null_takes_the_minimum_away_where_it_is_optional() {
        address = ALL + "/" + integration("carrefour");
        patch("\"0\"", "{\"minimumStock\":null}").statusCode(200).body("minimumStock", nullValue());
    }

    @Test
    void a_switch_is_true_or_false() {
        patch("\"0\"", "{\"enabled\":\"yes\"}").statusCode(422).body("detail", containsString("true"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "not json", "[]", "8", "null", "{\"minimumStock\":8",
            "{\"minimumStock\":3} {\"minimumStock\":9}", "{\"minimumStock\":3,\"minimumStock\":9}" })
    void a_body_that_is_no_object_is_refused(String body) {
        patch("\"0\"", body).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void an_unknown_field_is_named() {
        patch("\"0\"", "{\"minimumStock\":8,\"minStock\":9}").statusCode(400).body("detail", containsString(
                "minStock"));
        assertThat(Shop.integration(id).minimum()).isEqualTo(3);
    }

    @Test
    void a_viewer_reads_and_does_not_change() {
        People.api("violeta").header("If-Match", "\"0\"").contentType(ContentType.JSON).body("{\"minimumStock\":8}")
                .patch(address).then().statusCode(403).contentType("application/problem+json");
    }

    @Test
    void another_shop_finds_nothing() {
        People.api("carla").get(address).then().statusCode(404);
        People.api("carla").get(address + "/impact?minimumStock=1").then().statusCode(404);
        People.api("carla").header("If-Match", "\"0\"").contentType(ContentType.JSON).body("{\"minimumStock\":8}")
                .patch(address).then().statusCode(404);
        People.api("carla").get(ALL).then().body("items.name", not(hasItem(name)));
    }

    @Test
    void the_impact_is_told_before_anything_is_changed() {
        People.api("violeta").get(address + "/impact?minimumStock=8").then().statusCode(200)
                .body("keySet()", hasItems("toZero", "toReopen", "unchanged", "unitsWithheld", "sample"));
        People.api("violeta").header("Accept-Language", "en").get(address + "/impact?minimumStock=x").then()
                .statusCode(422).contentType("application/problem+json").body("detail", containsString("whole number"));
        People.api("violeta").get(address + "/impact").then().statusCode(422);
    }

    @Test
    void secrets_are_no_part_of_it() {
        People.api("ana").get(address).then().body("keySet()", not(hasItem("settings")));
    }

    private long integration(String marketplace) {
        return Shop.number("insert into integration (retailer_id, marketplace, name, country, enabled, minimum_stock) "
                + "select id, '" + marketplace + "', '" + name + (marketplace.equals("amazon") ? "" : " too")
                + "', 'BR', false, 3 from retailer where code = 'mate' returning id");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"minimumStock\":3} {\"minimumStock\":9}", "{\"minimumStock\":3,\"minimumStock\":9}",
            "{\"minimumStock\":3}x", "{\"minimumStock\":3}]", "{\"enabled\":false,\"enabled\":true}", "[]", "{", "" })
    void nothing_of_a_change_is_left_unread(String body) {
        patch("\"0\"", body).statusCode(400).contentType("application/problem+json");
        assertThat(Shop.integration(id)).returns(3, IntegrationRow::minimum).returns(0, IntegrationRow::version);
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"5\"", "5.0", "-1", "true", "[]", "1e400", "1e-400", "1000001" })
    void a_minimum_that_is_none_is_refused_with_a_reason(String value) {
        patch("\"0\"", "{\"minimumStock\":" + value + "}").statusCode(422).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "\"", "x", "W/", "\"a\",,", "\u0001" })
    void a_condition_that_cannot_be_read_is_no_failure_of_ours(String condition) {
        assertThat(patch(condition, "{\"minimumStock\":8}").extract().statusCode()).isBetween(400, 499);
    }

    @Test
    void what_is_too_deep_or_too_long_is_the_callers_fault() {
        for (String value : new String[] { "[".repeat(2_000) + "]".repeat(2_000), "9".repeat(1_200),
                "{\"" + "f".repeat(60_000) + "\":1}" }) {
            patch("\"0\"", "{\"minimumStock\":" + value + "}").statusCode(400).contentType("application/problem+json");
        }
    }

    private ValidatableResponse patch(String condition, String body) {
        return People.api("ana").header("Accept-Language", "en").header("If-Match", condition)
                .contentType(ContentType.JSON).body(body).patch(address).then();
    }
}
