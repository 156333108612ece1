package dev.vigia.sandbox;

import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.marketplace.Cast.json;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import dev.vigia.testing.marketplace.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FaultsTest {

    private static final Cast CAST = new Cast("mercado-livre");

    private String seller;
    private String token;
    private String item;

    @BeforeEach
    void a_seller_offers_five_cups() {
        seller = CAST.newSeller();
        token = CAST.token("/oauth/token", "grant_type", "refresh_token", "client_id", "app", "client_secret", "x",
                "refresh_token", "TG-" + seller).extract().path("access_token");
        CAST.put(seller, "{\"sku\":\"taza\",\"quantity\":5}");
        item = CAST.buyerSees(seller, "taza").getString("ads[0].id");
    }

    @AfterEach
    void nothing_is_broken_any_more() {
        CAST.heal();
    }

    @Test
    void a_status_is_answered_as_often_as_asked_for() {
        CAST.fault(
                "{\"match\":\"/items\",\"method\":\"PUT\",\"kind\":\"status\",\"status\":503,\"retryAfter\":7,\"times\":2}");

        assertThat(set(1).header("Retry-After")).isEqualTo("7");
        assertThat(set(1).statusCode()).isEqualTo(503);
        assertThat(CAST.quantity(seller, "taza")).isEqualTo(5);
        assertThat(set(1).statusCode()).isEqualTo(200);
    }

    @Test
    void a_limit_is_answered_with_the_time_to_wait() {
        CAST.forgetCalls();
        CAST.fault("{\"match\":\"/items\",\"kind\":\"limited\",\"retryAfter\":2}");

        set(1).then().statusCode(429).header("Retry-After", "2").body("error", equalTo("too_many_requests"));
        assertThat(CAST.calls().getInt("totals.limited")).isEqualTo(1);
    }

    @Test
    void a_late_call_is_worked_off_over_what_is_newer_and_a_read_is_never_late() {
        CAST.fault(
                "{\"match\":\"/items\",\"kind\":\"late\",\"status\":504,\"delayMillis\":3600000,\"times\":1}");
        given().header("Authorization", "Bearer " + token).get(CAST.base() + "/items/" + item).then().statusCode(200);

        assertThat(set(3).statusCode()).isEqualTo(504);
        assertThat(set(1).statusCode()).isEqualTo(200);
        assertThat(CAST.quantity(seller, "taza")).isEqualTo(1);
        given().get(CAST.base() + "/_late").then().body("waiting", equalTo(1));
        given().put(CAST.base() + "/_late").then().statusCode(204);
        await().until(() -> CAST.quantity(seller, "taza") == 3);
        given().get(CAST.base() + "/_late").then().body("waiting", equalTo(0));
    }

    @Test
    void a_delayed_call_still_takes_effect() {
        CAST.fault("{\"match\":\"/items\",\"kind\":\"delay\",\"delayMillis\":300}");

        set(1).then().statusCode(200).time(greaterThanOrEqualTo(300L));
        assertThat(CAST.quantity(seller, "taza")).isEqualTo(1);
    }

    @Test
    void a_reset_closes_the_connection_before_anything_happens() {
        CAST.fault("{\"match\":\"/items\",\"kind\":\"reset\"}");

        assertThatThrownBy(() -> set(1)).isInstanceOf(Exception.class);
        assertThat(CAST.quantity(seller, "taza")).isEqualTo(5);
        assertThat(CAST.calls().getInt("calls[-1].status")).isZero();
    }

    @Test
    void a_reset_may_also_come_after_the_change_was_made() {
        CAST.fault("{\"match\":\"/items\",\"kind\":\"reset\",\"applied\":true}");

        assertThatThrownBy(() -> set(1)).isInstanceOf(Exception.class);
        assertThat(CAST.quantity(seller, "taza")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "empty", "malformed", "html" })
    void a_broken_answer_looks_like_success_and_changes_nothing(String kind) {
        CAST.fault("{\"match\":\"/items\",\"kind\":\"" + kind + "\"}");

        Response answer = set(1);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> answer.jsonPath().getString("status")).isInstanceOf(Exception.class);
        assertThat(CAST.quantity(seller, "taza")).isEqualTo(5);
    }

    @Test
    void a_page_may_come_with_a_status_of_its_own() {
        CAST.fault("{\"match\":\"/items\",\"kind\":\"html\",\"status\":502}");

        set(1).then().statusCode(502).contentType("text/html");
    }

    @Test
    void a_wrong_type_is_the_true_answer_under_a_false_name() {
        CAST.fault("{\"match\":\"/items\",\"kind\":\"wrong-type\"}");

        assertThat(set(1).contentType()).startsWith("text/plain");
        assertThat(CAST.quantity(seller, "taza")).isEqualTo(1);
    }

    @Test
    void a_dishonest_marketplace_tells_of_a_change_it_did_not_make() {
        CAST.fault("{\"match\":\"^/items/MLB\\\\d+$\",\"kind\":\"dishonest\"}");

        set(0).then().statusCode(200).body("available_quantity", equalTo(0)).body("status", equalTo("paused"));
        assertThat(CAST.quantity(seller, "taza")).isEqualTo(5);
        assertThat(CAST.buyerSees(seller, "taza").getInt("updates")).isZero();
    }

    @Test
    void a_fault_of_no_probability_never_strikes_and_one_elsewhere_does_not_either() {
        CAST.fault("{\"match\":\"/items\",\"kind\":\"status\",\"probability\":0.0},"
                + "{\"match\":\"/items\",\"kind\":\"status\",\"method\":\"GET\"},"
                + "{\"match\":\"/users\",\"kind\":\"status\"}");

        set(1).then().statusCode(200);
    }

    @Test
    void a_rule_that_cannot_be_read_is_refused() {
        json().body("{\"rules\":[{\"match\":\"/\",\"kind\":\"sulk\"}]}").put(CAST.base() + "/_faults").then()
                .statusCode(400);
        json().body("{\"rules\":[{\"kind\":\"status\"}]}").put(CAST.base() + "/_faults").then().statusCode(400);
    }

    private Response set(int quantity) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json")
                .body("{\"available_quantity\":" + quantity + "}").put(CAST.base() + "/items/" + item);
    }
}
