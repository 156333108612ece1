package dev.vigia.sandbox.vtex;

import static dev.vigia.testing.request.Requests.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.vigia.testing.marketplace.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** It refuses what VTEX would refuse, or might. */
@QuarkusTest
class VtexSandboxTest {

    private static final Cast CAST = new Cast("vtex");

    private final String account = CAST.newSeller();

    @BeforeEach
    void stocked() {
        CAST.put(account, "{\"sku\":\"10\",\"quantity\":12}");
    }

    private RequestSpecification call() {
        return given().header("Accept", "application/json").headers("X-VTEX-API-AppKey", VtexShops.key(account),
                "X-VTEX-API-AppToken", VtexShops.token(account)).basePath(CAST.base() + "/" + account);
    }

    private ValidatableResponse cart(String body) {
        return call().contentType("application/json").body(body).queryParam("sc", 1).post(
                "/api/fulfillment/pvt/orderForms/simulation").then();
    }

    @Test
    void it_shows_what_lies_where() {
        call().get("/api/logistics/pvt/inventory/skus/10").then().statusCode(200).body("skuId", equalTo("10")).body(
                "balance.totalQuantity", contains(12));
        cart("{\"items\":[{\"id\":\"10\",\"quantity\":1,\"seller\":\"1\"}]}").statusCode(200).body(
                "logisticsInfo[0].deliveryChannels[0].stockBalance", equalTo(12));
    }

    @ParameterizedTest
    @CsvSource({ "?page=1, 400", "?page=0&pagesize=10, 400", "?page=1&pagesize=1001, 400", "?page=1&pageSize=10, 400",
            "?page=1&pagesize=1000, 200" })
    void pages_begin_at_one_and_have_at_most_a_thousand(String query, int status) {
        call().get("/api/catalog_system/pvt/sku/stockkeepingunitids" + query).then().statusCode(status);
    }

    @Test
    void both_headers_are_needed() {
        given().header("Accept", "application/json").header("X-VTEX-API-AppKey", VtexShops.key(account)).get(CAST.base()
                + "/" + account + "/api/logistics/pvt/configuration/docks").then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "{\"items\":[{\"id\":10,\"seller\":\"1\"}]}", "{\"items\":[{\"id\":\"10\"}]}",
            "{\"items\":[]}", "{\"items\":[{\"id\":\"10\",\"seller\":\"1\"}],\"postalCode\":\"1\"}" })
    void a_cart_is_written_as_documented(String body) {
        cart(body).statusCode(400);
    }

    @Test
    void what_the_key_may_not_see_and_what_comes_too_fast_is_refused() {
        Cast.json().body("{\"account\":\"" + account + "\",\"refused\":[\"docks\"]}").put(CAST.base() + "/_shop").then()
                .statusCode(204);
        call().get("/api/logistics/pvt/configuration/docks").then().statusCode(403);
        call().get("/api/logistics/pvt/configuration/warehouses").then().statusCode(200);
        Cast.json().body("{\"account\":\"" + account + "\",\"callsPerSecond\":0,\"retryAfter\":7}").put(CAST.base()
                + "/_shop").then().statusCode(204);
        call().get("/api/logistics/pvt/configuration/warehouses").then().statusCode(429).header("Retry-After", "7");
    }
}
