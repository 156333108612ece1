package dev.vigia.sandbox.magalu;

import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.vigia.testing.marketplace.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MagaluSandboxTest {

    private static final Cast CAST = new Cast("magalu");
    private static final String STOCKS = "/sandbox/magalu/seller/v1/portfolios/stocks/";
    private static final String CHANNEL = "5f62650a-0039-4d65-9b96-266d498c03bd";
    private static final String BACK = "http://localhost/back";

    private final String seller = CAST.newSeller();

    private static ValidatableResponse refresh(String refreshToken) {
        return CAST.token("/oauth/token", "grant_type", "refresh_token", "client_id", "app", "client_secret", "x",
                "refresh_token", refreshToken);
    }

    private RequestSpecification call() {
        String token = refresh("magalu-refresh-" + seller).statusCode(200).extract().path("access_token");
        return Cast.json().header("Authorization", "Bearer " + token);
    }

    private static String stock(int quantity) {
        return "{\"channel\":{\"id\":\"" + CHANNEL + "\"},\"type\":\"AVAILABLE\",\"quantity\":" + quantity + "}";
    }

    @Test
    void a_quantity_is_taken_now_and_shown_later() {
        CAST.put(seller, "{\"sku\":\"a/b c\",\"quantity\":5}");
        RequestSpecification call = call();

        call.body(stock(9)).patch(STOCKS + "{sku}", "a/b c").then().statusCode(202);

        await().until(() -> CAST.quantity(seller, "a/b c") == 9);
    }

    @Test
    void a_first_position_is_posted_and_only_once() {
        CAST.put(seller, "{\"sku\":\"A\",\"quantity\":5,\"kind\":\"unstocked\"}");
        RequestSpecification call = call();

        call.body(stock(9)).patch(STOCKS + "A").then().statusCode(404).body("slug", equalTo("NOT_FOUND"));
        call.body(stock(9)).post(STOCKS + "A").then().statusCode(202);
        await().until(() -> CAST.quantity(seller, "A") == 9);
        call.body(stock(9)).post(STOCKS + "A").then().statusCode(409)
                .body("slug", equalTo("ENTITY_WITH_SAME_KEY_ALREADY_EXISTS"));
        call.body(stock(9)).post(STOCKS + "NONE").then().statusCode(404);
    }

    @Test
    void a_blocked_sku_takes_a_quantity_and_drops_it_with_a_trace() {
        CAST.put(seller, "{\"sku\":\"A\",\"quantity\":5,\"kind\":\"blocked\"}");
        RequestSpecification call = call();
        String trace = call.body(stock(9)).patch(STOCKS + "A").then().statusCode(202).extract().path("trace_id");

        await().untilAsserted(() -> given().spec(call).get("/sandbox/magalu/v0/traces?code=A").then()
                .statusCode(200).body("results[0].severity", equalTo("error"))
                .body("results[0].reference", equalTo(trace)));
    }

    @Test
    void what_is_wrong_is_refused() {
        CAST.put(seller, "{\"sku\":\"A\",\"quantity\":5}");
        RequestSpecification call = call();

        call.body(stock(9).replace(CHANNEL, "other")).patch(STOCKS + "A").then().statusCode(400);
        call.body(stock(-1)).patch(STOCKS + "A").then().statusCode(422);
        call.body(stock(9).replace("AVAILABLE", "RESERVED")).patch(STOCKS + "A").then().statusCode(422);
        call.body(stock(9).replace("}}", "},\"extra\":1}").replace("\"quantity\"", "\"unknown\":1,\"quantity\""))
                .patch(STOCKS + "A").then().statusCode(400);
        given().body(stock(9)).contentType("application/json").patch(STOCKS + "A").then().statusCode(401);
        assertThat(CAST.quantity(seller, "A")).isEqualTo(5);
    }

    @Test
    void a_refresh_voids_the_token_before_it() {
        String first = "magalu-refresh-" + seller;
        String second = refresh(first).statusCode(200).body("expires_in", equalTo(7200)).extract()
                .path("refresh_token");

        refresh(first).statusCode(400).body("slug", equalTo("invalid_grant"));
        refresh(second).statusCode(200);
        CAST.token("/oauth/token", "grant_type", "refresh_token", "client_id", "app", "client_secret", "wrong",
                "refresh_token", second).statusCode(401);
    }

    @Test
    void a_code_serves_once_and_a_form_does_not_exchange_it() {
        String code = code();

        exchange(code).statusCode(200);
        exchange(code).statusCode(400).body("slug", equalTo("invalid_grant"));
        CAST.token("/oauth/token", "grant_type", "authorization_code", "code", code(), "client_id", "app",
                "client_secret", "x", "redirect_uri", BACK).statusCode(400);
    }

    @Test
    void a_consent_without_a_choice_of_organisation_is_refused() {
        given().queryParam("client_id", "app").queryParam("redirect_uri", BACK).queryParam("response_type", "code")
                .queryParam("scope", "s").get("/sandbox/magalu/login").then().statusCode(400);
    }

    private static ValidatableResponse exchange(String code) {
        return Cast.json().body(Map.of("grant_type", "authorization_code", "client_id", "app", "client_secret", "x",
                "redirect_uri", BACK, "code", code)).post("/sandbox/magalu/oauth/token").then();
    }

    private String code() {
        String location = given().redirects().follow(false).contentType("application/x-www-form-urlencoded")
                .formParam("client_id", "app").formParam("redirect_uri", BACK).formParam("response_type", "code")
                .formParam("scope", "s").formParam("choose_tenants", "true").formParam("user", seller)
                .formParam("allow", "yes").post("/sandbox/magalu/login").then().statusCode(302).extract()
                .header("Location");
        return URI.create(location).getQuery().replaceAll("code=([^&]*).*", "$1");
    }
}
