package dev.vigia.stock.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of a kit the stock of a moment is that of its components. */
@QuarkusTest
class MomentKitTest {

    private PastShop past;
    private long set;
    private long cup;
    private long plate;
    private long north;

    @BeforeEach
    void a_set_of_two_cups_and_a_plate() {
        past = new PastShop();
        set = past.product("juego", "Casa");
        cup = past.product("taza", "Casa");
        plate = past.product("plato", "Casa");
        north = Shop.number("insert into warehouse (retailer_id, code, name) values (" + past.retailer
                + ", 'norte', 'norte') returning id");
        Shop.execute("insert into kit_component values (" + set + ", " + cup + ", " + past.retailer + ", 2), (" + set
                + ", " + plate + ", " + past.retailer + ", 1)");
        past.settings("2026-05-02T00:00:00Z", "{\"minimumStock\": null}", "{\"minimumStock\": 2}");
        past.stock(cup, 20, "2026-05-03T10:00:00Z");
        past.stock(cup, north, 3, "2026-05-03T10:00:00Z");
        past.stock(plate, 4, "2026-05-03T10:00:00Z");
        past.stock(plate, north, 9, "2026-05-03T10:05:00Z");
    }

    @Test
    void in_each_warehouse_the_scarcest_component_counts() {
        past.told(set, 5, "2026-05-03T13:00:00Z");
        assertThat(past.answer("juego", "2026-05-03T14:00")).contains("Había más disponible que el mínimo",
                "los componentes que el kit tiene hoy").containsPattern("Disponible 5, 3 may 2026,? 10:05");
    }

    @Test
    void what_was_available_of_a_kit_may_be_told_by_the_log() {
        past.told(set, 7, "2026-05-03T13:00:00Z", "available = 7", "minimum = 2");
        assertThat(past.answer("juego", "2026-05-03T14:00")).contains("Disponible 7").doesNotContain(
                "los componentes que el kit tiene hoy");
    }

    @Test
    void the_component_that_closed_it_is_named_with_its_rule() {
        past.rule("product_id", cup, 30, "null, null", "2026-05-02T00:00:00Z", null);
        past.told(set, 0, "2026-05-03T13:00:00Z", "available = 5", "minimum = 2");
        assertThat(past.answer("juego", "2026-05-03T14:00")).contains("Había un componente del kit en su mínimo",
                "Componente que cerraba el kit taza: disponible 23, stock mínimo 30 · SKU taza · En todas las integraciones",
                "los componentes que el kit tiene hoy").doesNotContain("plato:");
    }

    @Test
    void a_component_that_was_never_counted_leaves_it_unknown() {
        Shop.execute("delete from stock_change where product_id = " + plate);
        past.told(set, 5, "2026-05-03T13:00:00Z");
        assertThat(past.answer("juego", "2026-05-03T14:00")).contains("No quedó registro del stock");
    }

    @Test
    void one_that_became_a_kit_does_not_show_the_units_it_had_before() {
        past.stock(set, 30, "2026-05-03T10:00:00Z");
        past.told(set, 5, "2026-05-03T13:00:00Z");
        assertThat(past.answer("juego", "2026-05-03T14:00")).contains("Disponible 5");
    }

    @Test
    void it_shows_them_while_it_was_none_yet() {
        past.stock(set, 30, "2026-05-03T10:00:00Z");
        past.told(set, 30, "2026-05-03T10:00:01Z");
        past.forgotten(set, "2026-05-03T12:00:00Z");
        past.told(set, 5, "2026-05-03T13:00:00Z");
        assertThat(past.answer("juego", "2026-05-03T11:00")).contains("Disponible 30");
        assertThat(past.answer("juego", "2026-05-03T14:00")).contains("Disponible 5");
    }
}
