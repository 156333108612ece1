package dev.vigia.sandbox.casasbahia;

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
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CasasBahiaSandboxTest {

    private static final Cast CAST = new Cast("casas-bahia");
    private static final String OFFER = "/api/v4/api-front-offer-v4/jersey/offer/stock";
    private static final String PRODUCTS = CAST.base() + "/api/v4/api-front-products-v4/jersey/product/";
    private static final String LOADS = "/api/v2/loads/sellerItems/stocks";

    private final String seller = CAST.newSeller();

    private RequestSpecification call() {
        return given().headers("client_id", "app", "access_token", "CB-" + seller);
    }

    private ValidatableResponse put(String path, String body) {
        return call().contentType("application/json").body(body).put(CAST.base() + path).then();
    }

    private String days(String sku) {
        return CAST.buyerSees(seller, sku).getString("ads[0].sub_status[0]");
    }

    @Test
    void an_offer_is_shown_at_once_with_its_days() {
        CAST.put(seller, "{\"sku\":\"a b/ç\",\"quantity\":5}");

        call().get(PRODUCTS + "{sku}", "a b/ç").then().statusCode(200).body("valido", equalTo(true))
                .body("conteudo.estoque.tempoDePreparacao", equalTo(2));
        put(OFFER, "{\"idSkuLojista\":\"a b/ç\",\"estoque\":{\"quantidade\":3,\"tempoDePreparacao\":4}}")
                .statusCode(200).body("valido", equalTo(true));
        assertThat(CAST.quantity(seller, "a b/ç")).isEqualTo(3);
        assertThat(days("a b/ç")).isEqualTo("4 d");
    }

    @Test
    void days_that_are_left_out_are_lost() {
        CAST.put(seller, "{\"sku\":\"a\",\"quantity\":5}");

        put(OFFER, "{\"idSkuLojista\":\"a\",\"estoque\":{\"quantidade\":3}}").statusCode(200);
        assertThat(days("a")).isEqualTo("0 d");
    }

    @Test
    void what_is_blocked_is_refused_in_a_success() {
        CAST.put(seller, "{\"sku\":\"a\",\"quantity\":5,\"kind\":\"blocked\"}");

        put(OFFER, "{\"idSkuLojista\":\"a\",\"estoque\":{\"quantidade\":3,\"tempoDePreparacao\":4}}").statusCode(200)
                .body("valido", equalTo(false));
        put("/api/v2/sellerItems/a/stock", "{\"quantity\":3}").statusCode(422);
        assertThat(CAST.buyerSees(seller, "a").getInt("updates")).isZero();
    }

    @Test
    void the_list_of_products_is_empty_by_its_status() {
        call().queryParam("pagina", 1).get(PRODUCTS).then().statusCode(204);
        CAST.put(seller, "{\"sku\":\"a\",\"quantity\":5}");
        call().queryParam("pagina", 1).get(PRODUCTS).then().statusCode(200).body("conteudo.itens", hasSize(1));
    }

    @Test
    void an_item_of_the_second_version_shows_its_warehouse() {
        CAST.put(seller, "{\"sku\":\"a\",\"quantity\":5}");

        put("/api/v2/sellerItems/a/stock", "{\"quantity\":3,\"crossDockingTime\":4,\"warehouse\":1}").statusCode(204);
        call().get(CAST.base() + "/api/v2/sellerItems/a").then().statusCode(200)
                .body("stocks[0].quantity", equalTo(3)).body("stocks[0].crossDockingTime", equalTo(4));
        put("/api/v2/sellerItems/a/stock", "{\"quantity\":3,\"warehouse\":9}").statusCode(422)
                .body("errors[0].message", equalTo("Warehouse 9 não encontrado"));
        call().get(CAST.base() + "/api/v2/warehouses").then().body("warehouses[0].id", equalTo(1));
    }

    @Test
    void a_load_is_worked_off_later_whether_anybody_asks_or_not() {
        CAST.put(seller, "{\"sku\":\"a\",\"quantity\":5}");

        // Where a busy machine asks too late it is done already, and handed in anew.
        await().until(() -> {
            put(LOADS, "[{\"skuSellerId\":\"a\",\"stocks\":[{\"quantity\":0,\"crossDockingTime\":4}]},"
                    + "{\"skuSellerId\":\"nada\",\"stocks\":[{\"quantity\":1}]}]").statusCode(204);
            List<Map<String, Object>> pending = call().get(CAST.base() + LOADS).path(
                    "skus.findAll { it.status == 'Pending' }");
            return !pending.isEmpty() && pending.stream().noneMatch(load -> load.containsKey("processedAt"));
        });
        call().queryParam("_limit", 1).get(CAST.base() + LOADS).then().body("skus", hasSize(1));
        await().untilAsserted(() -> assertThat(CAST.quantity(seller, "a")).isZero());
        assertThat(days("a")).isEqualTo("4 d");
        call().get(CAST.base() + LOADS).then().body("skus.find { it.skuSellerId == 'a' }.status", equalTo("Processed"))
                .body("skus.find { it.skuSellerId == 'nada' }.errors", hasSize(1));
    }

    @Test
    void a_body_above_a_mebibyte_is_refused() {
        put(LOADS, "[{\"skuSellerId\":\"" + "a".repeat(1_048_576) + "\",\"stocks\":[{\"quantity\":1}]}]")
                .statusCode(413);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{\"idSkuLojista\":\"a\",\"estoque\":{\"quantidade\":-1}}",
            "{\"idSkuLojista\":\"a\",\"estoque\":{\"quantidade\":\"3\"}}", "{\"idSkuLojista\":\"a\"}",
            "{\"idSkuLojista\":\"a\",\"estoque\":{\"quantity\":3}}", "{}", "[]", "{\"idSkuLojista\":\"a\"" })
    void a_body_of_the_wrong_shape_is_refused_and_counted(String body) {
        CAST.put(seller, "{\"sku\":\"a\",\"quantity\":5}");
        CAST.forgetCalls();

        put(OFFER, body).statusCode(400).body("errors[0].message", not(equalTo(null)));
        assertThat(CAST.calls().getInt("totals.malformed")).isEqualTo(1);
    }

    @Test
    void both_headers_are_needed_and_the_token_must_be_known() {
        given().header("client_id", "app").get(PRODUCTS).then().statusCode(401);
        given().header("access_token", "CB-1").get(PRODUCTS).then().statusCode(401);
        given().headers("client_id", "app", "access_token", "other").get(PRODUCTS).then().statusCode(401)
                .body("errors[0].code", equalTo("401"));
        call().contentType("text/plain").body("{}").put(CAST.base() + OFFER).then().statusCode(415);
        put(OFFER, "{\"idSkuLojista\":\"nada\",\"estoque\":{\"quantidade\":1}}").statusCode(404);
    }

    @Test
    void warehouses_are_listed_three_times_a_minute() {
        assertThat(IntStream.range(0, 5).map(any -> call().get(CAST.base() + "/api/v2/warehouses").statusCode()))
                .endsWith(429).startsWith(200, 200, 200);
    }

    @Test
    void it_is_no_part_of_a_production_build() {
        assertThat(CasasBahiaSandbox.class.getAnnotation(UnlessBuildProfile.class).value()).isEqualTo("prod");
    }
}
