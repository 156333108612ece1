package dev.vigia.rule.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.IntegrationRow;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person sets a rule, changes it, and is told what stands in the way. */
@QuarkusTest
class RuleFormTest {

    private final Desk desk = new Desk();
    private long amazon;

    @BeforeEach
    void two_products_on_one_integration() {
        amazon = desk.connected("amazon", 3);
        Shop.execute("update retailer set zone = 'America/Sao_Paulo' where id = " + desk.shop.retailerId);
        desk.stocked("TAZA-1", 8);
        desk.stocked("TAZA-2", 80);
        desk.evaluate(amazon);
    }

    @Test
    void a_rule_for_a_product_takes_it_to_zero_and_says_so() {
        Response saved = create(Map.of("kind", "product", "sku", "TAZA-1", "minimum", "8"));
        assertThat(saved.header("Location")).endsWith("/rules");
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(desk.as("operator").cookies(saved.cookies()).get("/rules").asString()).contains(
                "Regla guardada. Cambia 1 anuncio; 1 a cero.");
        assertThat(desk.shop.listing("TAZA-1").desired()).isZero();
        assertThat(desk.shop.listing("TAZA-2").desired()).isEqualTo(80);
    }

    @Test
    void it_is_foretold_again_when_what_decides_is_typed_and_not_for_a_reason() {
        String triggers = desk.page("operator", "/rules/new").select(".impact-panel").attr("data-hx-trigger");
        assertThat(triggers).contains("from:#minimum", "from:#reopenAt", "from:#ceiling", "from:#sku", "from:#kind",
                "from:#category", "from:#integration", "from:#mode", "from:#from", "from:#to").doesNotContain("form",
                        "reason");
        assertThat(desk.page("operator", Desk.edit(amazon)).select(".impact-panel").attr("data-hx-trigger"))
                .doesNotContain("form");
    }

