package dev.vigia.stock.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a marketplace showed something at a moment, when stock and minimum do not say it. */
@QuarkusTest
class MomentReasonTest {

    private Shelf shelf;
    private long product;
    private long amazon;
    private long north;
    private long south;

    @BeforeEach
    void twenty_in_the_north_and_thirty_in_the_south() {
        shelf = new Shelf();
        product = shelf.product("1", "Taza");
        amazon = shelf.integration("Amazon");
        north = warehouse("norte");
        south = warehouse("sur");
        Shop.execute("update retailer set zone = 'UTC' where id = " + shelf.shop.retailerId);
        Shop.execute("update product set created_at = '2026-05-01T00:00:00Z' where id = " + product);
        stock(north, 20, "2026-05-02T10:00:00Z");
        stock(south, 30, "2026-05-02T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "2026-05-03T14:00; En Amazon se mostraban 0",
            "2026-05-03T14:03; En Amazon se leyeron 12, y no 0 como se había enviado",
            "2026-05-03T15:01; En Amazon se mostraban 0" })
    void what_was_read_back_holds_until_something_else_is_told(String at, String words) {
        told(0, 1, "2026-05-03T13:00:00Z");
        Shop.execute("insert into drift (retailer_id, product_id, integration_id, revision, cause, expected, shown,"
                + " repaired, repairs, found_at) values (" + shelf.shop.retailerId + ", " + product + ", " + amazon
                + ", 1, 'changed_outside', 0, 12, true, 1, '2026-05-03T14:02:00Z')");
        told(0, 2, "2026-05-03T15:00:00Z");
        assertThat(answer(at)).contains(words);
    }

    @Test
    void a_product_that_was_retired_by_then_was_not_offered() {
        told(0, 1, "2026-05-03T13:00:00Z");
        Shop.execute("update product set retired_at = '2026-05-03T12:00:00Z', retired_by = 'Ana' where id = "
                + product);
        assertThat(answer("2026-05-03T14:00")).contains("El producto estaba retirado");
    }

    @Test
    void one_that_was_retired_later_was() {
        told(50, 1, "2026-05-03T13:00:00Z");
        Shop.execute("update product set retired_at = '2026-05-04T12:00:00Z', retired_by = 'Ana' where id = "
                + product);
        assertThat(answer("2026-05-03T14:00")).contains("Había más disponible que el mínimo");
    }

    @Test
    void an_integration_that_was_being_disconnected_offered_nothing() {
        told(0, 1, "2026-05-03T13:00:00Z");
        Shop.execute("update integration set disconnecting_at = '2026-05-03T12:00:00Z' where id = " + amazon);
        assertThat(answer("2026-05-03T14:00")).contains("La integración se estaba desconectando");
    }

    @Test
    void a_category_that_was_not_registered_then_was_not_offered() {
        told(0, 1, "2026-05-03T13:00:00Z");
        changed("2026-05-03T12:00:00Z", settings("true", ""), "{\"everyWarehouse\": true, \"everyCategory\": false,"
                + " \"categories\": []}");
        changed("2026-05-04T12:00:00Z", "{\"everyWarehouse\": true, \"everyCategory\": false, \"categories\": []}",
                settings("true", ""));
        assertThat(answer("2026-05-03T14:00")).contains("La categoría del producto no estaba registrada");
    }

    @Test
    void the_stock_is_that_of_the_warehouses_that_were_chosen_then() {
        told(20, 1, "2026-05-03T13:00:00Z");
        changed("2026-05-03T12:00:00Z", settings("true", ""), settings("false", north + ""));
        changed("2026-05-04T12:00:00Z", settings("false", north + ""), settings("true", ""));
        assertThat(answer("2026-05-03T14:00")).contains("Disponible 20", "Había más disponible que el mínimo");
        told(50, 2, "2026-05-04T13:00:00Z");
        assertThat(answer("2026-05-04T14:00")).contains("Disponible 50");
    }

    @Test
    void before_the_first_change_they_are_those_that_it_found() {
        told(30, 1, "2026-05-03T13:00:00Z");
        changed("2026-05-04T12:00:00Z", settings("false", south + ""), settings("true", ""));
        assertThat(answer("2026-05-03T14:00")).contains("Disponible 30");
    }

    private static String settings(String everyWarehouse, String warehouses) {
        return "{\"everyWarehouse\": " + everyWarehouse + ", \"everyCategory\": true, \"warehouses\": [" + warehouses
                + "]}";
    }

    private void changed(String moment, String before, String after) {
        Shop.execute("insert into audit_event (retailer_id, integration_id, actor, action, before, after, happened_at)"
                + " values (" + shelf.shop.retailerId + ", " + amazon + ", 'Ana', 'changed', '" + before + "', '"
                + after
                + "', '" + moment + "')");
    }

    private String answer(String at) {
        return shelf.page("/stock/1?integration=" + amazon + "&at=" + at).select(".moment-answer").text();
    }

    private long warehouse(String code) {
        return Shop.number("insert into warehouse (retailer_id, code, name) values (" + shelf.shop.retailerId + ", '"
                + code + "', '" + code + "') returning id");
    }

    private void stock(long warehouse, int units, String moment) {
        Shop.execute("insert into stock_change (retailer_id, product_id, warehouse_id, on_hand, reserved, unlimited,"
                + " observed_at, recorded_at, source) values (" + shelf.shop.retailerId + ", " + product + ", "
                + warehouse + ", " + units + ", 0, false, '" + moment + "', '" + moment + "', 'api:erp')");
    }

    private void told(int quantity, int revision, String moment) {
        Shop.execute("insert into stock_update (retailer_id, product_id, integration_id, revision, quantity, outcome,"
                + " happened_at) values (" + shelf.shop.retailerId + ", " + product + ", " + amazon + ", " + revision
                + ", " + quantity + ", 'applied', '" + moment + "')");
    }
}
