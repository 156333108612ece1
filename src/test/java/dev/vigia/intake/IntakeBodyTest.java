package dev.vigia.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies as a whole: their form, size and encoding. */
@QuarkusTest
class IntakeBodyTest extends IntakeApiFixture {

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
}
