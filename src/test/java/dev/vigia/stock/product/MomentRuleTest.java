package dev.vigia.stock.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rule of a moment is the one that the log names, whatever the dates and the categories of today say. */
@QuarkusTest
class MomentRuleTest {

    private PastShop past;
    private long taza;

    @BeforeEach
    void four_cups() {
        past = new PastShop();
        taza = past.product("1", "Casa > Cocina");
        past.stock(taza, 4, "2026-05-03T13:00:00Z");
    }

    @Test
    void a_product_that_has_moved_names_the_rule_of_the_category_it_was_in() {
        long kitchen = past.rule("category_id", past.shelf.category("Casa > Cocina"), 6, "null, null",
                "2026-05-02T00:00:00Z", null);
        past.rule("category_id", past.shelf.category("Jardín"), 2, "null, null", "2026-05-02T00:00:00Z", null);
        past.told(taza, 0, "2026-05-03T13:00:01Z", "rule_id = " + kitchen, "rule_version = 0");
        Shop.execute("update product set category_id = " + past.shelf.category("Jardín") + " where id = " + taza);
        assertThat(past.answer("1", "2026-05-03T14:03")).contains("Lo disponible no superaba el mínimo",
                "Stock mínimo 6", "Casa > Cocina");
    }

    @Test
    void while_a_date_is_carried_out_late_the_rule_is_still_the_one_before_it() {
        long always = past.rule("product_id", taza, 6, "null, null", "2026-05-02T00:00:00Z", null);
        past.rule("product_id", taza, 2, "'2026-05-03T12:00:00Z', '2026-05-04T00:00:00Z'", "2026-05-02T00:00:00Z",
                null);
        past.told(taza, 0, "2026-05-03T13:00:01Z", "rule_id = " + always, "rule_version = 0");
        assertThat(past.answer("1", "2026-05-03T14:03")).contains("Lo disponible no superaba el mínimo",
                "Stock mínimo 6");
        assertThat(past.answer("1", "2026-05-03T14:03")).doesNotContain("Stock mínimo 2");
    }

    @Test
    void a_version_of_a_rule_is_told_by_itself_though_it_has_ended() {
        long rule = past.rule("product_id", taza, 6, "null, null", "2026-05-02T00:00:00Z", "2026-05-03T12:59:59Z");
        Shop.execute("insert into minimum_rule (id, version, retailer_id, product_id, minimum, in_force, created_at,"
                + " created_by) values (" + rule + ", 1, " + past.retailer + ", " + taza
                + ", 2, true, '2026-05-03T12:59:59Z', 'Ana')");
        past.told(taza, 0, "2026-05-03T13:00:01Z", "rule_id = " + rule, "rule_version = 0");
        assertThat(past.answer("1", "2026-05-03T14:03")).contains("Stock mínimo 6", "SKU 1", "Feria");
    }

    @Test
    void the_rule_of_the_integration_itself_is_told_by_the_history_of_its_settings() {
        past.rule("category_id", past.shelf.category("Casa > Cocina"), 2, "null, null", "2026-05-02T00:00:00Z", null);
        past.settings("2026-05-02T00:00:00Z", "{\"minimumStock\": null}", "{\"minimumStock\": 9}");
        past.settings("2026-05-03T13:00:00Z", "{\"minimumStock\": 9}", "{\"minimumStock\": 3}");
        past.told(taza, 0, "2026-05-03T13:00:01Z", own(), "rule_version = 1", "minimum = 9", "available = 4");
        assertThat(past.answer("1", "2026-05-03T14:03")).as("changed while it was under way").contains(
                "Stock mínimo 9", "Todo lo que vendes · Amazon");
    }

    @Test
    void as_the_integration_has_it_where_nothing_has_changed_since() {
        past.rule("category_id", past.shelf.category("Casa > Cocina"), 2, "null, null", "2026-05-02T00:00:00Z", null);
        past.told(taza, 0, "2026-05-03T13:00:01Z", own(), "rule_version = (select version from integration where id = "
                + past.amazon + ")");
        assertThat(past.answer("1", "2026-05-03T14:03")).contains("Stock mínimo 5", "Todo lo que vendes · Amazon");
    }

    @Test
    void where_no_rule_held_none_is_named() {
        past.rule("category_id", past.shelf.category("Casa > Cocina"), 2, "null, null", "2026-05-02T00:00:00Z", null);
        past.told(taza, 4, "2026-05-03T13:00:01Z", "minimum = 0", "available = 4");
        assertThat(past.answer("1", "2026-05-03T14:03")).contains("Stock mínimo 0", "Ninguna regla");
    }

    private String own() {
        return "rule_id = (select rule_id from integration where id = " + past.amazon + ")";
    }
}
