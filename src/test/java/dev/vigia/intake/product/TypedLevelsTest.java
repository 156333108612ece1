package dev.vigia.intake.product;

import static dev.vigia.intake.product.Counter.path;
import static dev.vigia.intake.product.Counter.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Warehouses and numbers that a person types into the form of a product mean what they mean at every other door. */
@QuarkusTest
class TypedLevelsTest {

    private final Counter counter = new Counter();

    @ParameterizedTest
    @CsvSource({ "Norte, norte", "Norte, Norte\u200B", "Norte, \u00A0NORTE", "Depósito, Depo\u0301sito",
            "İzmir, izmir", "Straße, STRAẞE", "Ñandú, ñANDÚ" })
    void a_warehouse_that_is_shown_above_is_no_other_one(String code, String typed) {
        warehouse(code);
        Response opened = counter.open("/products/new");
        Response refused = counter.send(opened, mate("1", "on-hand-0", "5", "warehouse-1", typed, "on-hand-1", "9"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(read(refused).getElementById("warehouse-1-error").text()).contains("ya está más arriba");
        assertThat(Shop.number("select count(*) from product where retailer_id = " + counter.shop.retailerId)).isZero();
    }

    @Test
    void two_that_are_only_alike_are_two() {
        warehouse("Nandu");
        path(counter.send(counter.open("/products/new"), mate("1", "on-hand-0", "5", "warehouse-1", "Ñandú",
                "on-hand-1", "9")));
        assertThat(levels()).containsExactlyInAnyOrder("Nandu|5", "Ñandú|9");
    }

    @Test
    void one_that_came_up_meanwhile_is_not_overwritten_unseen() {
        warehouse("Norte");
        path(counter.send(counter.open("/products/new"), mate("1", "on-hand-0", "5")));
        Response opened = counter.open("/products/" + counter.id("1") + "/edit");
        warehouse("Sur");
        Shop.execute("insert into stock_level (product_id, warehouse_id, retailer_id, on_hand, reserved, unlimited,"
                + " observed_at) select " + counter.id("1") + ", id, retailer_id, 0, 0, false, now() from warehouse"
                + " where code = 'Sur' and retailer_id = " + counter.shop.retailerId);
        Response refused = counter.send(opened, Map.of("warehouse-1", "SUR\u200B", "on-hand-1", "9"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(read(refused).getElementById("warehouse-1-error").text()).contains("ya existe");
        assertThat(levels()).containsExactlyInAnyOrder("Norte|5", "Sur|0");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\u200B", "\u00A0", "\u3000" })
    void a_code_that_nobody_sees_is_none(String typed) {
        warehouse("Norte");
        Response refused = counter.send(counter.open("/products/new"), mate("1", "warehouse-1", typed, "on-hand-1",
                "9"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(read(refused).getElementById("warehouse-1-error").text()).contains("Falta el código");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "0,00 | 0", "0.00 | 0", "5,00 | 5", "12.0000 | 12", "５ | 5", "٥ | 5",
            "5\u00A0 | 5", "\u200B5 | 5", "\u22125 | -5", "005 | 5", "+5 | 5", "1 234 | 1234", "1\u202F234,00 | 1234",
            "1.234.567 | 1234567" })
    void a_whole_number_may_be_typed_in_any_notation(String typed, int units) {
        path(counter.send(counter.open("/products/new"), mate("1", "on-hand-0", typed, "reserved-0", "0,00")));
        assertThat(counter.level("1")).isEqualTo(units + "|0|f");
    }

    @ParameterizedTest
    @ValueSource(strings = { "1.234", "1,234", "1,5", "5 un", ">10", "1e3", "½" })
    void what_may_mean_two_things_or_none_is_refused_and_kept(String typed) {
        Response refused = counter.send(counter.open("/products/new"), mate("1", "on-hand-0", typed));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(read(refused).getElementById("on-hand-0").val()).isEqualTo(typed);
        assertThat(read(refused).getElementById("on-hand-0-error").text()).isNotBlank();
    }

    @Test
    void the_same_number_in_another_notation_is_no_conflict() {
        path(counter.send(counter.open("/products/new"), mate("1", "on-hand-0", "9")));
        Response opened = counter.open("/products/" + counter.id("1") + "/edit");
        Shop.execute("update stock_level set on_hand = 5 where product_id = " + counter.id("1"));
        path(counter.send(opened, Map.of("on-hand-0", "5,00")));
        assertThat(counter.level("1")).isEqualTo("5|0|f");
    }

    private List<String> levels() {
        return Shop.rows("select code, on_hand from stock_level join warehouse on warehouse.id = warehouse_id"
                + " where product_id = " + counter.id("1"));
    }

    private void warehouse(String code) {
        Shop.execute("insert into warehouse (retailer_id, code, name) values (" + counter.shop.retailerId + ", '" + code
                + "', '" + code + "')");
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
