package dev.vigia.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.vigia.http.UrlEncoding;
import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that look the same, and characters that nobody sees. */
@QuarkusTest
class IntakeSpellingTest extends IntakeApiFixture {

    @Test
    void warehouses_are_one_whatever_the_case_of_their_code() {
        products(product(sku, "Taza"));
        stock(Map.of("sku", sku, "onHand", 3, "warehouse", "Depósito-" + sku));
        stock(Map.of("sku", sku, "onHand", 4, "warehouse", "DEPÓSITO-" + sku)).body("accepted", equalTo(1));
        assertThat(Shop.number("select count(*) from warehouse where vigia_code(code) = vigia_code('Depósito-" + sku
                + "')")).isOne();
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
    @ValueSource(strings = { "%s>Cocina", "%s  > Cocina", "%s >Cocina", "%s > Cocina >", "%s >  > Cocina" })
    void a_path_of_a_category_is_one_with_whatever_blanks(String path) {
        products(Map.of("sku", sku, "name", "n", "category", sku + " > Cocina"),
                Map.of("sku", sku + "b", "name", "n", "category", path.formatted(sku))).body("accepted", equalTo(2));
        assertThat(Shop.rows("select path from category where path like '" + sku + "%'")).containsExactly(sku
                + " > Cocina");
    }

    @ParameterizedTest
    @ValueSource(strings = { "sku", "name", "category", "ean" })
    void what_takes_the_place_of_a_letter_that_could_not_be_read_is_rejected(String field) {
        Map<String, Object> item = new HashMap<>(Map.of("sku", sku, "name", "n", "category", "c", "ean", "1"));
        item.put(field, sku + "Pa\uFFFDal");
        products(item).body("accepted", equalTo(0)).body("rejected[0].code", equalTo("unreadable_character"));
    }

    @Test
    void a_path_without_a_step_names_no_category() {
        products(Map.of("sku", sku, "name", "n", "category", " > >")).body("rejected[0].code", equalTo(
                "category_missing"));
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
}
