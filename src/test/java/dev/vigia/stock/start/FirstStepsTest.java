package dev.vigia.stock.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FirstStepsTest {

    private Shelf shelf;

    @BeforeEach
    void an_empty_shop() {
        shelf = new Shelf();
    }

    @Test
    void an_empty_shop_shows_three_steps_to_do() {
        Document page = shelf.page("/stock");
        assertThat(page.select(".first-step h2").eachText()).containsExactly("Productos y stock", "Un marketplace",
                "El stock mínimo");
        assertThat(page.select(".first-step .state").eachText()).containsExactly("Pendiente", "Pendiente", "Pendiente");
    }

    @Test
    void stock_comes_first_of_all_from_the_system_that_it_is_kept_in() {
        Desk desk = new Desk();
        String links = ".first-step-actions:has(a[href='/intake']) a";
        assertThat(desk.page("admin", "/first-steps").select(links).eachText()).containsExactly("Desde tu sistema",
                "Con un archivo", "A mano");
        assertThat(desk.page("operator", "/first-steps").select(links).eachText()).containsExactly("Con un archivo",
                "A mano");
        Shop.execute("insert into source (retailer_id, kind, account, hook_digest, rate, next_at) values ("
                + desk.shop.retailerId + ", 'vtex', 'a', decode(md5('" + desk.shop.code
                + "'), 'hex'), 5, now() + interval '1 day')");
        assertThat(desk.page("operator", "/first-steps").select(links).eachText()).containsExactly("Ver la fuente",
                "Con un archivo", "A mano");
        assertThat(desk.page("operator", "/").text()).contains("La fuente está conectada");
    }

    @Test
    void each_step_is_ticked_when_it_is_done() {
        long product = shelf.product("1", "Taza");
        assertThat(steps()).containsExactly("Pendiente", "Pendiente", "Pendiente");
        assertThat(shelf.page("/first-steps").select(".first-step").first().text()).contains("falta el stock");
        Shop.execute("insert into warehouse (retailer_id, code, name) values (" + shelf.shop.retailerId
                + ", 'main', 'main')");
        Shop.execute("insert into stock_level select " + product + ", id, retailer_id, 1, 0, false, now() from"
                + " warehouse where retailer_id = " + shelf.shop.retailerId);
        assertThat(steps()).containsExactly("Listo", "Pendiente", "Pendiente");
        long amazon = shelf.shop.integration("amazon", null);
        assertThat(steps()).containsExactly("Listo", "Listo", "Pendiente");
        Shop.execute("update integration set minimum_stock = 5 where id = " + amazon);
        assertThat(steps()).containsExactly("Listo", "Listo", "Listo");
        assertThat(shelf.page("/first-steps").select("main").text()).contains("Los tres pasos están listos");
    }

    @ParameterizedTest
    @ValueSource(strings = { "null, null", "null, category" })
    void a_rule_of_the_shop_or_of_a_category_is_a_minimum_too(String scope) {
        long category = shelf.category("Casa");
        Shop.execute(
                "insert into minimum_rule (retailer_id, integration_id, category_id, minimum, in_force, created_by)"
                        + " values (" + shelf.shop.retailerId + ", " + scope.replace("category", "" + category)
                        + ", 5, true, 'Ana')");
        assertThat(steps()).containsExactly("Pendiente", "Pendiente", "Listo");
        Shop.execute("update minimum_rule set ended_at = clock_timestamp(), ended_by = 'Ana' where retailer_id = "
                + shelf.shop.retailerId);
        assertThat(steps()).containsExactly("Pendiente", "Pendiente", "Pendiente");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/updates", "/updates/drift", "/rules", "/intake", "/intake/scheduled",
            "/intake/warehouses" })
    void an_empty_page_leads_there(String path) {
        assertThat(shelf.page(path).select(".empty a[href=/first-steps]")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/stock", "/first-steps", "/intake", "/integrations" })
    void no_verb_or_key_of_a_program_is_shown(String path) {
        assertThat(shelf.page(path).select("main").text()).doesNotContain("PUT ", "/api/", "curl");
    }

    private List<String> steps() {
        return shelf.page("/first-steps").select(".first-step .state").eachText();
    }
}
