package dev.vigia.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.vigia.People;
import dev.vigia.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IntakeApiTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String sku = "INTAKE-" + NUMBER.incrementAndGet();

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
        assertThat(Shop.row("on_hand) from stock_level join product on product.id = product_id where sku = '" + sku
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
            "onHand, 1.0, not_an_integer",
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
        assertThat(Shop.rows("sku) from product")).contains(own);
    }

    @Test
    void the_second_of_two_products_with_one_sku_is_rejected() {
        products(product(sku, "Taza"), product(sku, "Plato")).body("accepted", equalTo(1))
                .body("rejected[0].code", equalTo("sku_twice")).body("rejected[0].index", equalTo(1));
    }

    @Test
    void warehouses_are_one_whatever_the_case_of_their_code() {
        products(product(sku, "Taza"));
        stock(Map.of("sku", sku, "onHand", 3, "warehouse", "Depósito-" + sku));
        stock(Map.of("sku", sku, "onHand", 4, "warehouse", "DEPÓSITO-" + sku)).body("accepted", equalTo(1));
        assertThat(Shop.row("count(*)) from warehouse where lower(code) = lower('Depósito-" + sku + "')")).isEqualTo(
                "1");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "[]", "{\"items\": 7}", "\"items\"" })
    void a_batch_without_a_list_of_items_is_a_problem(String body) {
        People.api("ana").contentType(ContentType.JSON).body(body).put("/api/v1/stock").then().statusCode(400)
                .contentType("application/problem+json").body("detail", containsString("items"));
    }

    @Test
    void a_body_that_is_not_json_is_a_problem_and_no_fault_of_ours() {
        People.api("ana").contentType(ContentType.JSON).body("{\"items\": [").put("/api/v1/stock").then().statusCode(
                400);
    }

    @Test
    void more_than_five_thousand_items_are_refused_as_a_whole() {
        People.api("ana").contentType(ContentType.JSON)
                .body(Map.of("items", Collections.nCopies(5001, Map.of("sku", sku, "onHand", 1))))
                .put("/api/v1/stock").then().statusCode(413).body("detail", containsString("5"));
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
                "source like 'api:%') from stock_change join product on product.id = product_id where sku = '"
                        + sku + "'")).isEqualTo("t");
    }

    private static Map<String, Object> product(String sku, String name) {
        return Map.of("sku", sku, "name", name, "category", "Casa > Cocina", "ean", "7790000000001");
    }

    private static Map<String, Object> level(String sku, int onHand, String observedAt) {
        return new HashMap<>(Map.of("sku", sku, "onHand", onHand, "observedAt", observedAt));
    }

    private static ValidatableResponse products(Object... items) {
        return put("/api/v1/products", items);
    }

    private static ValidatableResponse stock(Object... items) {
        return put("/api/v1/stock", items);
    }

    private static ValidatableResponse put(String path, Object... items) {
        return People.api("ana").contentType(ContentType.JSON).body(Map.of("items", List.of(items))).put(path).then()
                .statusCode(200);
    }
}
