package dev.vigia.stock.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Beside each update of a product stands what it was computed from. */
@QuarkusTest
class ComputedUpdatesTest {

    private PastShop past;
    private long taza;

    @BeforeEach
    void a_cup() {
        past = new PastShop();
        taza = past.product("1", "Casa > Cocina");
    }

    @Test
    void stock_minimum_and_rule_stand_beside_a_quantity() {
        long rule = past.rule("category_id", past.shelf.category("Casa > Cocina"), 6, "null, null",
                "2026-05-02T00:00:00Z", null);
        past.told(taza, 0, "2026-05-03T13:00:00Z", "rule_id = " + rule, "rule_version = 0", "available = 4",
                "minimum = 6");
        past.told(taza, 8, "2026-05-03T14:00:00Z", "rule_id = (select rule_id from integration where id = "
                + past.amazon + ")", "rule_version = 0", "available = 8", "minimum = 5");
        assertThat(rows().get(0).text()).contains("Se envió 8 ", "Disponible 8, Mínimo 5");
        assertThat(rows().get(1).text()).contains("Se envió 0 ", "Disponible 4, Mínimo 6");
        assertThat(rows().eachText().get(0)).contains("Todo lo que vendes · Amazon");
        assertThat(rows().eachText().get(1)).contains("Casa > Cocina · En todas las integraciones");
    }

    @Test
    void unlimited_stock_is_no_number_and_what_is_not_known_is_left_out() {
        past.told(taza, 7, "2026-05-03T13:00:00Z");
        past.told(taza, 99_999, "2026-05-03T14:00:00Z", "minimum = 0");
        assertThat(rows().get(0).text()).contains("Se envió 99.999 ", "Disponible Sin límite, Mínimo 0");
        assertThat(rows().get(1).text()).contains("Se envió 7 ").doesNotContain("Disponible");
        assertThat(rows().text()).doesNotContain("Todo lo que vendes");
    }

    private Elements rows() {
        return past.shelf.page("/stock/1").select(".timeline-sent");
    }
}
