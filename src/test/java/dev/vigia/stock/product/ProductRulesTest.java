package dev.vigia.stock.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Beside every number stands the rule that decides it, and those that do not. */
@QuarkusTest
class ProductRulesTest {

    private final Desk desk = new Desk();
    private long amazon;

    @BeforeEach
    void a_product_on_one_integration() {
        amazon = desk.connected("amazon", 3);
        Shop.execute("update integration set name = 'Amazon norte' where id = " + amazon);
        desk.stocked("TAZA-1", 20);
        desk.evaluate(amazon);
    }

    @Test
    void the_winner_and_the_losers_are_shown_with_what_they_say() {
        create(Map.of("kind", "everything", "minimum", "1"));
        create(Map.of("kind", "category", "category", category(), "minimum", "4", "reason", "Frágil"));
        create(Map.of("kind", "product", "sku", "TAZA-1", "integration", Long.toString(amazon), "minimum", "5", "mode",
                "hold_back", "ceiling", "9", "reason", "Feria"));
        create(Map.of("kind", "product", "sku", "TAZA-1", "minimum", "7", "from", "2099-01-01T00:00"));
        runWithNothingToSend();
        Document page = desk.page("operator", "/stock/TAZA-1");
        String winner = page.select(".listing-rules dd > p").text();
        assertThat(winner).startsWith("Regla: SKU TAZA-1 · Amazon norte").contains(
                "Mínimo 5, Reservar el mínimo, Tope 9", "Feria");
        assertThat(page.select(".listing-rules").text()).contains("Otras 4 reglas que no ganan");
        assertThat(winner).contains("Lo puso Operator-of-" + desk.shop.code);
        assertThat(page.select(".listing-rules li").eachText().stream().map(text -> text.split(":")[0]))
                .containsExactly(
                        "SKU TAZA-1 · En todas las integraciones", "Casa > Mate · En todas las integraciones",
                        "Todo lo que vendes · Amazon norte", "Todo lo que vendes · En todas las integraciones");
        assertThat(page.select(".listing .figures dd").last().text()).isEqualTo("5");
        assertThat(page.select(".listing-reason").text()).contains("se envía el tope, 9");
        assertThat(page.select(".listing-foot a").first().attr("href")).isEqualTo("/rules/new?sku=TAZA-1&integration="
                + amazon);
    }

    @Test
    void each_row_of_the_list_names_what_its_rule_is_for_and_leads_to_the_others() {
        Shop.execute("update integration set minimum_stock = null where id = " + amazon);
        assertThat(ruleInTheList()).isEqualTo("0 Sin regla");
        create(Map.of("kind", "everything", "minimum", "1"));
        assertThat(ruleInTheList()).startsWith("1 Regla para todo");
        Shop.execute("update integration set minimum_stock = 3 where id = " + amazon);
        assertThat(ruleInTheList()).startsWith("3 Regla de la integración");
        create(Map.of("kind", "category", "category", category(), "minimum", "4"));
        assertThat(ruleInTheList()).startsWith("4 Regla de la categoría");
        create(Map.of("kind", "product", "sku", "TAZA-1", "minimum", "5"));
        assertThat(ruleInTheList()).isEqualTo("5 Regla del SKU TAZA-1");
        assertThat(desk.page("viewer", "/stock").select("td[data-label=Mínimo] a").attr("href")).isEqualTo(
                "/stock/TAZA-1#marketplaces");
    }

    private String ruleInTheList() {
        return desk.page("viewer", "/stock").select("td[data-label=Mínimo]").text();
    }

    @Test
    void a_rule_that_is_over_is_not_among_them() {
        create(Map.of("kind", "product", "sku", "TAZA-1", "minimum", "7", "from", "2099-01-01T00:00"));
        assertThat(desk.page("viewer", "/stock/TAZA-1").select(".listing-rules li")).hasSize(1);
        Shop.execute("update minimum_rule set from_at = '2020-01-01T00:00Z', to_at = '2020-02-01T00:00Z' where"
                + " retailer_id = " + desk.shop.retailerId);
        assertThat(desk.page("viewer", "/stock/TAZA-1").select(".listing-rules li")).isEmpty();
    }

    @Test
    void whoever_only_looks_sees_them_without_links() {
        create(Map.of("kind", "product", "sku", "TAZA-1", "minimum", "5"));
        Document page = desk.page("viewer", "/stock/TAZA-1");
        assertThat(page.select(".listing-rules").text()).contains("SKU TAZA-1", "Mínimo 5");
        assertThat(page.select("a[href^=/rules/]")).isEmpty();
    }

    @Test
    void without_any_rule_it_says_that_the_minimum_is_nothing() {
        Shop.execute("update integration set minimum_stock = null where id = " + amazon);
        assertThat(desk.page("viewer", "/stock/TAZA-1").select(".listing-rules dd").text()).isEqualTo(
                "Ninguna regla: el mínimo cuenta como 0.");
    }

    @Test
    void what_waits_to_reopen_says_how_many_there_are_and_from_how_many_on_it_is_offered() {
        create(Map.of("kind", "product", "sku", "TAZA-1", "minimum", "20", "reopenAt", "30"));
        Shop.execute(
                "update stock_level set on_hand = 25 where product_id = (select id from product where sku = 'TAZA-1'"
                        + " and retailer_id = " + desk.shop.retailerId + ")");
        desk.evaluate(amazon);
        runWithNothingToSend();
        Document page = desk.page("viewer", "/stock/TAZA-1");
        assertThat(page.select(".listing .state").text()).isEqualTo("Espera reapertura");
        assertThat(page.select(".listing-reason").text()).startsWith("25 disponibles").contains(
                "vuelve a ofrecerse desde 30");
        Document list = desk.page("viewer", "/stock?state=waiting_to_reopen");
        assertThat(list.select(".state-tab[aria-current]").text()).isEqualTo("Espera reapertura 1");
        assertThat(list.select(".cell-sku").eachText()).containsExactly("TAZA-1");
        assertThat(desk.page("viewer", "/integrations").select("tr:contains(Amazon norte) .number").text()).contains(
                "1");
        desk.speaking("pt");
        assertThat(desk.page("viewer", "/stock").select("td .state").text()).isEqualTo("Aguardando reabertura");
    }

    /** What is not sent is shown as paused. */
    private void runWithNothingToSend() {
        Shop.tell("listing.integration_id = " + amazon);
        Shop.execute("delete from due where integration_id = " + amazon);
        Shop.execute("update integration set enabled = true where id = " + amazon);
    }

    private void create(Map<String, String> typed) {
        assertThat(desk.fillIn("operator", "/rules/new", typed).statusCode()).isEqualTo(303);
    }

    private String category() {
        return Long.toString(Shop.number("select id from category where path = 'Casa > Mate' and retailer_id = "
                + desk.shop.retailerId));
    }
}
