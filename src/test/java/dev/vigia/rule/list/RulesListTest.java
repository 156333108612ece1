package dev.vigia.rule.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All rules of a shop, those of its integrations among them. */
@QuarkusTest
class RulesListTest {

    private final Desk desk = new Desk();
    private long amazon;
    private long b2w;

    @BeforeEach
    void rules_of_every_kind() {
        amazon = desk.connected("amazon", 3);
        b2w = desk.connected("b2w", null);
        desk.stocked("TAZA-1", 8);
        desk.stocked("TAZA-2", 80);
        desk.shop.stocked("Casa", "plato", 2, 80);
        create(Map.of("kind", "everything", "minimum", "1", "reason", "Piso común"));
        create(Map.of("kind", "category", "category", category("Casa"), "minimum", "4"));
        create(Map.of("kind", "category", "category", category("Casa > Mate"), "minimum", "6", "integration", Long
                .toString(amazon)));
        create(Map.of("kind", "product", "sku", "TAZA-1", "minimum", "2", "from", "2099-01-01T00:00"));
        create(Map.of("kind", "product", "sku", "TAZA-1", "minimum", "5", "reopenAt", "9", "ceiling", "7", "mode",
                "hold_back", "reason", "Día de la madre"));
        desk.evaluate(amazon);
        desk.evaluate(b2w);
    }

    @Test
    void the_one_that_wins_comes_first_and_says_all_there_is_to_say() {
        Document page = page("/rules");
        assertThat(targets(page)).containsExactly("SKU TAZA-1", "SKU TAZA-1", "Casa > Mate", "Casa",
                "Todo lo que vendes", "Todo lo que vendes");
        String second = page.select("tbody tr").get(1).text();
        assertThat(second).contains("Name of TAZA-1", "Todas las integraciones", "5Reservar el mínimo", "9", "7",
                "Vigente", "Día de la madre", "Operator-of-", "2 anuncios");
        assertThat(page.select("tbody tr").first().text()).contains("Próxima", "Desde", "0 anuncios");
        assertThat(page.select("tbody tr").get(2).text()).contains("1 anuncio");
        assertThat(page.select("tbody tr").get(3).text()).contains("con las que están debajo", "5 anuncios");
        assertThat(page.select("tbody tr").get(4).text()).contains("Es el número de la integración", "amazon");
        assertThat(page.select("tbody tr").get(5).text()).contains("lo que no tiene una regla más fina");
        assertThat(page.select("[aria-current=page]").text()).contains("Reglas");
    }

