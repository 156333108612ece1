package dev.vigia.rule.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.IntegrationRow;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several rules are ended, or given one number, and those that cannot be are named. */
@QuarkusTest
class RuleSelectionTest {

    private final Desk desk = new Desk();
    private long amazon;

    @BeforeEach
    void a_rule_for_each_of_three_products() {
        amazon = desk.connected("carrefour", 3);
        for (String sku : List.of("A-1", "A-2", "A-3")) {
            desk.stocked(sku, 8);
            desk.fillIn("operator", "/rules/new", Map.of("kind", "product", "sku", sku, "minimum", "2", "reopenAt", sku
                    .equals("A-3") ? "5" : ""));
        }
        desk.evaluate(amazon);
    }

    @Test
    void one_number_is_set_for_all_after_what_it_does_has_been_shown() {
        Response shown = choose("minimum", "8", ticks());
        assertThat(shown.statusCode()).isEqualTo(200);
        Document page = Desk.read(shown);
        assertThat(page.select("h1").text()).isEqualTo("Cambiar el mínimo de 4 reglas");
        assertThat(page.select("td").eachText()).contains("SKU A-1",
                "Su reapertura no es mayor que ese mínimo. Cámbiala en su formulario.");
        assertThat(minimums()).containsExactly("2", "2", "2");
        Response done = press(shown);
        assertThat(done.statusCode()).as("the refused one was not in it").isEqualTo(303);
        assertThat(minimums()).containsExactly("8", "8", "2");
        assertThat(Shop.integration(amazon)).returns(8, IntegrationRow::minimum);
        assertThat(Shop.number("select count(*) from listing_now listing where desired = 0 and integration_id = "
                + amazon))
                .isEqualTo(2);
    }

    @Test
    void good_ones_are_applied_and_each_refused_one_is_named() {
        Response shown = choose("end", "", ticks());
        desk.fillIn("admin", "/rules/" + rule("A-2") + "/edit", Map.of("minimum", "4"));
        Response partly = press(shown);
        assertThat(partly.statusCode()).isEqualTo(409);
        Document page = Desk.read(partly);
        assertThat(page.select(".callout").text()).isEqualTo("Se cambiaron 3 reglas; 1 quedó como estaba");
        assertThat(page.select("tr:has(.rule-refused)").text()).contains("A-2", "Otra persona la cambió antes");
        assertThat(minimums()).containsExactly("4");
        assertThat(Shop.integration(amazon).minimum()).isNull();
    }

    @Test
    void a_number_that_is_none_is_asked_for_again_and_the_ticks_are_kept() {
        Response wrong = choose("minimum", "1.000", ticks());
        assertThat(wrong.statusCode()).isEqualTo(422);
        Document page = Desk.read(wrong);
        assertThat(page.select("#minimum-error").text()).contains("solo con cifras");
        assertThat(page.select("#minimum").val()).isEqualTo("1.000");
        assertThat(page.select("[name=rule]")).hasSize(4);
    }

    @Test
    void after_a_wrong_number_what_somebody_changed_meanwhile_is_still_refused() {
        List<String> ticks = ticks();
        desk.fillIn("admin", "/rules/" + rule("A-2") + "/edit", Map.of("minimum", "4"));
        List<String> kept = Desk.read(choose("minimum", "", ticks)).select("[name=rule]").eachAttr("value");
        assertThat(kept).containsExactlyInAnyOrderElementsOf(ticks.stream().map(tick -> tick + "-0").toList());
        assertThat(Desk.read(choose("minimum", "8", kept)).select("tr:has(.rule-refused)").text()).contains("A-2",
                "Otra persona la cambió antes");
    }

    @Test
    void more_than_may_be_changed_at_once_are_refused_and_all_ticks_are_kept() {
        desk.connected("carrefour", 2);
        List<String> ticks = new ArrayList<>(ticks());
        String first = ticks.get(0);
        while (ticks.size() <= 100) {
            ticks.add(first);
        }
        Response answer = choose("end", "", ticks);
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Desk.read(answer);
        assertThat(page.select("#rule-error").text()).isEqualTo(
                "Elige como máximo 100 reglas a la vez. Quita algunas y cambia el resto después.");
        assertThat(page.select("[name=rule][checked]").eachAttr("value")).contains(first + "-0");
        assertThat(page.select("[name=change]").val()).isEqualTo("end");
        assertThat(minimums()).containsExactly("2", "2", "2");
    }

    @Test
    void a_tick_that_nobody_understands_is_told_and_nothing_is_changed() {
        List<String> ticks = new ArrayList<>(ticks());
        int good = ticks.size();
        ticks.add("12x");
        Response answer = choose("minimum", "1", ticks);
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Desk.read(answer);
        assertThat(page.select("#rule-error").text()).contains("No se entiende");
        assertThat(page.select("[name=rule][checked]")).hasSize(good);
        assertThat(page.select("#minimum").val()).isEqualTo("1");
        assertThat(minimums()).containsExactly("2", "2", "2");
    }

