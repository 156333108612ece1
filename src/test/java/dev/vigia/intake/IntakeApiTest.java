package dev.vigia.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.vigia.http.UrlEncoding;
import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
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
    void warehouses_are_one_whatever_the_case_of_their_code() {
        products(product(sku, "Taza"));
        stock(Map.of("sku", sku, "onHand", 3, "warehouse", "Depósito-" + sku));
        stock(Map.of("sku", sku, "onHand", 4, "warehouse", "DEPÓSITO-" + sku)).body("accepted", equalTo(1));
        assertThat(Shop.number("select count(*) from warehouse where vigia_code(code) = vigia_code('Depósito-" + sku
                + "')")).isOne();
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
                "select source like 'api:%' from stock_change join product on product.id = product_id where sku = '"
                        + sku + "'")).isEqualTo("t");
    }

    @ParameterizedTest
    @CsvSource({ "5.0, 5", "5.00, 5", "1e3, 1000", "-0.0, 0", "1000000000, 1000000000", "-1000000000.0, -1000000000",
            "120e-1, 12" })
    void a_whole_number_may_be_written_with_a_point_or_a_power(String number, int units) {
        products(product(sku, "Taza"));
        body("/api/v1/stock", "{\"items\":[{\"sku\":\"" + sku + "\",\"onHand\":" + number + "}]}").statusCode(200)
                .body("rejected", hasSize(0));
        assertThat(level()).isEqualTo(units + "|0|f");
    }

    @Test
    void the_farthest_quantities_go_together_and_unlimited_stock_may_be_counted() {
        products(product(sku, "Taza"));
        stock(Map.of("sku", sku, "onHand", -1_000_000_000, "reserved", 1_000_000_000)).body("accepted", equalTo(1));
        stock(Map.of("sku", sku, "onHand", 7, "unlimited", true)).body("accepted", equalTo(1));
        assertThat(level()).isEqualTo("7|0|t");
    }

    @Test
    void what_is_reserved_below_zero_makes_no_stock() {
        products(product(sku, "Taza"));
        stock(Map.of("sku", sku, "onHand", 77));
        stock(Map.of("sku", sku, "onHand", 0, "reserved", -5)).body("rejected[0].code", equalTo("reserved_negative"))
                .body("rejected[0].message", containsString("reserved"));
        assertThat(level()).isEqualTo("77|0|f");
    }

    @Test
    void a_clock_that_is_ahead_does_not_keep_out_what_is_counted_after() {
        products(product(sku, "Taza"));
        stock(level(sku, 10, Instant.now().plusSeconds(290).toString())).body("accepted", equalTo(1));
        stock(Map.of("sku", sku, "onHand", 0)).body("accepted", equalTo(1)).body("outdated", equalTo(0));
        assertThat(level()).isEqualTo("0|0|f");
    }

    @Test
    void a_moment_cut_to_seconds_is_not_older_than_its_second() {
        products(product(sku, "Taza"));
        stock(level(sku, 10, "2026-01-02T10:00:00.7Z"));
        stock(level(sku, 0, "2026-01-02T10:00:00Z")).body("accepted", equalTo(1));
        stock(level(sku, 9, "2026-01-02T10:00:00.6Z")).body("outdated", equalTo(1));
        stock(level(sku, 9, "2026-01-02T09:59:59Z")).body("outdated", equalTo(1));
        assertThat(level()).isEqualTo("0|0|f");
    }

    @Test
    void of_one_call_the_later_of_the_same_moment_holds_and_an_older_moment_does_not() {
        products(product(sku, "Taza"));
        stock(level(sku, 5, "2026-01-02T10:00:00Z"), level(sku, 6, "2026-01-02T10:00:00Z"),
                level(sku, 7, "2026-01-02T09:00:00Z")).body("accepted", equalTo(1)).body("outdated", equalTo(2));
        assertThat(level()).isEqualTo("6|0|f");
    }

    @Test
    void an_item_that_is_no_text_takes_no_good_one_along() {
        products(product(sku, "Taza"));
        body("/api/v1/stock", "{\"items\":[{\"sku\":\"" + sku + "\",\"onHand\":0},{\"sku\":\"" + sku
                + "\",\"warehouse\":\"W\\ud83d\",\"onHand\":1},{\"sku\":\"\\udc00\",\"onHand\":1}]}").statusCode(200)
                .body("accepted", equalTo(1)).body("rejected.code", equalTo(List.of("not_a_text", "not_a_text")));
        assertThat(level()).isEqualTo("0|0|f");
    }

    @ParameterizedTest
    @ValueSource(strings = { "sku", "name", "category", "ean" })
    void half_a_character_in_a_product_is_rejected_and_no_other_product_is_touched(String field) {
        products(product(sku + "-?", "Taza"));
        Map<String, String> item = new HashMap<>(Map.of("sku", sku, "name", "n", "category", "c", "ean", "1"));
        item.put(field, sku + "-HALF");
        body("/api/v1/products", "{\"items\":[{" + item.entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\":\"" + e.getValue().replace("HALF", "\\ud83d") + "\"")
                .collect(Collectors.joining(",")) + "}]}").statusCode(200)
                .body("accepted", equalTo(0)).body("rejected[0].code", equalTo("not_a_text"))
                .body("rejected[0].message", containsString(field));
        assertThat(Shop.row("select name from product where sku = '" + sku + "-?'")).isEqualTo("Taza");
    }

    @ParameterizedTest
    @ValueSource(strings = { "A\\nB", "A\\tB", "A\\u0001", "A\\u202E", "A\\u2066B", "A\\u0085B", "A\\u2028B" })
    void a_control_character_in_a_sku_is_rejected(String sku) {
        for (String path : List.of("/api/v1/products", "/api/v1/stock")) {
            body(path, "{\"items\":[{\"sku\":\"" + sku + "\"" + (path.endsWith("stock") ? ",\"onHand\":1"
                    : ",\"name\":\"n\",\"category\":\"c\"") + "}]}").statusCode(200)
                    .body("rejected[0].code", equalTo("control_characters"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { ".", "..", " .. ", ".\u200B" })
    void a_sku_of_dots_is_rejected(String dots) {
        products(product(dots, "Taza")).body("rejected[0].code", equalTo("sku_of_dots"));
        stock(Map.of("sku", dots, "onHand", 1)).body("rejected[0].code", equalTo("sku_of_dots"));
    }

    @Test
    void a_line_break_in_a_name_is_a_blank_and_another_control_character_is_rejected() {
        products(product(sku, "Taza\nroja\u200B")).body("accepted", equalTo(1));
        assertThat(Shop.row("select name from product where sku = '" + sku + "'")).isEqualTo("Taza roja");
        products(product(sku, "Taza\u0001")).body("rejected[0].code", equalTo("control_characters"));
    }

    @Test
    void skus_that_look_the_same_are_one() {
        products(product(sku, "Taza"), product(sku + "\u00A0", "Taza"), product("\u200B" + sku, "Taza"))
                .body("accepted", equalTo(1)).body("rejected.code", equalTo(List.of("sku_twice", "sku_twice")));
        stock(Map.of("sku", "\uFEFF" + sku + "\u3000", "onHand", 4)).body("accepted", equalTo(1));
        assertThat(level()).isEqualTo("4|0|f");
        People.session("ana").urlEncodingEnabled(false).get("/stock/" + UrlEncoding.encoded(sku + "\u00A0")).then()
                .statusCode(200);
    }

    @Test
    void categories_that_look_the_same_are_one() {
        String category = "Café " + sku;
        products(Map.of("sku", sku, "name", "n", "category", category),
                Map.of("sku", sku + "b", "name", "n", "category", "Cafe\u0301\u00A0" + sku + "\u2060"))
                .body("accepted", equalTo(2));
        assertThat(Shop.number("select count(*) from category where path like '%" + sku + "%'")).isOne();
    }

    @ParameterizedTest
    @CsvSource({ "İzmir, izmir", "İzmir, IZMIR", "Straße, STRAẞE", "ΟΔΟΣ, οδος", "Depósito, DEPO\u0301SITO",
            "ﬁn, ﬁN", "Norte, \u200BNORTE\u2060", "ſur, SUR", "\u212A1, k1" })
    void a_warehouse_is_one_by_the_rule_of_the_database(String first, String second) {
        products(product(sku, "Taza"));
        stock(Map.of("sku", sku, "warehouse", first + sku, "onHand", 5)).body("accepted", equalTo(1));
        stock(Map.of("sku", sku, "warehouse", second + sku.toLowerCase(Locale.ROOT), "onHand", 5))
                .body("unchanged", equalTo(1)).body("rejected", hasSize(0));
    }

    @Test
    void a_warehouse_named_twice_in_one_call_is_one() {
        products(product(sku, "Taza"));
        stock(Map.of("sku", sku, "warehouse", "Sur" + sku, "onHand", 5), Map.of("sku", sku, "warehouse", "\u2060sUR"
                + sku,
                "onHand", 6)).body("accepted", equalTo(1)).body("outdated", equalTo(1));
        assertThat(level()).isEqualTo("6|0|f");
    }

    @ParameterizedTest
    @ValueSource(strings = { "%1$s%1$s", "%1$s {}", "%s x", "%s,", "%s\0", "{\"warehouse\":\"norte\",%2$s}",
            "{%2$s,%2$s}",
            "[%1$s]", "{\"items\":[{\"sku\":\"%3$s\",\"onHand\":1,\"onHand\":2}]}", "// %1$s", "{%2$s,}",
            "{\"items\":NaN}",
            "{\"items\":[{\"sku\":\"%3$s\",\"onHand\":Infinity}]}", "\uFFFE%1$s", "" })
    void nothing_of_a_body_is_left_unread(String pattern) {
        products(product(sku, "Taza"));
        stock(Map.of("sku", sku, "onHand", 77));
        String items = "\"items\":[{\"sku\":\"" + sku + "\",\"onHand\":0}]";
        body("/api/v1/stock", pattern.formatted("{" + items + "}", items, sku)).statusCode(400)
                .contentType("application/problem+json").body("detail", not(emptyString()));
        assertThat(level()).isEqualTo("77|0|f");
    }

    @Test
    void what_is_wrong_with_a_body_is_told_with_its_place() {
        People.api("ana").header("Accept-Language", "en").contentType(ContentType.JSON).body("{\"items\":[]}\n x")
                .put("/api/v1/stock").then().statusCode(400).body("detail", containsString("line 2"));
        People.api("ana").header("Accept-Language", "en").contentType(ContentType.JSON)
                .body("{\"items\":[],\"warehouse\":1}").put("/api/v1/products").then().statusCode(400)
                .body("detail", containsString("ware"));
    }

    @Test
    void what_is_too_deep_or_too_long_is_the_callers_fault() {
        for (String value : List.of("[".repeat(2_000) + "]".repeat(2_000), "9".repeat(1_200), "1." + "0".repeat(1_200),
                "{\"" + "f".repeat(60_000) + "\":1}", "1e99999999999")) {
            for (String path : List.of("/api/v1/stock", "/api/v1/products")) {
                body(path, "{\"items\":[{\"sku\":" + value + "}]}").statusCode(400).contentType(
                        "application/problem+json");
            }
        }
        body("/api/v1/stock", "{\"items\":[{\"sku\":\"" + sku + "\",\"" + "f".repeat(40_000) + "\":1}]}").statusCode(
                200)
                .body("rejected[0].code", equalTo("unknown_field"));
        body("/api/v1/stock", "{\"items\":[{\"sku\":\"" + "s".repeat(40_000) + "\",\"onHand\":1}]}").statusCode(200)
                .body("rejected[0].code", equalTo("sku_too_long"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32BE" })
    void a_body_is_read_in_each_encoding_of_unicode(String encoding) {
        products(product(sku, "Taza"));
        bytes("{\"items\":[{\"sku\":\"" + sku + "\",\"warehouse\":\"Ñandú" + sku + "\",\"onHand\":3}]}", encoding)
                .statusCode(200).body("accepted", equalTo(1));
        assertThat(Shop.number("select count(*) from warehouse where code = 'Ñandú" + sku + "'")).isOne();
    }

    @Test
    void a_body_in_another_encoding_is_refused() {
        bytes("{\"items\":[{\"sku\":\"Ñ\",\"onHand\":3}]}", "ISO-8859-1").statusCode(400)
                .contentType("application/problem+json");
    }

    private static ValidatableResponse bytes(String text, String encoding) {
        return People.api("ana").header("Content-Type", "application/json").body(text.getBytes(Charset.forName(
                encoding)))
                .put("/api/v1/stock").then();
    }

    private static ValidatableResponse body(String path, String body) {
        return People.api("ana").contentType(ContentType.JSON).body(body).put(path).then();
    }

    private String level() {
        return Shop.row("select on_hand, reserved, unlimited from stock_level join product on product.id = product_id"
                + " where sku = '" + sku + "'");
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
