package dev.vigia.sandbox.netshoes;

import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.vigia.testing.marketplace.Cast;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class NetshoesSandboxTest {

    private static final Cast CAST = new Cast("netshoes");
    private static final String STOCKS = CAST.base() + "/api/v2/products/{sku}/stocks";

    private final String seller = CAST.newSeller();

    private RequestSpecification call() {
        return given().headers("client_id", "app", "access_token", "medio-" + seller);
    }

    private ValidatableResponse put(String sku, String body) {
        return call().contentType("application/json").body(body).put(STOCKS, sku).then();
    }

    private ValidatableResponse post(String sku, String body) {
        return call().contentType("application/json").body(body).post(STOCKS, sku).then();
    }

    @ParameterizedTest
    @ValueSource(strings = { "taza", "a b/ç", "007" })
    void a_quantity_is_shown_at_once(String sku) {
        CAST.put(seller, "{\"sku\":\"" + sku + "\",\"quantity\":5}");

        put(sku, "{\"available\":3}").statusCode(200).body("available", equalTo(3));
        assertThat(CAST.quantity(seller, sku)).isEqualTo(3);
        call().get(STOCKS, sku).then().statusCode(200).body("available", equalTo(3));
    }

    @Test
    void a_product_without_stock_takes_its_first_by_post_only() {
        CAST.put(seller, "{\"sku\":\"a\",\"quantity\":0,\"kind\":\"fresh\"}");

        put("a", "{\"available\":3}").statusCode(404).body("type", equalTo("Resource_Not_Found"));
        post("a", "{\"available\":3}").statusCode(201);
        post("a", "{\"available\":4}").statusCode(409);
        put("a", "{\"available\":2}").statusCode(200);
        assertThat(CAST.quantity(seller, "a")).isEqualTo(2);
    }

    @Test
    void a_product_that_is_not_approved_takes_no_stock() {
        CAST.put(seller, "{\"sku\":\"a\",\"quantity\":5,\"kind\":\"review\"}");

        put("a", "{\"available\":3}").statusCode(422).body("type", equalTo("Business_Logic_Error"));
        call().get(CAST.base() + "/api/v2/products/a/status").then().statusCode(200).body("reviews", hasSize(1));
        assertThat(CAST.quantity(seller, "a")).isZero();
    }

    @Test
    void an_unknown_product_is_created_by_no_call() {
        put("nada", "{\"available\":3}").statusCode(404);
        post("nada", "{\"available\":3}").statusCode(404);
        call().get(CAST.base() + "/api/v2/products").then().statusCode(200).body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{\"available\":-1}", "{\"available\":\"3\"}", "{\"available\":3.5}",
            "{\"country\":\"BR\",\"available\":3}", "{}", "[]", "{\"available\":3" })
    void a_body_of_the_wrong_shape_is_refused_and_counted(String body) {
        CAST.put(seller, "{\"sku\":\"a\",\"quantity\":5}");
        CAST.forgetCalls();

        put("a", body).statusCode(400).body("description", not(equalTo(null)));
        assertThat(CAST.calls().getInt("totals.malformed")).isEqualTo(1);
        assertThat(CAST.quantity(seller, "a")).isEqualTo(5);
    }

    @Test
    void both_headers_are_needed_and_the_token_must_be_known() {
        given().header("client_id", "app").get(CAST.base() + "/api/v2/products").then().statusCode(401);
        given().header("access_token", "medio-1").get(CAST.base() + "/api/v2/products").then().statusCode(401);
        given().headers("client_id", "app", "access_token", "other").get(CAST.base() + "/api/v2/products").then()
                .statusCode(401).body("type", equalTo("Unauthorized"));
        CAST.put(seller, "{\"sku\":\"a\",\"quantity\":5}");
        call().contentType("text/plain").body("{\"available\":1}").put(STOCKS, "a").then().statusCode(415);
    }

    @Test
    void the_smallest_plan_has_fifty_calls_a_minute() {
        RequestSpecification small = given().headers("client_id", "app", "access_token", "inicial-" + seller);

        long answered = IntStream.range(0, 70).map(any -> small.get(CAST.base() + "/api/v2/products").statusCode())
                .takeWhile(status -> status == 200).count();
        assertThat(answered).isBetween(50L, 65L);
    }

    @Test
    void no_seller_sees_anothers_products() {
        CAST.put(CAST.newSeller(), "{\"sku\":\"a\",\"quantity\":5}");

        put("a", "{\"available\":0}").statusCode(404);
    }

    @Test
    void it_is_no_part_of_a_production_build() {
        assertThat(NetshoesSandbox.class.getAnnotation(UnlessBuildProfile.class).value()).isEqualTo("prod");
    }
}
