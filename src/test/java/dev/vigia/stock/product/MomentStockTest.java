package dev.vigia.stock.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stock of a moment is what the log says it was computed from, else what the ledger knew and nobody had forgotten. */
@QuarkusTest
class MomentStockTest {

    private PastShop past;
    private long taza;

    @BeforeEach
    void twenty_cups() {
        past = new PastShop();
        taza = past.product("1", "Casa > Cocina");
        past.stock(taza, 20, "2026-05-03T10:00:00Z");
    }

    @Test
    void the_log_tells_what_a_quantity_was_computed_from() {
        past.stock(taza, 3, "2026-05-03T12:59:59Z");
        past.told(taza, 20, "2026-05-03T13:00:00Z", "available = 20", "minimum = 5");
        assertThat(past.answer("1", "2026-05-03T14:00")).as("counted while it was under way").contains("Disponible 20",
                "Había más disponible que el mínimo");
    }

    @Test
    void a_minimum_alone_in_the_log_means_that_stock_was_unlimited() {
        past.told(taza, 99_999, "2026-05-03T13:00:00Z", "minimum = 5");
        assertThat(past.answer("1", "2026-05-03T14:00")).contains("Disponible Sin límite", "El stock era sin límite");
    }

    @Test
    void what_was_computed_from_stock_was_offered_wherever_the_product_is_today() {
        String kitchen = "{\"everyWarehouse\": true, \"everyCategory\": false, \"categories\": ["
                + past.shelf.category("Casa > Cocina") + "]}";
        past.settings("2026-05-02T00:00:00Z", kitchen, kitchen);
        long rule = past.rule("product_id", taza, 6, "null, null", "2026-05-02T00:00:00Z", null);
        past.told(taza, 0, "2026-05-03T13:00:00Z", "rule_id = " + rule, "rule_version = 0", "available = 4",
                "minimum = 6");
        Shop.execute("update product set category_id = " + past.shelf.category("Jardín") + " where id = " + taza);
        assertThat(past.answer("1", "2026-05-03T14:00")).contains("Lo disponible no superaba el mínimo");
    }

    @Test
    void a_product_that_was_retired_then_and_is_back_was_not_offered() {
        event("product_retired", "2026-05-03T12:00:00Z");
        event("product_returned", "2026-05-03T15:00:00Z");
        past.told(taza, 0, "2026-05-03T12:00:01Z");
        past.told(taza, 20, "2026-05-03T15:00:01Z");
        assertThat(past.answer("1", "2026-05-03T14:00")).contains("El producto estaba retirado");
        assertThat(past.answer("1", "2026-05-03T16:00")).doesNotContain("retirado");
    }

    @Test
    void before_its_first_return_it_was_retired() {
        event("product_returned", "2026-05-03T15:00:00Z");
        past.told(taza, 0, "2026-05-03T12:00:01Z");
        assertThat(past.answer("1", "2026-05-03T14:00")).contains("El producto estaba retirado");
    }

    @Test
    void what_was_counted_before_a_retirement_counts_no_more() {
        long north = Shop.number("insert into warehouse (retailer_id, code, name) values (" + past.retailer
                + ", 'norte', 'norte') returning id");
        event("product_retired", "2026-05-03T12:00:00Z");
        event("product_returned", "2026-05-03T15:00:00Z");
        past.stock(taza, north, 7, "2026-05-03T15:30:00Z");
        past.told(taza, 7, "2026-05-03T15:30:01Z");
        assertThat(past.answer("1", "2026-05-03T16:00")).contains("Disponible 7", "Había más disponible que el mínimo");
    }

    @Test
    void a_level_that_was_forgotten_is_unknown() {
        past.told(taza, 20, "2026-05-03T10:00:01Z");
        past.forgotten(taza, "2026-05-03T12:00:00Z");
        past.told(taza, 0, "2026-05-03T13:00:00Z");
        assertThat(past.answer("1", "2026-05-03T11:00")).contains("Disponible 20");
        assertThat(past.answer("1", "2026-05-03T14:00")).contains("No quedó registro del stock");
    }

    private void event(String action, String moment) {
        Shop.execute(
                "insert into audit_event (retailer_id, actor, action, before, after, product_id, happened_at) values ("
                        + past.retailer + ", 'Ana', '" + action + "', '{}', '{}', " + taza + ", '" + moment + "')");
    }
}
