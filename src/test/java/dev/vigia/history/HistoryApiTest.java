package dev.vigia.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The history, for programs. */
@QuarkusTest
class HistoryApiTest {

    private final String person = "Ana " + UUID.randomUUID();
    private long retailer;
    private long integration;

    @BeforeEach
    void anas_shop() {
        People.api("ana").get("/api/v1/integrations").then().statusCode(200);
        retailer = Shop.retailer("mate");
        integration = Shop.number("insert into integration (retailer_id, marketplace, name, country, enabled,"
                + " minimum_stock) values (" + retailer + ", 'centauro', '" + person
                + "', 'BR', false, 3) returning id");
    }

    @Test
    void a_change_made_by_a_program_is_in_it_before_and_after() {
        People.api("ana").contentType(ContentType.JSON).header("If-Match", "\"0\"").body(Map.of("minimumStock", 5))
                .patch(
                        "/api/v1/integrations/" + integration).then().statusCode(200);
        People.api("violeta").header("Accept-Language", "en").queryParam("integration", integration).get(
                "/api/v1/history").then().statusCode(200).body("items", hasSize(1))
                .body("items[0].action", equalTo("changed")).body("items[0].person", equalTo("Ana"))
                .body("items[0].before.minimumStock", equalTo(3)).body("items[0].after.minimumStock", equalTo(5))
                .body("items[0].effect.toZero", equalTo(0)).body("items[0].restores", nullValue())
                .body("items[0].words", contains("Minimum stock: 3 before, 5 now."));
    }

    @Test
    void it_is_narrowed_and_read_on_by_the_cursor() {
        Shop.execute("insert into audit_event (retailer_id, integration_id, actor, action, before, after) select "
                + retailer + ", " + integration + ", '" + person
                + "', 'changed', jsonb_build_object('minimumStock', n),"
                + " '{\"minimumStock\": 9}' from generate_series(1, 3) n");
        String next = People.api("ana").queryParam("person", person).queryParam("limit", 2).get("/api/v1/history")
                .then()
                .statusCode(200).body("items.before.minimumStock", contains(3, 2)).extract().path("next");
        People.api("ana").queryParam("person", person).queryParam("cursor", next).get("/api/v1/history").then()
                .statusCode(200).body("items.before.minimumStock", contains(1)).body("next", nullValue());
        People.api("ana").queryParam("person", person).queryParam("what", "rule").get("/api/v1/history").then()
                .statusCode(200).body("items", hasSize(0));
        People.api("ana").queryParam("person", person).queryParam("to", "2020-01-01").get("/api/v1/history").then()
                .body("items", hasSize(0));
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThat(People.api("ana").queryParam("what", "nonsense").queryParam("limit", "0").get("/api/v1/history")
                .then()
                .statusCode(400).extract().<String>path("detail")).contains("what, limit");
    }

    @Test
    void another_retailer_reads_none_of_it() {
        Shop.execute("insert into audit_event (retailer_id, actor, action, before, after) values (" + retailer + ", '"
                + person + "', 'settings_changed', '{}', '{}')");
        People.api("carla").queryParam("person", person).get("/api/v1/history").then().statusCode(200).body("items",
                hasSize(0));
        People.api("carla").queryParam("integration", integration).get("/api/v1/history").then().body("items", hasSize(
                0));
    }
}
