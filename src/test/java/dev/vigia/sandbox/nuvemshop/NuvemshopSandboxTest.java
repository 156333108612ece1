package dev.vigia.sandbox.nuvemshop;

import static dev.vigia.testing.request.Requests.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.vigia.testing.marketplace.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** It refuses what Nuvemshop would refuse, or might. */
@QuarkusTest
class NuvemshopSandboxTest {

    private static final Cast CAST = new Cast("nuvemshop");

    private final String store = CAST.newSeller();

    @BeforeEach
    void stocked() {
        CAST.put(store, "{\"sku\":\"10\",\"quantity\":12}");
        CAST.put(store, "{\"sku\":\"11\",\"quantity\":1}");
    }

    private RequestSpecification call() {
        return call("Authentication", "bearer " + NuvemshopStores.token(store), "Vigia (stock@shop.example)");
    }

    private RequestSpecification call(String header, String token, String agent) {
        return given().header("Accept", "application/json").header(header, token).header("User-Agent", agent).basePath(
                CAST.base() + "/" + store);
    }

    private void arrange(String more) {
        Cast.json().body("{\"store\":\"" + store + "\"," + more + "}").put(CAST.base() + "/_shop").then().statusCode(
                204);
    }

    @Test
    void it_shows_what_lies_where_and_which_page_follows() {
        call().get("/products/10?fields=id,variants").then().statusCode(200).body("id", equalTo(10)).body(
                "variants[0].inventory_levels.stock", contains(12)).body("$", not(org.hamcrest.Matchers.hasKey(
                        "name")));
        call().get("/products?per_page=1").then().statusCode(200).header("Link", containsString("rel=\"next\"")).header(
                "x-total-count", "2");
        call().get("/products?per_page=1&page=2").then().statusCode(200).header("Link", not(containsString(
                "rel=\"next\"")));
    }

    @ParameterizedTest
    @CsvSource({ "?page=0, 400", "?per_page=201, 400", "?pagesize=10, 400", "?page=2, 404",
            "?page=1&per_page=200, 200" })
    void pages_begin_at_one_have_at_most_two_hundred_and_end(String query, int status) {
        call().get("/products" + query).then().statusCode(status);
    }

    @ParameterizedTest
    @CsvSource({ "Authorization, bearer TOKEN, Vigia (a@b.c), 401", "Authentication, TOKEN, Vigia (a@b.c), 401",
            "Authentication, bearer other, Vigia (a@b.c), 401", "Authentication, bearer TOKEN, Vigia, 400",
            "Authentication, bearer TOKEN, Vigia (https://b.c), 200" })
    void the_token_goes_into_its_own_header_and_somebody_can_be_asked(String header, String token, String agent,
            int status) {
        call(header, token.replace("TOKEN", NuvemshopStores.token(store)), agent).get("/locations").then().statusCode(
                status);
    }

    @Test
    void what_the_token_may_not_see_and_what_comes_too_fast_is_refused() {
        arrange("\"refused\":[\"read_locations\"]");
        call().get("/locations").then().statusCode(403);
        call().get("/products").then().statusCode(200);
        arrange("\"bucket\":1,\"leaksPerSecond\":0.5");
        call().get("/products").then().statusCode(200).header("x-rate-limit-remaining", "0");
        call().get("/products").then().statusCode(429).header("x-rate-limit-limit", "1").header("x-rate-limit-reset",
                org.hamcrest.Matchers.matchesPattern("[12][0-9]{3}"));
        arrange("\"bucket\":40,\"switches\":[\"UNPAID\"]");
        call().get("/products").then().statusCode(402);
    }
}