    @Test
    void one_for_every_integration_decides_nothing_where_each_has_a_number_of_its_own() {
        Shop.execute("update integration set minimum_stock = 2 where id = " + b2w);
        Document page = page("/rules?q=piso");
        assertThat(targets(page)).containsExactly("Todo lo que vendes");
        assertThat(page.select("tbody tr").text()).contains("0 anuncios").doesNotContain(
                "lo que no tiene una regla más fina");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "sort=minimum; 1, 2, 3, 4, 5, 6", "sort=minimum_desc; 6, 5, 4, 3, 2, 1",
            "sort=target; 1, 3, 4, 6, 2, 5", "state=coming; 2", "state=in_force; 5, 6, 4, 3, 1", "q=taza; 2, 5",
            "q=DIA madre; 5", "q=name of; 2, 5", "q=mate; 6", "q=no hay; ''", "category=Casa; 2, 5, 6, 4",
            "category=Casa > Mate; 2, 5, 6" })
    void it_is_filtered_and_sorted(String query, String minimums) {
        String[] parts = query.split("=");
        String value = parts[0].equals("category") ? category(parts[1]) : parts[1].replace(" ", "%20");
        List<String> found = page("/rules?" + parts[0] + "=" + value).select("tbody .number strong").eachText();
        List<String> wanted = minimums.isEmpty() ? List.of() : List.of(minimums.split(", "));
        if (query.equals("sort=target")) {
            assertThat(found).containsExactlyInAnyOrderElementsOf(wanted).startsWith("1", "3", "4", "6");
        } else {
            assertThat(found).containsExactlyElementsOf(wanted);
        }
    }

    @Test
    void of_an_integration_those_for_all_are_shown_too() {
        assertThat(targets(page("/rules?integration=" + b2w))).containsExactly("SKU TAZA-1", "SKU TAZA-1", "Casa",
                "Todo lo que vendes");
    }

    @Test
    void what_makes_no_sense_is_left_out_and_named() {
        Document page = page("/rules?state=nonsense&integration=999999999&cursor=x&sort=y&category=z");
        assertThat(page.select(".notice").text()).contains("state, integration, category, sort, cursor");
        assertThat(targets(page)).hasSize(6);
    }

    @Test
    void pages_are_walked_there_and_back_in_every_order() {
        desk.shop.products(60, "Mesa");
        Shop.execute("insert into minimum_rule (retailer_id, product_id, minimum, in_force, created_by) select"
                + " retailer_id, id, 1000 + length(sku), true, 'Ana' from product where sku like 'SKU%' and retailer_id = "
                + desk.shop.retailerId);
        for (RuleOrder order : RuleOrder.values()) {
            List<String> forward = new ArrayList<>();
            Document page = page("/rules?sort=" + order.code());
            forward.addAll(keys(page));
            while (!page.select("a#pager-next").isEmpty()) {
                page = page(page.select("a#pager-next").attr("href"));
                forward.addAll(keys(page));
            }
            assertThat(forward).as(order.code()).hasSize(66).doesNotHaveDuplicates();
            Document before = page(page.select("a#pager-previous").attr("href"));
            assertThat(keys(before)).as("back in " + order.code()).isEqualTo(forward.subList(25, 50));
            assertThat(keys(page(before.select("a#pager-previous").attr("href")))).isEqualTo(forward.subList(0, 25));
        }
    }

    @Test
    void whoever_only_looks_sees_it_without_anything_to_press() {
        Document page = page("viewer", "/rules");
        assertThat(targets(page)).hasSize(6);
        assertThat(page.select(".rule-table input, #selection, a[href$=/edit], a[href^=/rules/new]")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "es; Todavía no hay reglas; Nueva regla",
            "pt; Ainda não há regras; Nova regra",
            "en; There are no rules yet; New rule" })
    void an_empty_list_says_what_to_do(String language, String title, String action) {
        Document page = new Desk().speaking(language).page("operator", "/rules");
        assertThat(page.select("#results .empty-title").text()).isEqualTo(title);
        assertThat(page.select("#results .empty-action a.btn-primary").text()).isEqualTo(action);
        assertThat(page.select("#results .empty-action a.btn-primary").attr("href")).isEqualTo("/rules/new");
    }

    @Test
    void a_rollout_that_is_running_is_shown_with_how_far_it_is() {
        Shop.execute("insert into rollout (retailer_id, integration_id, reach, minimum_before, minimum, products,"
                + " compared, to_zero) values (" + desk.shop.retailerId + ", " + amazon + ", false, 0, 0, 4, 3, 2)");
        Document page = page("/rules");
        assertThat(page.select("#rollouts").text()).contains("Cambios en curso", "3 de 4 productos comparados",
                "2 a cero, 0 confirmados");
        Shop.conditions("select id, " + amazon + ", 'below_minimum', now() from product where sku = 'TAZA-2' and"
                + " retailer_id = " + desk.shop.retailerId);
        Shop.tell("listing.integration_id = " + amazon);
        assertThat(page("/rules").select("#rollouts").text()).contains("2 a cero, 1 confirmado");
        assertThat(page.select("#rollouts").attr("data-hx-trigger")).isEqualTo("every 2s");
        Document piece = Jsoup.parse(desk.as("viewer").header("HX-Request", "true").header("HX-Target", "rollouts").get(
                page.select("#rollouts").attr("data-hx-get")).asString());
        assertThat(piece.select("body > *").eachAttr("id")).containsExactly("rollouts");
        assertThat(piece.text()).contains("3 de 4 productos comparados");
        Document status = page("/integrations/" + amazon);
        assertThat(status.select("section[aria-labelledby=rollout]").text())
                .contains("Cambiaron reglas de stock mínimo").doesNotContain("de 0 a 0");
    }

    @Test
    void the_page_of_the_integration_lists_those_that_are_finer_or_wider() {
        Shop.execute("update integration set reopen_at = 10 where id = " + amazon);
        Document page = page(Desk.edit(amazon));
        assertThat(page.select(".finer-rules li a").eachText()).containsExactly(
                "SKU TAZA-1 · En todas las integraciones", "SKU TAZA-1 · En todas las integraciones",
                page.select(".finer-rules li a").get(2).text(), "Casa · En todas las integraciones",
                "Todo lo que vendes · En todas las integraciones");
        assertThat(page.select(".finer-rules").text()).contains("Mínimo 3, Reapertura 10",
                "Si guardas un mínimo de 10 o más, la reapertura se quita.");
        assertThat(desk.as("operator").get("/integrations/" + amazon + "/impact?minimumStock=12").asString()).contains(
                "La reapertura de 10 no queda por encima de ese mínimo");
        assertThat(page.select(".finer-rules a[href='/rules?integration=" + amazon + "']")).hasSize(1);
        Shop.execute("update minimum_rule set from_at = '2020-01-01T00:00Z', to_at = '2020-02-01T00:00Z' where from_at"
                + " is not null and retailer_id = " + desk.shop.retailerId);
        assertThat(page(Desk.edit(amazon)).select(".finer-rules li a")).as("one is over").hasSize(4);
    }

    private Document page(String path) {
        return page("operator", path);
    }

    private Document page(String role, String path) {
        return Jsoup.parse(desk.as(role).urlEncodingEnabled(false).get(path).then().statusCode(200).extract()
                .asString());
    }

    private static List<String> targets(Document page) {
        return page.select("tbody .cell-main").eachText();
    }

    private static List<String> keys(Document page) {
        return page.select("[name=rule]").eachAttr("value");
    }

    private void create(Map<String, String> typed) {
        assertThat(desk.fillIn("operator", "/rules/new", typed).statusCode()).isEqualTo(303);
    }

    private String category(String path) {
        return Long.toString(Shop.number("select id from category where path = '" + path + "' and retailer_id = "
                + desk.shop.retailerId));
    }
}
