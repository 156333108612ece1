package dev.vigia.sandbox.b2w;

import static dev.vigia.testing.Patiently.await;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class B2wSandboxTest {

    private static final Cast CAST = new Cast("b2w");

    private final String seller = CAST.newSeller();

    private RequestSpecification call() {
        return given().headers("X-User-Email", "loja@example.com", "X-Api-Key", "SKY" + seller,
                "X-Accountmanager-Key", "app", "Accept", "application/json");
    }

    private ValidatableResponse put(String path, String sku, String body) {
        return call().contentType("application/json").body(body).put(CAST.base() + path + "/{sku}", sku).then();
    }

    private ValidatableResponse post(String path, String body) {
        return call().contentType("application/json").body(body).post(CAST.base() + path).then();
    }

    private void shows(String sku, int quantity) {
        await().untilAsserted(() -> assertThat(CAST.quantity(seller, sku)).isEqualTo(quantity));
    }

    @ParameterizedTest
    @ValueSource(strings = { "taza", "a b/ç", "007" })
    void a_product_is_stored_at_once_and_shown_a_little_later(String sku) {
        CAST.put(seller, "{\"sku\":\"" + sku + "\",\"quantity\":5}");

        put("/products", sku, "{\"product\":{\"qty\":0}}").statusCode(204);
        call().get(CAST.base() + "/products/{sku}", sku).then().statusCode(200).body("qty", equalTo(0));
        shows(sku, 0);
        put("/variations", sku, "{\"variation\":{\"qty\":3}}").statusCode(404).body("error", not(equalTo("")));
    }

    @Test
    void a_variation_does_not_follow_its_product() {
        CAST.put(seller, "{\"sku\":\"m\",\"quantity\":5,\"kind\":\"variation\",\"group\":\"camisa\"}");

        put("/products", "camisa", "{\"product\":{\"qty\":0}}").statusCode(204);
        put("/products", "m", "{\"product\":{\"qty\":0}}").statusCode(404);
        call().get(CAST.base() + "/products/camisa").then().body("variations", hasSize(1))
                .body("variations[0].qty", equalTo(5));
        put("/variations", "m", "{\"variation\":{\"qty\":2}}").statusCode(204);
        shows("m", 2);
        call().get(CAST.base() + "/variations/m").then().statusCode(200).body("variation.qty", equalTo(2))
                .body("product.sku", equalTo("camisa"));
    }

    @Test
    void a_removed_product_takes_nothing() {
        CAST.put(seller, "{\"sku\":\"a\",\"quantity\":5,\"kind\":\"closed\"}");

        put("/products", "a", "{\"product\":{\"qty\":2}}").statusCode(422);
        assertThat(CAST.quantity(seller, "a")).isZero();
    }

    @Test
    void a_warehouse_keeps_its_own_stock_and_days() {
        CAST.put(seller, "{\"sku\":\"a\",\"quantity\":5,\"kind\":\"warehouse\"}");

        put("/stores/cd1/skus", "a", "{\"sku\":{\"qty\":3}}").statusCode(204);
        put("/stores/cd2/skus", "a", "{\"sku\":{\"qty\":4}}").statusCode(404);
        post("/stores/cd2/skus", "{\"sku\":{\"code\":\"a\",\"qty\":4,\"cross_docking\":1}}").statusCode(204);
        shows("a", 7);
        assertThat(CAST.buyerSees(seller, "a").getList("ads[0].sub_status")).asList().containsExactly("cd1: 2 d",
                "cd2: 1 d");
        post("/stores/cd1/batch", "{\"skus\":[{\"code\":\"a\",\"qty\":0,\"cross_docking\":2}]}").statusCode(204);
        shows("a", 4);
    }

    @Test
    void the_stock_of_the_product_prevails_over_that_of_a_warehouse() {
        CAST.put(seller, "{\"sku\":\"a\",\"quantity\":5}");

        post("/stores/cd1/skus", "{\"sku\":{\"code\":\"a\",\"qty\":40}}").statusCode(204);
        await().untilAsserted(() -> assertThat(CAST.buyerSees(seller, "a").getInt("updates")).isEqualTo(1));
        assertThat(CAST.quantity(seller, "a")).isEqualTo(5);
    }

    @Test
    void the_default_warehouse_an_unknown_one_and_a_batch_that_is_too_big_are_refused() {
        CAST.put(seller, "{\"sku\":\"a\",\"quantity\":5}");
        String many = IntStream.range(0, 501).mapToObj(number -> "{\"code\":\"a\",\"qty\":1}")
                .collect(Collectors.joining(","));

        put("/stores/98/skus", "a", "{\"sku\":{\"qty\":3}}").statusCode(422);
        post("/stores/98/skus", "{\"sku\":{\"code\":\"a\",\"qty\":4}}").statusCode(422);
        post("/stores/cd9/skus", "{\"sku\":{\"code\":\"a\",\"qty\":4}}").statusCode(404);
        post("/stores/cd1/batch", "{\"skus\":[" + many + "]}").statusCode(422);
        post("/stores/cd1/batch", "{\"skus\":[{\"code\":\"a\",\"qty\":1},{\"code\":\"nada\",\"qty\":1}]}")
                .statusCode(404);
        assertThat(CAST.buyerSees(seller, "a").getInt("updates")).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{\"product\":{\"qty\":-1}} | 422", "{\"product\":{\"qty\":\"3\"}} | 400",
            "{\"product\":{\"qty\":3.5}} | 400", "{\"product\":{\"price\":3}} | 400", "{\"product\":{}} | 400",
            "{\"qty\":3} | 400", "{} | 400", "[] | 400", "{\"product\":{\"qty\":3 | 400" })
    void a_body_of_the_wrong_shape_is_refused_and_counted(String body, int status) {
        CAST.put(seller, "{\"sku\":\"a\",\"quantity\":5}");
        CAST.forgetCalls();

        put("/products", "a", body).statusCode(status).body("error", not(equalTo(null)));
        assertThat(CAST.calls().getInt("totals.malformed")).isEqualTo(1);
    }

    @Test
    void each_of_the_three_headers_is_needed() {
        given().headers("X-User-Email", "l@e.com", "X-Api-Key", "SKY1", "Accept", "application/json")
                .get(CAST.base() + "/products").then().statusCode(401).body("error", equalTo(
                        "O header X-Accountmanager-Key é obrigatório"));
        given().headers("X-User-Email", "l@e.com", "X-Api-Key", "other", "X-Accountmanager-Key", "app", "Accept",
                "application/json").get(CAST.base() + "/products").then().statusCode(401);
        given().headers("X-User-Email", "l@e.com", "X-Api-Key", "SKY1", "X-Accountmanager-Key", "app", "Accept",
                "text/html").get(CAST.base() + "/products").then().statusCode(406);
        call().contentType("text/plain").body("{\"product\":{\"qty\":1}}").put(CAST.base() + "/products/a").then()
                .statusCode(415);
    }

    @Test
    void reading_a_variation_is_allowed_once_a_second() {
        CAST.put(seller, "{\"sku\":\"m\",\"quantity\":5,\"kind\":\"variation\"}");
        IntStream.range(0, 20).mapToObj(any -> call().get(CAST.base() + "/variations/m").statusCode())
                .filter(status -> status == 429).findFirst().orElseThrow();
        put("/variations", "m", "{\"variation\":{\"qty\":1}}").statusCode(204);
    }

    @Test
    void no_store_sees_anothers_products() {
        CAST.put(CAST.newSeller(), "{\"sku\":\"a\",\"quantity\":5}");

        put("/products", "a", "{\"product\":{\"qty\":0}}").statusCode(404);
        call().get(CAST.base() + "/products").then().statusCode(200).body("products", hasSize(0));
    }

    @Test
    void it_is_no_part_of_a_production_build() {
        assertThat(B2wSandbox.class.getAnnotation(UnlessBuildProfile.class).value()).isEqualTo("prod");
    }

    @Test
    void what_cannot_be_published_is_told_among_the_errors_of_publication() {
        CAST.put(seller, "{\"sku\":\"a\",\"quantity\":5,\"kind\":\"unpublished\"},{\"sku\":\"b\",\"quantity\":5}");
        put("/products", "a", "{\"product\":{\"qty\":2}}").statusCode(204);
        put("/products", "b", "{\"product\":{\"qty\":2}}").statusCode(204);
        shows("b", 2);

        call().get(CAST.base() + "/sync_errors/products").then().statusCode(200).body("errors_qty", equalTo(1))
                .body("data[0].entity_id", equalTo("a"))
                .body("data[0].categories[0].errors[0].message", equalTo("Estoque do SKU a recusado pelo site"));
        call().get(CAST.base() + "/sync_errors/products?offset=50").then().statusCode(429);
        call().get(CAST.base() + "/products/a").then().body("qty", equalTo(2));
        shows("a", 5);
    }
}