    @Test
    void everything_that_a_rule_says_is_kept() {
        create(Map.of("kind", "category", "category", category(), "integration", Long.toString(amazon), "minimum", "5",
                "mode", "hold_back", "reopenAt", "12", "ceiling", "40", "from", "2099-05-03T14:00", "to",
                "2099-06-01T00:00", "reason", "  Día de la madre  "));
        assertThat(rules()).containsExactly(
                "category|5|t|12|40|2099-05-03 17:00:00|2099-06-01 03:00:00|Día de la madre");
        Document page = desk.page("operator", "/rules/" + ruleId() + "/edit");
        assertThat(page.select("[name=kind][checked]").val()).isEqualTo("category");
        assertThat(page.select("#category option[selected]").text()).isEqualTo("Casa > Mate");
        assertThat(page.select("#integration option[selected]").val()).isEqualTo(Long.toString(amazon));
        assertThat(page.select("[name=mode][checked]").val()).isEqualTo("hold_back");
        assertThat(page.select("#reopenAt, #ceiling, #from, #to").eachAttr("value")).containsExactly("12", "40",
                "2099-05-03T14:00", "2099-06-01T00:00");
        assertThat(page.select("#reason").text()).isEqualTo("Día de la madre");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "es; Regla guardada. Empieza el 3 may 2099",
            "pt; Regra salva. Começa em 3 de mai",
            "en; Rule saved. It starts on May 3, 2099" })
    void one_that_does_not_hold_yet_says_when_it_starts(String language, String words) {
        Response saved = desk.speaking(language).fillIn("operator", "/rules/new", Map.of("kind", "product", "sku",
                "TAZA-1", "minimum", "8", "from", "2099-05-03T14:00"));
        assertThat(desk.as("operator").cookies(saved.cookies()).get("/rules").asString()).contains(words);
    }

    @Test
    void the_preview_saves_nothing_and_says_what_would_change_on_each_integration() {
        long b2w = desk.connected("b2w", null);
        desk.evaluate(b2w);
        Response shown = desk.fillIn("operator", "/rules/new", Map.of("kind", "everything", "minimum", "8", "action",
                "preview"));
        assertThat(shown.statusCode()).isEqualTo(200);
        Document page = Desk.read(shown);
        assertThat(page.select("#impact .impact-numbers strong").eachText()).as(
                "Amazon goes by its own number").containsExactly("1", "0", "0", "0", "8");
        assertThat(page.select("#impact .rule-lines li")).hasSize(2);
        assertThat(page.select("#impact .impact-sample").text()).contains("TAZA-1");
        assertThat(page.select("#minimum").val()).isEqualTo("8");
        assertThat(rules()).isEmpty();
    }

    @Test
    void while_it_is_filled_in_the_piece_alone_is_answered() {
        Response opened = desk.as("operator").get("/rules/new");
        Response piece = desk.as("operator").cookies(opened.cookies()).contentType(ContentType.URLENC)
                .formParam("csrf-token", Desk.read(opened).select("[name=csrf-token]").val())
                .formParam("kind", "product").formParam("sku", "TAZA-1").formParam("minimum", "8")
                .formParam("mode", "floor").post("/rules/impact");
        assertThat(piece.statusCode()).isEqualTo(200);
        assertThat(Desk.read(piece).select("body > *").eachAttr("id")).containsExactly("impact");
        assertThat(Desk.read(piece).select("strong").first().text()).isEqualTo("1");
    }

    @Test
    void one_that_would_begin_later_is_foretold_as_if_it_had() {
        Document page = Desk.read(desk.fillIn("operator", "/rules/new", Map.of("kind", "product", "sku", "TAZA-1",
                "minimum", "8", "from", "2099-01-01T00:00", "action", "preview")));
        assertThat(page.select("#impact").text()).contains("como si ya fuera la fecha");
        assertThat(page.select("#impact strong").first().text()).isEqualTo("1");
    }

    @Test
    void a_twin_is_named_and_nothing_that_was_typed_is_lost() {
        create(Map.of("kind", "product", "sku", "TAZA-1", "minimum", "2"));
        Response refused = create(Map.of("kind", "product", "sku", "TAZA-1", "minimum", "4", "reason", "Feria"));
        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Desk.read(refused);
        assertThat(page.select("#kind-error").text()).isEqualTo(
                "Ya hay una regla para esto. Cambia esa, o elige otra cosa.");
        assertThat(page.select(".notice a").attr("href")).isEqualTo("/rules/" + ruleId() + "/edit");
        assertThat(page.select("#minimum").val()).isEqualTo("4");
        assertThat(page.select("#reason").text()).isEqualTo("Feria");
    }

    @Test
    void the_same_rule_sent_twice_is_saved_once_and_said_so() {
        Map<String, String> typed = Map.of("kind", "product", "sku", "TAZA-1", "minimum", "2", "reason", "Feria");
        Response opened = desk.as("operator").get("/rules/new");
        assertThat(desk.send("operator", opened, typed).statusCode()).isEqualTo(303);
        Response again = desk.send("operator", opened, typed);
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(desk.as("operator").cookies(again.cookies()).get("/rules").asString()).contains(
                "Esta regla ya está guardada.");
        assertThat(rules()).containsExactly("product|2|f|Feria");
    }

    @Test
    void dates_that_overlap_are_told_beside_the_dates() {
        create(Map.of("kind", "product", "sku", "TAZA-1", "minimum", "2", "from", "2099-01-01T00:00"));
        Document page = Desk.read(create(Map.of("kind", "product", "sku", "TAZA-1", "minimum", "4", "from",
                "2099-02-01T00:00")));
        assertThat(page.select("#from-error").text()).contains("vale en esas fechas");
    }

    @Test
    void the_number_of_an_integration_is_not_set_twice() {
        Document page = Desk.read(create(Map.of("kind", "everything", "integration", Long.toString(amazon), "minimum",
                "9")));
        assertThat(page.select("#kind-error").text()).contains("el número de la integración");
        assertThat(page.select(".notice a").attr("href")).isEqualTo("/rules/" + ownRule() + "/edit");
    }

    @ParameterizedTest
    @CsvSource({ "es, ahora: 6, Otra persona guardó antes", "pt, agora: 6, Outra pessoa salvou antes",
            "en, now: 6, Someone saved before you" })
    void the_second_to_save_sees_both_values(String language, String now, String notice) {
        create(Map.of("kind", "product", "sku", "TAZA-1", "minimum", "2"));
        Response opened = desk.as("operator").get(edit());
        desk.fillIn("admin", edit(), Map.of("minimum", "6"));
        Response answer = desk.speaking(language).send("operator", opened, Map.of("minimum", "4", "category",
                category()));
        assertThat(answer.statusCode()).isEqualTo(409);
        Document page = Desk.read(answer);
        assertThat(page.select(".callout h2").text()).isEqualTo(notice);
        assertThat(page.select(".saved-now").eachText()).containsExactly(now);
        assertThat(page.select("#minimum").val()).isEqualTo("4");
        assertThat(desk.send("operator", answer, Map.of()).statusCode()).as("on purpose").isEqualTo(303);
        assertThat(rules()).containsExactly("product|4|f");
    }

    @Test
    void what_was_typed_into_a_rule_that_somebody_ended_becomes_a_new_one() {
        create(Map.of("kind", "product", "sku", "TAZA-1", "minimum", "2"));
        Response opened = desk.as("operator").get(edit());
        desk.send("operator", desk.as("operator").get(edit()), Map.of());
        Shop.execute("update minimum_rule set ended_at = clock_timestamp(), ended_by = 'Ana' where ended_at is null and"
                + " retailer_id = " + desk.shop.retailerId);
        Response answer = desk.send("operator", opened, Map.of("minimum", "4"));
        assertThat(answer.statusCode()).isEqualTo(409);
        Document page = Desk.read(answer);
        assertThat(page.select(".callout h2").text()).isEqualTo("Otra persona terminó esta regla");
        assertThat(page.select("form.rule-form").attr("action")).isEqualTo("/rules");
        assertThat(page.select("#minimum").val()).isEqualTo("4");
        assertThat(desk.send("operator", answer, Map.of()).statusCode()).isEqualTo(303);
        assertThat(rules()).containsExactly("product|4|f");
    }

    @Test
    void the_rule_of_an_integration_is_foretold_and_changed_with_the_integration() {
        String path = "/rules/" + ownRule() + "/edit";
        Document shown = Desk.read(desk.fillIn("operator", path, Map.of("minimum", "8", "action", "preview")));
        assertThat(shown.select("#impact strong").eachText()).containsExactly("1", "0", "0", "0", "8");
        assertThat(shown.select("[name=kind], #from")).isEmpty();
        assertThat(desk.fillIn("operator", path, Map.of("minimum", "8", "reopenAt", "10")).statusCode()).isEqualTo(303);
        assertThat(Shop.integration(amazon)).returns(8, IntegrationRow::minimum).returns(1, IntegrationRow::version);
        assertThat(desk.shop.listing("TAZA-1").desired()).isZero();
        assertThat(rules()).isEmpty();
    }

    @Test
    void a_link_of_a_product_fills_its_sku_in() {
        Document page = desk.page("operator", "/rules/new?sku=TAZA-1&integration=" + amazon);
        assertThat(page.select("[name=kind][checked]").val()).isEqualTo("product");
        assertThat(page.select("#sku").val()).isEqualTo("TAZA-1");
        assertThat(page.select("#integration option[selected]").val()).isEqualTo(Long.toString(amazon));
    }

    private Response create(Map<String, String> typed) {
        return desk.fillIn("operator", "/rules/new", typed);
    }

    private String category() {
        return Long.toString(Shop.number("select id from category where path = 'Casa > Mate' and retailer_id = "
                + desk.shop.retailerId));
    }

    private long ownRule() {
        return Shop.number("select rule_id from integration where id = " + amazon);
    }

    private long ruleId() {
        return Shop.number("select id from minimum_rule where ended_at is null and retailer_id = "
                + desk.shop.retailerId);
    }

    private String edit() {
        return "/rules/" + ruleId() + "/edit";
    }

    /** Those that count, without what is empty. */
    private List<String> rules() {
        return Shop.rows("select case when product_id is not null then 'product' when category_id is not null then"
                + " 'category' else 'everything' end, minimum, hold_back, reopen_at, ceiling,"
                + " cast(from_at at time zone 'UTC' as text), cast(to_at at time zone 'UTC' as text),"
                + " nullif(reason, '')"
                + " from minimum_rule where ended_at is null and retailer_id = " + desk.shop.retailerId);
    }
}
