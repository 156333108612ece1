package dev.vigia.sandbox.tiny;

import static dev.vigia.testing.request.Requests.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.vigia.testing.marketplace.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** It refuses what Olist ERP would refuse, or might. */
@QuarkusTest
class TinySandboxTest {

    private static final Cast CAST = new Cast("tiny");

    private final String company = CAST.newSeller();
    private String token;

    @BeforeEach
    void stocked() {
        CAST.put(company, "{\"sku\":\"10\",\"quantity\":12}");
        token = refreshed(TinyTokens.REFRESH + company, "sandbox", 200);
    }

    private static String refreshed(String refreshToken, String secret, int status) {
        return CAST.token("/openid-connect/token", "grant_type", "refresh_token", "client_id", "sandbox",
                "client_secret", secret, "refresh_token", refreshToken).statusCode(status).extract().path(
                        "access_token");
    }

    private RequestSpecification call() {
        return given().header("Accept", "application/json").header("Authorization", "Bearer " + token).basePath(CAST
                .base() + "/public-api/v3");
    }

    private void arrange(String more) {
        Cast.json().body("{\"company\":\"" + company + "\"," + more + "}").put(CAST.base() + "/_shop").then()
                .statusCode(204);
    }

    @Test
    void it_shows_what_lies_in_which_deposit() {
        call().get("/estoque/10").then().statusCode(200).body("id", equalTo(10)).body("depositos.saldo", contains(
                12f)).body("depositos.desconsiderar", contains(false));
        call().get("/produtos?limit=100&offset=0").then().statusCode(200).body("paginacao.total", equalTo(1));
        call().get("/info").then().statusCode(200).body("cpfCnpj", matchesPattern("[0-9]{14}"));
    }

    @ParameterizedTest
    @CsvSource({ "?limit=101, 400", "?limit=0, 400", "?offset=-1, 400", "?pagina=1, 400", "?limit=100&offset=7, 200" })
    void pages_have_at_most_a_hundred(String query, int status) {
        call().get("/produtos" + query).then().statusCode(status);
    }

    @Test
    void what_buys_the_next_access_is_good_once_and_a_wrong_secret_buys_nothing() {
        refreshed(TinyTokens.REFRESH + company, "sandbox", 400);
        refreshed("made-up", "sandbox", 400);
        refreshed(TinyTokens.REFRESH + company, "wrong", 401);
        given().header("Accept", "application/json").get(CAST.base() + "/public-api/v3/info").then().statusCode(401);
    }

    @Test
    void what_may_not_be_seen_and_what_comes_too_often_is_refused() {
        arrange("\"refused\":[\"depositos\"]");
        call().get("/depositos").then().statusCode(403).body("mensagem", equalTo("Sem permissão para depositos"));
        arrange("\"switches\":[\"UNAUTHORIZED_AS_401\"]");
        call().get("/depositos").then().statusCode(401);
        arrange("\"callsPerMinute\":0");
        call().get("/produtos").then().statusCode(429).header("x-ratelimit-limit", "0").header("x-ratelimit-reset",
                matchesPattern("[0-9]{1,2}"));
    }
}
