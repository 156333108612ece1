package dev.vigia.rule.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several minimums are typed into a table and saved with one button. */
@QuarkusTest
class RuleGridTest {

    private Desk desk;
    private long amazon;

    @BeforeEach
    void a_rule_for_each_of_three_products() {
        desk = new Desk();
        amazon = desk.connected("amazon", 3);
        for (String sku : List.of("A-1", "A-2", "A-3")) {
            desk.stocked(sku, 8);
            desk.fillIn("operator", "/rules/new", Map.of("kind", "product", "sku", sku, "minimum", "2", "reopenAt", sku
                    .equals("A-3") ? "5" : ""));
        }
        desk.evaluate(amazon);
    }

    @Test
    void all_that_was_typed_is_saved_together() {
        Response done = save(Map.of("A-1", "4", "A-3", "3"));
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(done.header("Location")).endsWith("/rules/grid");
        assertThat(minimums()).containsExactly("4", "2", "3");
        assertThat(Shop.rows("select version from current_rule join product on product.id = product_id where"
                + " current_rule.retailer_id = " + desk.shop.retailerId + " order by sku")).containsExactly("1", "0",
                        "1");
    }

    @Test
    void the_number_of_an_integration_is_one_of_them() {
        Document page = desk.page("operator", "/rules/grid");
        assertThat(page.select("tbody tr")).hasSize(4);
        assertThat(save(Map.of(Shop.row("select name from integration where id = " + amazon), "6")).statusCode())
                .isEqualTo(303);
        assertThat(Shop.integration(amazon).minimum()).isEqualTo(6);
    }

    @Test
    void one_that_is_wrong_keeps_all_and_the_error_is_beside_its_field() {
        Response wrong = save(Map.of("A-1", "4", "A-2", "1.000", "A-3", "5"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        Document page = Desk.read(wrong);
        assertThat(field(page, "A-1").val()).isEqualTo("4");
        assertThat(field(page, "A-2").val()).isEqualTo("1.000");
        assertThat(field(page, "A-1").attr("aria-invalid")).isEmpty();
        for (String sku : List.of("A-2", "A-3")) {
            Element field = field(page, sku);
            assertThat(field.attr("aria-invalid")).isEqualTo("true");
            assertThat(page.select("#" + field.attr("aria-describedby")).text()).isNotEmpty();
            assertThat(page.select(".errors a[href='#" + field.id() + "']")).hasSize(1);
        }
        assertThat(page.title()).startsWith("Error");
        assertThat(minimums()).containsExactly("2", "2", "2");
    }

    @Test
    void somebody_elses_number_is_shown_beside_ones_own_and_nothing_is_saved() {
        Response opened = desk.as("operator").get("/rules/grid");
        desk.fillIn("admin", "/rules/" + rule("A-2") + "/edit", Map.of("minimum", "7"));
        Response conflict = save(opened, Map.of("A-1", "4", "A-2", "5"));
        assertThat(conflict.statusCode()).isEqualTo(409);
        Document page = Desk.read(conflict);
        assertThat(page.select(".field-error").text()).contains("Otra persona guardó 7");
        assertThat(field(page, "A-2").val()).isEqualTo("5");
        assertThat(minimums()).containsExactly("2", "7", "2");
        assertThat(save(conflict, Map.of()).statusCode()).as("said again").isEqualTo(303);
        assertThat(minimums()).containsExactly("4", "5", "2");
    }

    @Test
    void what_nobody_touched_is_nobodys_conflict() {
        Response opened = desk.as("operator").get("/rules/grid");
        desk.fillIn("admin", "/rules/" + rule("A-2") + "/edit", Map.of("minimum", "7"));
        assertThat(save(opened, Map.of("A-1", "4")).statusCode()).isEqualTo(303);
        assertThat(minimums()).containsExactly("4", "7", "2");
    }

    @Test
    void a_rule_that_has_ended_is_told_and_nothing_is_saved() {
        Response opened = desk.as("operator").get("/rules/grid");
        Shop.execute("update minimum_rule set ended_at = now() + interval '1 second', ended_by = 'x' where id = "
                + rule("A-2"));
        Response conflict = save(opened, Map.of("A-1", "4", "A-2", "5"));
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(Desk.read(conflict).select(".notice").text()).contains("ya terminó");
        assertThat(field(Desk.read(conflict), "A-1").val()).isEqualTo("4");
        assertThat(minimums()).containsExactly("2", "2");
    }

    @Test
    void nothing_typed_changes_nothing() {
        assertThat(save(Map.of()).statusCode()).isEqualTo(303);
        assertThat(Shop.number("select max(version) from minimum_rule where retailer_id = " + desk.shop.retailerId))
                .isZero();
    }

    @Test
    void many_zeros_are_asked_about_first() {
        desk.shop.stocked("Mesa", "PLATO", 200, 8);
        desk.evaluate(amazon);
        Shop.tell("listing.retailer_id = " + desk.shop.retailerId);
        String name = Shop.row("select name from integration where id = " + amazon);
        Response asked = save(Map.of(name, "50"));
        assertThat(asked.statusCode()).isEqualTo(409);
        Document page = Desk.read(asked);
        assertThat(page.select(".question h2").text()).contains("200");
        assertThat(field(page, name).val()).isEqualTo("50");
        assertThat(Shop.integration(amazon).minimum()).isEqualTo(3);
        assertThat(save(asked, Map.of("agreement", page.select(".question button").val())).statusCode()).isEqualTo(303);
        assertThat(Shop.integration(amazon).minimum()).isEqualTo(50);
    }

    private Response save(Map<String, String> typed) {
        return save(desk.as("operator").get("/rules/grid"), typed);
    }

    /** @param typed by something that stands in the row of the rule */
    private Response save(Response opened, Map<String, String> typed) {
        Document page = Desk.read(opened);
        FormElement form = page.select("form.rule-grid").forms().get(0);
        typed.forEach((row, number) -> {
            if (!row.equals("agreement")) {
                field(page, row).val(number);
            }
        });
        RequestSpecification request = desk.as("operator").cookies(opened.cookies()).contentType(
                "application/x-www-form-urlencoded; charset=UTF-8");
        form.select("button").remove();
        form.formData().forEach(field -> request.formParam(field.key(), field.value()));
        if (typed.containsKey("agreement")) {
            request.formParam("agreement", typed.get("agreement"));
        }
        return request.post(form.attr("action"));
    }

    private static Element field(Document page, String row) {
        return page.select("tbody tr:contains(" + row + ") input").first();
    }

    private long rule(String sku) {
        return Shop.number(
                "select current_rule.id from current_rule join product on product.id = product_id where sku = '"
                        + sku + "' and current_rule.retailer_id = " + desk.shop.retailerId);
    }

    private List<String> minimums() {
        return Shop.rows("select minimum from current_rule join product on product.id = product_id where"
                + " current_rule.retailer_id = " + desk.shop.retailerId + " order by sku");
    }
}
