package dev.vigia.intake.product;

import static dev.vigia.intake.product.Counter.path;
import static dev.vigia.intake.product.Counter.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProductFormTest {

    private final Counter counter = new Counter();

    @Test
    void an_empty_shop_gets_a_product_with_stock_and_its_page_says_what_happens_next() {
        counter.shop.integration("amazon", 5);
        assertThat(counter.page("/stock").select(".page-head a").attr("href")).isEqualTo("/products/new");
        Response saved = counter.send(counter.open("/products/new"), mate("0012", "on-hand-0", "3"));
        assertThat(path(saved)).isEqualTo("/stock/0012");
        assertThat(counter.level("0012")).isEqualTo("3|0|f");
        assertThat(counter.listing("0012")).isEqualTo("below_minimum|0");
        Document page = counter.page("/stock/0012");
        assertThat(page.select(".figures").text()).contains("Debe publicarse 0").contains("Disponible 3");
        assertThat(page.select(".timeline-stock").text()).contains("A mano (Operator-of-");
        assertThat(page.select(".page-actions a").attr("href")).isEqualTo("/products/" + counter.id("0012") + "/edit");
    }

    @Test
    void every_wrong_field_has_its_sentence_and_nothing_typed_is_lost() {
        Map<String, String> typed = new HashMap<>(mate("", "on-hand-0", "1.000"));
        typed.putAll(Map.of("category", "", "ean", "1".repeat(21), "reserved-0", "-2", "on-hand-1", "4"));
        Response refused = counter.send(counter.open("/products/new"), typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = read(refused);
        assertThat(page.title()).startsWith("Error: ");
        for (String field : new String[] { "sku", "category", "ean", "on-hand-0", "reserved-0", "warehouse-1" }) {
            assertThat(page.getElementById(field).attr("aria-describedby")).as(field).contains(field + "-error");
            assertThat(page.select(".errors a[href=#" + field + "]")).as(field).hasSize(1);
        }
        assertThat(page.getElementById("sku-error").text()).isEqualTo("Falta el SKU.");
        assertThat(page.getElementById("on-hand-0-error").text()).contains("sin separar los miles");
        assertThat(page.getElementById("on-hand-0").val()).isEqualTo("1.000");
        assertThat(page.getElementById("name").val()).isEqualTo("Mate de calabaza");
        assertThat(page.getElementById("on-hand-1").val()).isEqualTo("4");
    }

    @Test
    void what_is_blank_is_not_counted_and_is_not_zero() {
        counter.shop.integration("amazon", 5);
        path(counter.send(counter.open("/products/new"), mate("1")));
        assertThat(Shop.number("select count(*) from stock_level where product_id = " + counter.id("1"))).isZero();
        assertThat(counter.listing("1")).isEqualTo("unknown");
    }

    @Test
    void a_count_cannot_be_taken_back_to_unknown() {
        path(counter.send(counter.open("/products/new"), mate("1", "on-hand-0", "3")));
        Response refused = counter.send(counter.open(edit("1")), Map.of("on-hand-0", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(read(refused).getElementById("on-hand-0-error").text()).contains("no es cero");
    }

    @Test
    void a_sku_that_is_there_already_leads_to_its_form() {
        path(counter.send(counter.open("/products/new"), mate("1")));
        Response refused = counter.send(counter.open("/products/new"), mate(" 1 ", "name", "Otro"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(read(refused).getElementById("sku-error").text()).isEqualTo("Ya hay un producto con el SKU 1.");
        assertThat(read(refused).select(".product-taken a").attr("href")).isEqualTo(edit("1"));
    }

    @Test
    void the_form_of_a_new_product_sent_twice_is_answered_as_saved() {
        Response opened = counter.open("/products/new");
        Map<String, String> typed = mate("1", "on-hand-0", "9");
        typed = new HashMap<>(typed);
        typed.putAll(Map.of("warehouse-1", "Norte", "on-hand-1", "4", "reserved-1", "1"));
        assertThat(path(counter.send(opened, typed))).isEqualTo("/stock/1");
        assertThat(path(counter.send(opened, typed))).isEqualTo("/stock/1");
        typed.put("name", "Another");
        assertThat(counter.send(opened, typed).statusCode()).isEqualTo(422);
    }

    @Test
    void a_product_is_edited_and_what_was_not_touched_is_not_counted_again() {
        path(counter.send(counter.open("/products/new"), mate("1", "on-hand-0", "9")));
        Response opened = counter.open(edit("1"));
        assertThat(read(opened).getElementById("sku")).isNull();
        assertThat(read(opened).getElementById("on-hand-0").val()).isEqualTo("9");
        path(counter.send(opened, Map.of("name", "Mate imperial")));
        assertThat(Shop.row("select name from product where id = " + counter.id("1"))).isEqualTo("Mate imperial");
        assertThat(Shop.number("select count(*) from stock_change where product_id = " + counter.id("1"))).isOne();
    }

    @Test
    void a_new_warehouse_and_unlimited_stock_are_typed_too() {
        counter.shop.integration("amazon", 5);
        path(counter.send(counter.open("/products/new"), mate("1", "on-hand-0", "1", "reserved-0", "1", "warehouse-1",
                "Norte", "unlimited-1", "on")));
        assertThat(Shop.rows(
                "select code, on_hand, reserved, unlimited from stock_level join warehouse on warehouse.id ="
                        + " warehouse_id where product_id = " + counter.id("1") + " order by code"))
                .containsExactly("Norte|0|0|t", "main|1|1|f");
        assertThat(counter.listing("1")).isEqualTo("ok|99999");
        assertThat(counter.page(edit("1")).select(".level legend").eachText()).containsExactly("Norte",
                "Almacén principal", "Otro almacén");
    }

    @Test
    void whoever_was_overtaken_sees_both_and_decides() {
        path(counter.send(counter.open("/products/new"), mate("1", "on-hand-0", "9")));
        Response first = counter.open(edit("1"));
        Response second = counter.open(edit("1"));
        path(counter.send(first, Map.of("name", "Mate imperial", "on-hand-0", "8")));
        Response late = counter.send(second, Map.of("name", "Mate torpedo", "on-hand-0", "7"));
        assertThat(late.statusCode()).isEqualTo(409);
        Document page = read(late);
        assertThat(page.getElementById("name").val()).isEqualTo("Mate torpedo");
        assertThat(page.getElementById("on-hand-0").val()).isEqualTo("7");
        assertThat(page.select(".saved-now").eachText()).containsExactly("Ahora dice: Mate imperial",
                "Ahora dice: físico 8");
        assertThat(counter.level("1")).isEqualTo("8|0|f");
        path(counter.send(late, Map.of()));
        assertThat(counter.level("1")).isEqualTo("7|0|f");
        assertThat(Shop.row("select name from product where id = " + counter.id("1"))).isEqualTo("Mate torpedo");
    }

    @Test
    void a_feed_that_counts_meanwhile_overtakes_only_who_counts() {
        path(counter.send(counter.open("/products/new"), mate("1", "on-hand-0", "9")));
        Response opened = counter.open(edit("1"));
        Shop.execute("update stock_level set on_hand = 5 where product_id = " + counter.id("1"));
        path(counter.send(opened, Map.of("name", "Mate imperial")));
        assertThat(counter.level("1")).isEqualTo("5|0|f");
        assertThat(counter.send(opened, Map.of("name", "Mate imperial", "on-hand-0", "8")).statusCode())
                .isEqualTo(409);
        assertThat(counter.level("1")).isEqualTo("5|0|f");
    }

    @Test
    void categories_are_suggested() {
        path(counter.send(counter.open("/products/new"), mate("1")));
        assertThat(counter.page("/products/new").select("#categories option").eachAttr("value"))
                .containsExactly("Casa > Mate");
    }

    @Test
    void a_viewer_finds_no_way_there() {
        path(counter.send(counter.open("/products/new"), mate("1")));
        assertThat(read(counter.as("viewer").get("/stock/1")).select(".page-actions")).isEmpty();
        assertThat(counter.as("viewer").get("/products/new").statusCode()).isEqualTo(403);
    }

    private String edit(String sku) {
        return "/products/" + counter.id(sku) + "/edit";
    }

    private static Map<String, String> mate(String sku, String... more) {
        Map<String, String> typed = new HashMap<>(Map.of("sku", sku, "name", "Mate de calabaza", "category",
                "Casa > Mate"));
        for (int i = 0; i < more.length; i += 2) {
            typed.put(more[i], more[i + 1]);
        }
        return typed;
    }
}