    @Test
    void nothing_ticked_says_so() {
        Response answer = choose("end", "", List.of());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(desk.as("operator").cookies(answer.cookies()).get("/rules").asString())
                .contains("Elige al menos una regla de la lista.");
    }

    @Test
    void nothing_ticked_leads_back_to_the_same_list_with_the_number() {
        String list = desk.page("operator", "/rules?state=in_force&q=a-1&sort=minimum").select("[name=list]").val();
        assertThat(list).isEqualTo("/rules?q=a-1&state=in_force&sort=minimum");
        Response answer = choose("minimum", "8", List.of(), list);
        assertThat(answer.header("Location")).endsWith(list + "&minimum=8");
        Document page = Desk.read(desk.as("operator").urlEncodingEnabled(false).get(list + "&minimum=8"));
        assertThat(page.select("#selection-minimum").val()).isEqualTo("8");
        assertThat(page.select("tbody tr")).hasSize(1);
        assertThat(Desk.read(choose("minimum", "8", ticks(), list)).select("a.btn").eachAttr("href")).contains(list);
        for (String other : List.of("//elsewhere.example/rules", "/rules@elsewhere.example", "/rules?q=%zz")) {
            assertThat(choose("end", "", List.of(), other).header("Location")).endsWith("/rules").doesNotContain(
                    "elsewhere");
        }
    }

    @Test
    void a_rule_of_another_shop_is_not_touched() {
        Desk other = new Desk();
        other.connected("amazon", 7);
        String foreign = Shop.number("select rule_id from integration where retailer_id = " + other.shop.retailerId)
                + "-0";
        assertThat(Desk.read(choose("end", "", List.of(foreign))).select("tbody tr")).isEmpty();
        assertThat(Shop.number("select minimum_stock from integration where retailer_id = " + other.shop.retailerId))
                .isEqualTo(7);
    }

    @Test
    void the_number_of_an_integration_that_is_being_disconnected_is_refused_and_named() {
        Desk.disconnecting(amazon);
        assertThat(Desk.read(choose("end", "", ticks())).select("tr:has(.rule-refused)").text()).contains("carrefour",
                "se está desconectando");
    }

    @Test
    void a_rule_that_is_over_takes_no_number_but_can_be_ended() {
        Shop.execute(
                "update minimum_rule set from_at = '2020-01-01T00:00Z', to_at = '2020-02-01T00:00Z', in_force = false"
                        + " where id = " + rule("A-1"));
        assertThat(Desk.read(choose("minimum", "1", ticks())).select("tr:has(.rule-refused)").text()).contains("A-1",
                "Ya terminó").doesNotContain("A-2");
        assertThat(Desk.read(choose("end", "", ticks())).select(".rule-refused")).isEmpty();
    }

    private List<String> ticks() {
        return desk.page("operator", "/rules").select("[name=rule]").eachAttr("value");
    }

    private Response choose(String change, String minimum, List<String> rules) {
        return choose(change, minimum, rules, "/rules");
    }

    private Response choose(String change, String minimum, List<String> rules, String list) {
        Response opened = desk.as("operator").get("/rules");
        RequestSpecification request = desk.as("operator").cookies(opened.cookies()).contentType(ContentType.URLENC)
                .formParam("csrf-token", Desk.read(opened).select("[name=csrf-token]").val())
                .formParam("change", change).formParam("minimum", minimum).formParam("list", list);
        return (rules.isEmpty() ? request : request.formParam("rule", rules)).post("/rules/selection");
    }

    private Response press(Response shown) {
        FormElement form = Desk.read(shown).select("form.selection-form").forms().get(0);
        form.select("button").remove();
        RequestSpecification request = desk.as("operator").cookies(shown.cookies()).contentType(ContentType.URLENC);
        List<String> rules = new ArrayList<>();
        form.formData().forEach(field -> {
            if (field.key().equals("rule")) {
                rules.add(field.value());
            } else {
                request.formParam(field.key(), field.value());
            }
        });
        return request.formParam("rule", rules).post(form.attr("action"));
    }

    private long rule(String sku) {
        return Shop.number("select rule.id from minimum_rule rule join product on product.id = product_id where sku = '"
                + sku + "' and ended_at is null and rule.retailer_id = " + desk.shop.retailerId);
    }

    private List<String> minimums() {
        return Shop.rows("select minimum from minimum_rule rule join product on product.id = product_id where"
                + " ended_at is null and rule.retailer_id = " + desk.shop.retailerId + " order by sku");
    }
}
