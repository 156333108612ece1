package dev.vigia.rule.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule keeps its integration while that is being disconnected, and where its number was ended meanwhile. */
@QuarkusTest
class RuleLeavingTest {

    private final Desk desk = new Desk();
    private long amazon;

    @BeforeEach
    void a_product_on_one_integration() {
        amazon = desk.connected("amazon", 3);
        desk.stocked("TAZA-1", 8);
        desk.evaluate(amazon);
    }

    @ParameterizedTest
    @CsvSource({ "es, se está desconectando", "pt, está sendo desconectada", "en, being disconnected" })
    void a_rule_of_an_integration_that_is_being_disconnected_is_not_widened(String language, String words) {
        desk.fillIn("operator", "/rules/new", Map.of("kind", "product", "sku", "TAZA-1", "integration", Long.toString(
                amazon), "minimum", "2"));
        Desk.disconnecting(amazon);
        Response opened = desk.speaking(language).as("operator").get("/rules/" + ruleId() + "/edit");
        assertThat(Desk.read(opened).select("#integration option[selected]").text()).contains(words);
        Response refused = desk.send("operator", opened, Map.of("minimum", "4"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Desk.read(refused).select("#integration-error").text()).contains(words);
        assertThat(Shop.rows("select integration_id, minimum from minimum_rule where ended_at is null and"
                + " retailer_id = " + desk.shop.retailerId)).containsExactly(amazon + "|2");
    }

    @Test
    void the_number_of_an_integration_that_is_being_disconnected_is_not_changed_and_that_is_said() {
        String path = "/rules/" + ownRule();
        Response form = desk.as("operator").get(path + "/edit");
        Desk.disconnecting(amazon);
        for (Response answer : List.of(desk.as("operator").get(path + "/edit"), desk.as(
                "operator").get(path + "/ending"), desk.send("operator", form, Map.of(
                        "minimum", "5")))) {
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.header("Location")).endsWith("/integrations/" + amazon);
            assertThat(desk.as("operator").cookies(answer.cookies()).get("/rules").asString()).contains(
                    "una integración que se está desconectando");
        }
        assertThat(Shop.integration(amazon).minimum()).isEqualTo(3);
    }

    @Test
    void what_was_typed_into_the_number_of_an_integration_that_somebody_ended_stays_with_the_integration() {
        Response opened = desk.as("operator").get("/rules/" + ownRule() + "/edit");
        Shop.execute("update integration set minimum_stock = null, version = version + 1 where id = " + amazon);
        Response answer = desk.send("operator", opened, Map.of("minimum", "4"));
        assertThat(answer.statusCode()).isEqualTo(409);
        Document page = Desk.read(answer);
        assertThat(page.select("[name=kind][checked]").val()).isEqualTo("everything");
        assertThat(page.select("#integration option[selected]").val()).isEqualTo(Long.toString(amazon));
        assertThat(desk.send("operator", answer, Map.of()).statusCode()).isEqualTo(303);
        assertThat(Shop.integration(amazon).minimum()).isEqualTo(4);
    }

    private long ownRule() {
        return Shop.number("select rule_id from integration where id = " + amazon);
    }

    private long ruleId() {
        return Shop.number("select id from minimum_rule where ended_at is null and retailer_id = "
                + desk.shop.retailerId);
    }
}
