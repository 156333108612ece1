package dev.vigia.integration.page;

import static dev.vigia.testing.Desk.edit;
import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where an integration has no number of its own, or a rule with dates goes before it, that other rule is shown. */
@QuarkusTest
class WiderRuleTest {

    private final Desk desk = new Desk();
    private long carrefour;

    @BeforeEach
    void one_without_a_number_and_a_rule_of_fifty_for_all_that_is_sold() {
        carrefour = desk.connected("carrefour", null);
        desk.stocked("TAZA", 20);
        desk.evaluate(carrefour);
        rule(Map.of("kind", "everything", "minimum", "50"));
    }

    @Test
    void the_list_shows_the_number_that_holds_and_whose_it_is() {
        assertThat(number("viewer").text()).isEqualTo("50 Todo lo que vendes · En todas las integraciones");
        assertThat(number("operator").select("a").attr("href")).isEqualTo("/rules/" + wide() + "/edit");
        assertThat(number("viewer").select("a")).isEmpty();
        Shop.execute("update integration set minimum_stock = 5 where id = " + carrefour);
        assertThat(number("viewer").text()).isEqualTo("5");
        rule(Map.of("kind", "everything", "integration", Long.toString(carrefour), "minimum", "7", "to",
                "2099-01-01T00:00"));
        assertThat(number("viewer").text()).startsWith("7 Todo lo que vendes · ");
    }

    @Test
    void the_form_says_which_rule_holds_and_what_an_empty_number_leaves_to_it() {
        Document form = desk.page("operator", edit(carrefour));
        assertThat(form.select("#minimumStock-wider").text()).isEqualTo(
                "Ahora decide otra regla: Todo lo que vendes · En todas las integraciones: Mínimo 50");
        assertThat(form.select("#minimumStock-help").text()).contains("Vacío: decide la regla para todo lo que vendes");
        assertThat(foretold("")).contains("Con 50 o menos enviamos 0; desde 51");
        assertThat(foretold("5")).contains("Con 5 o menos enviamos 0; desde 6");
        Shop.execute("update integration set minimum_stock = 5 where id = " + carrefour);
        assertThat(desk.page("operator", edit(carrefour)).select("#minimumStock-wider")).isEmpty();
        assertThat(foretold("")).contains("Con 50 o menos enviamos 0");
    }

    @Test
    void the_form_says_that_without_a_number_the_rest_of_the_rule_ends() {
        Shop.execute("update integration set minimum_stock = 5, ceiling = 9, hold_back = true where id = " + carrefour);
        assertThat(foretold("")).contains("termina con todas sus otras condiciones");
        assertThat(foretold("6")).contains("enviamos lo que hay menos 6").doesNotContain("termina");
    }

    @Test
    void the_form_counts_what_would_stay_closed_until_it_reopens() {
        Shop.execute("update integration set minimum_stock = 25, reopen_at = 40 where id = " + carrefour);
        desk.evaluate(carrefour);
        assertThat(Desk.read(desk.as("operator").get("/integrations/" + carrefour + "/impact?minimumStock=3")).select(
                "li").eachText()).contains("1 Esperan reapertura");
    }

    @Test
    void a_rollout_tells_the_numbers_that_held_and_hold() {
        desk.shop.products(10_001, "Casa");
        desk.evaluate(carrefour);
        Shop.execute("update integration set minimum_stock = 5 where id = " + carrefour);
        assertThat(desk.post("operator", desk.as("operator").get(edit(carrefour)), Map.of("name", List.of("Carrefour"),
                "minimumStock", List.of(""), "categories", List.of("every"), "warehouses", List.of("every")), "save")
                .statusCode()).isEqualTo(303);
        await().until(() -> desk.page("viewer", "/integrations/" + carrefour).text().contains("Cambio aplicado"));
        assertThat(desk.page("viewer", "/integrations/" + carrefour).text()).contains("Stock mínimo: de 5 a 50.");
    }

    private String foretold(String minimum) {
        return desk.as("operator").get("/integrations/" + carrefour + "/impact?minimumStock=" + minimum).then()
                .statusCode(200).extract().asString();
    }

    private Element number(String role) {
        return desk.page(role, "/integrations").select("#integration-" + carrefour + " td.number").first();
    }

    private void rule(Map<String, String> typed) {
        assertThat(desk.fillIn("operator", "/rules/new", typed).statusCode()).isEqualTo(303);
    }

    private long wide() {
        return Shop.number("select id from minimum_rule where integration_id is null and retailer_id = "
                + desk.shop.retailerId);
    }
}
