package dev.vigia.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches of products and stock: what is accepted, and what is rejected with its code. */
@QuarkusTest
class IntakeApiTest extends IntakeApiFixture {

    @Test
    void a_product_is_accepted_once_and_unchanged_the_second_time() {
        products(product(sku, "Taza")).body("accepted", equalTo(1)).body("unchanged", equalTo(0))
                .body("rejected", hasSize(0));
        products(product(sku, "Taza")).body("accepted", equalTo(0)).body("unchanged", equalTo(1));
        products(product(sku, "Taza azul")).body("accepted", equalTo(1));
    }

    @Test
    void stock_is_accepted_then_unchanged_then_outdated() {
        products(product(sku, "Taza"));
        stock(level(sku, 9, "2026-01-02T00:00:00Z")).body("accepted", equalTo(1));
        stock(level(sku, 9, "2026-01-03T00:00:00Z")).body("unchanged", equalTo(1));
        stock(level(sku, 50, "2026-01-01T00:00:00Z")).body("outdated", equalTo(1)).body("accepted", equalTo(0));
        assertThat(Shop.row("select on_hand from stock_level join product on product.id = product_id where sku = '"
                + sku
                + "'"))
                .isEqualTo("9");
    }

    @Test
    void good_items_are_applied_beside_bad_ones_which_say_why() {
        products(product(sku, "Taza"));
        stock(Map.of("sku", sku, "onHand", 4), Map.of("sku", "no such thing", "onHand", 4), Map.of("onHand", 4),
                Map.of("sku", sku, "onHand", "four"), "what")
                .body("accepted", equalTo(1))
                .body("rejected", hasSize(4))
                .body("rejected.index", equalTo(List.of(1, 2, 3, 4)))
                .body("rejected.code", equalTo(List.of("sku_unknown", "sku_missing", "not_an_integer",
                        "not_an_object")))
                .body("rejected[0].sku", equalTo("no such thing"))
                .body("rejected[2].message", containsString("onHand"));
    }

    @ParameterizedTest
    @CsvSource({ "es, entero", "pt, inteiro", "en, whole number" })
    void the_reason_is_in_the_language_of_the_caller(String language, String word) {
        People.api("ana").header("Accept-Language", language).contentType(ContentType.JSON)
                .body(Map.of("items", List.of(Map.of("sku", sku, "onHand", 1.5)))).put("/api/v1/stock").then()
                .statusCode(200).body("rejected[0].message", containsString(word));
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
            "onHand, 1000000001, out_of_range",
            "onHand, -1000000001, out_of_range",
            "onHand, 99999999999, out_of_range",
            "onHand, 1.5, not_an_integer",
            "onHand, 1e400, out_of_range",
            "onHand, 1e-400, not_an_integer",
            "onHand, -1e999999999, out_of_range",
            "reserved, -5, reserved_negative",
            "reserved, 1000000001, out_of_range",
            "warehouse, '\"W\\ud83d\"', not_a_text",
            "warehouse, '\"W\\u0000\"', not_a_text",
            "warehouse, '\"W\\n1\"', control_characters",
            "observedAt, '\"\\udc00\"', not_a_text",

            "onHand, true, not_an_integer",
            "reserved, '\"1\"', not_an_integer",
            "unlimited, 1, not_a_boolean",
            "warehouse, 7, not_a_text",
            "observedAt, '\"yesterday\"', not_a_time",
            "observedAt, '\"2026-01-01T00:00:00\"', not_a_time",
            "observedAt, '\"2999-01-01T00:00:00Z\"', in_the_future",
            "colour, '\"red\"', unknown_field" })
    void a_wrong_value_is_rejected_with_its_code(String field, String value, String code) {
        products(product(sku, "Taza"));
        String onHand = field.equals("onHand") ? "" : "\"onHand\": 1, ";
        People.api("ana").contentType(ContentType.JSON)
                .body("{\"items\":[{\"sku\":\"" + sku + "\", " + onHand + "\"" + field + "\": " + value + "}]}")
                .put("/api/v1/stock").then().statusCode(200).body("rejected[0].code", equalTo(code));
    }

    @Test
    void a_missing_quantity_is_not_zero() {
        products(product(sku, "Taza"));
        stock(Map.of("sku", sku)).body("rejected[0].code", equalTo("on_hand_missing"));
        stock(Map.of("sku", sku, "unlimited", true)).body("accepted", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = { "007", "a b/c", "ñandú & <b>", "100%", "'); drop table product; --", "A,B" })
    void a_sku_is_text_and_kept_as_it_is(String odd) {
        String own = odd + NUMBER.incrementAndGet();
        products(product(own, "Taza")).body("accepted", equalTo(1));
        stock(Map.of("sku", own, "onHand", 3)).body("accepted", equalTo(1));
        assertThat(Shop.rows("select sku from product")).contains(own);
    }

    @Test
    void the_second_of_two_products_with_one_sku_is_rejected() {
        products(product(sku, "Taza"), product(sku, "Plato")).body("accepted", equalTo(1))
                .body("rejected[0].code", equalTo("sku_twice")).body("rejected[0].index", equalTo(1));
    }

    @Test
    void an_empty_batch_changes_nothing() {
        stock().body("accepted", equalTo(0)).body("rejected", hasSize(0));
    }

    @Test
    void nobody_changes_another_retailers_stock() {
        products(product(sku, "Taza"));
        People.api("carla").contentType(ContentType.JSON).body(Map.of("items", List.of(Map.of("sku", sku, "onHand",
                1))))
                .put("/api/v1/stock").then().statusCode(200).body("rejected[0].code", equalTo("sku_unknown"));
    }

    @Test
    void the_ledger_says_who_it_was() {
        products(product(sku, "Taza"));
        stock(level(sku, 9, Instant.now().minusSeconds(5).toString()));
        assertThat(Shop.row(
                "select source like 'api:%' from stock_change join product on product.id = product_id where sku = '"
                        + sku + "'")).isEqualTo("t");
    }

    @Test
    void an_item_that_is_no_text_takes_no_good_one_along() {
        products(product(sku, "Taza"));
        body("/api/v1/stock", "{\"items\":[{\"sku\":\"" + sku + "\",\"onHand\":0},{\"sku\":\"" + sku
                + "\",\"warehouse\":\"W\\ud83d\",\"onHand\":1},{\"sku\":\"\\udc00\",\"onHand\":1}]}").statusCode(200)
                .body("accepted", equalTo(1)).body("rejected.code", equalTo(List.of("not_a_text", "not_a_text")));
        assertThat(level()).isEqualTo("0|0|f");
    }
}
