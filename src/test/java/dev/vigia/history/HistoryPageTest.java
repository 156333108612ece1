package dev.vigia.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who changed what, when, and what came of it. */
@QuarkusTest
class HistoryPageTest {

    private final HistoryDesk history = new HistoryDesk();
    private final Desk desk = history.desk;

    @Test
    void while_nobody_has_changed_anything_the_page_says_so() {
        assertThat(history.page("/history").select("#results .empty-title").text()).isEqualTo(
                "Todavía nadie cambió nada");
    }

    @Test
    void a_changed_minimum_is_told_with_who_when_and_what_came_of_it() {
        long amazon = desk.connected("amazon", 3);
        desk.stocked("five", 5);
        desk.stocked("nine", 9);
        desk.evaluate(amazon);
        history.change(amazon, Map.of("minimumStock", "5"));
        Document page = history.page("/history");
        assertThat(page.select("#results tbody tr")).hasSize(1);
        assertThat(page.select(".history-did").text()).startsWith("Cambió la integración amazon");
        assertThat(page.select("#results .cell-name .cell-more").eachText()).containsExactly(
                "Stock mínimo: antes 3, ahora 5.");
        assertThat(page.select(".cell-person").text()).isEqualTo("Operator-of-" + desk.shop.code);
        assertThat(page.select(".cell-effect").text()).isEqualTo("Cambió 1 anuncio; 1 a cero.");
        assertThat(page.select("#results time")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({ "es, Historial, 'Stock mínimo: antes 3, ahora 5.'",
            "pt, Histórico, 'Estoque mínimo: antes 3, agora 5.'",
            "en, History, 'Minimum stock: 3 before, 5 now.'" })
    void it_speaks_three_languages(String language, String title, String sentence) {
        long amazon = desk.connected("amazon", 3);
        history.change(amazon, Map.of("minimumStock", "5"));
        Document page = new HistoryDeskIn(language).page("/history");
        assertThat(page.select("h1").text()).isEqualTo(title);
        assertThat(page.select("#results .cell-more").text()).isEqualTo(sentence);
    }

    /** The same shop in another language. */
    private final class HistoryDeskIn {

        HistoryDeskIn(String language) {
            desk.speaking(language);
        }

        Document page(String path) {
            return history.page(path);
        }
    }

    @Test
    void a_save_that_changes_nothing_is_no_entry() {
        long amazon = desk.connected("amazon", 3);
        history.change(amazon, Map.of("minimumStock", "3"));
        assertThat(history.entries()).isZero();
    }

    @Test
    void categories_are_told_by_their_names_and_only_those_that_came_or_went() {
        long amazon = desk.connected("amazon", 3);
        desk.shop.product("a", "Casa > Mate");
        desk.shop.product("b", "Jardín");
        String mate = category("Casa > Mate");
        String garden = category("Jardín");
        history.desk.post("operator", desk.as("operator").get(Desk.edit(amazon)), Map.of("categories", List.of("only"),
                "category", List.of(mate)), "save");
        assertThat(history.page("/history").select("#results .cell-more").text()).isEqualTo(
                "Categorías: antes todas, ahora Casa > Mate.");
        history.desk.post("operator", desk.as("operator").get(Desk.edit(amazon)), Map.of("categories", List.of("only"),
                "category", List.of(garden)), "save");
        assertThat(history.page("/history").select("#results .cell-more").first().text()).isEqualTo(
                "Categorías: se agregó Jardín; se quitó Casa > Mate.");
        Shop.execute("update audit_event set before = jsonb_set(before, '{categories}', '[999999997, 999999998]') where"
                + " id = " + history.last());
        assertThat(history.page("/history").select("#results .cell-more").first().text()).isEqualTo(
                "Categorías: se agregó Jardín; se quitaron 2 que ya no existen.");
    }

    private String category(String path) {
        return Long.toString(Shop.number("select id from category where path = '" + path + "' and retailer_id = "
                + desk.shop.retailerId));
    }

    @Test
    void a_rule_is_told_by_what_it_is_for() {
        desk.shop.product("MAT-1", "Casa > Mate");
        desk.fillIn("operator", "/rules/new", Map.of("kind", "product", "sku", "MAT-1", "minimum", "7", "reopenAt", "9",
                "reason", "Feria"));
        Document page = history.page("/history");
        assertThat(page.select(".history-did").text()).isEqualTo(
                "Creó una regla SKU MAT-1 · En todas las integraciones");
        assertThat(page.select("#results .cell-name .cell-more").eachText()).containsExactly("Stock mínimo: 7.",
                "Reapertura: 9.", "Motivo: Feria.");
    }

    @Test
    void a_question_that_was_asked_is_no_change() {
        history.written("Ana", "asked", "{}", "{\"toZero\": 60}");
        history.written("Ana", "rule asked", "{}", "{\"toZero\": 60}");
        assertThat(history.page("/history").select("#results .empty-title")).isNotEmpty();
    }

    @Test
    void what_an_earlier_version_wrote_can_be_read() {
        long entry = history.written("Ana", "warehouse_joined", "{\"strange\": {\"a\": 1}}", "{\"minimumStock\": 3}");
        Document page = history.page("/history");
        assertThat(page.select(".history-did").text()).isEqualTo("Hizo otro cambio: «warehouse joined»");
        assertThat(page.select("#results").text()).doesNotContain("strange", "{");
        assertThat(history.page("/history/" + entry).select("main").text()).contains("Esto no se restaura desde aquí");
    }

    @Test
    void it_is_narrowed_by_kind_person_integration_and_rule_in_the_address() {
        long amazon = desk.connected("amazon", 3);
        long carrefour = desk.connected("carrefour", 3);
        history.change(amazon, Map.of("minimumStock", "5"));
        history.change(carrefour, Map.of("name", "Carrefour Sur"));
        desk.shop.product("MAT-1", "Casa > Mate");
        desk.fillIn("admin", "/rules/new", Map.of("kind", "product", "sku", "MAT-1", "integration", Long.toString(
                carrefour), "minimum", "7"));
        history.written("Eva", "settings_changed", "{\"zone\": \"America/Bogota\"}", "{\"zone\": \"America/Lima\"}");
        assertThat(did("")).hasSize(4);
        assertThat(did("?what=minimum")).containsExactly("Creó una regla", "Cambió la integración");
        assertThat(did("?what=rule")).containsExactly("Creó una regla");
        assertThat(did("?what=integration")).hasSize(2);
        assertThat(did("?what=setting&person=Eva")).containsExactly("Cambió la configuración");
        assertThat(did("?person=Eva&what=rule")).isEmpty();
        assertThat(did("?person=Admin-of-" + desk.shop.code)).containsExactly("Creó una regla");
        assertThat(did("?integration=" + carrefour)).containsExactly("Creó una regla", "Cambió la integración");
        long rule = Shop.number("select id from minimum_rule where retailer_id = " + desk.shop.retailerId);
        assertThat(did("?rule=" + rule)).containsExactly("Creó una regla");
        long own = Shop.number("select rule_id from integration where id = " + amazon);
        assertThat(did("?rule=" + own)).as("the number of an integration").containsExactly("Cambió la integración");
        Document page = history.page("/history?what=minimum&person=Eva");
        assertThat(page.select("#what option[selected]").val()).isEqualTo("minimum");
        assertThat(page.select("#person option").eachText()).contains("Eva", "Todas las personas");
        assertThat(page.select("#results .empty-title").text()).isEqualTo("Nada coincide");
    }

    private List<String> did(String query) {
        return history.page("/history" + query).select(".history-did").stream().map(link -> link.ownText().replaceAll(
                " $", "")).toList();
    }

    @Test
    void days_are_those_of_the_retailers_clock() {
        long entry = history.written("Ana", "settings_changed", "{}", "{\"zone\": \"America/Lima\"}");
        Shop.execute("update retailer set zone = 'America/Sao_Paulo' where id = " + desk.shop.retailerId);
        Shop.execute("update audit_event set happened_at = timestamptz '2026-01-11 01:30:00Z' where id = " + entry);
        assertThat(did("?from=2026-01-10&to=2026-01-10")).hasSize(1);
        assertThat(did("?from=2026-01-11")).isEmpty();
        assertThat(did("?from=" + LocalDate.now(ZoneId.of("America/Sao_Paulo")))).isEmpty();
        assertThat(history.page("/history?from=2026-01-12&to=2026-01-01").select(".notice").text()).contains(
                "posterior");
    }

    @Test
    void a_parameter_that_makes_no_sense_is_left_out_and_the_page_says_so() {
        history.written("Ana", "settings_changed", "{}", "{\"zone\": \"America/Lima\"}");
        Document page = history.page("/history?what=nonsense&from=yesterday&rule=x&cursor=y");
        assertThat(page.select(".notice").text()).contains("what, rule, from, cursor");
        assertThat(page.select("#results tbody tr")).hasSize(1);
    }

    @Test
    void sixty_entries_are_three_pages_that_can_be_walked_both_ways() {
        Shop.execute("insert into audit_event (retailer_id, actor, action, before, after) select "
                + desk.shop.retailerId + ", 'P' || n, 'settings_changed', '{}', '{}' from generate_series(1, 60) n");
        Document first = history.page("/history");
        assertThat(first.select(".cell-person").eachText()).hasSize(25).startsWith("P60").endsWith("P36");
        Document second = history.page(first.select("#pager-next").attr("href"));
        assertThat(second.select(".cell-person").eachText()).startsWith("P35").endsWith("P11");
        Document third = history.page(second.select("#pager-next").attr("href"));
        assertThat(third.select(".cell-person").eachText()).startsWith("P10").endsWith("P1");
        assertThat(third.select("a#pager-next")).isEmpty();
        Document back = history.page(third.select("#pager-previous").attr("href"));
        assertThat(back.select(".cell-person").eachText()).startsWith("P35").endsWith("P11");
    }

    @Test
    void another_retailers_entries_are_never_shown() {
        HistoryDesk other = new HistoryDesk();
        long theirs = other.written("Otto", "changed", "{\"name\": \"a\"}", "{\"name\": \"b\"}");
        assertThat(history.page("/history").select("#results .empty-title")).isNotEmpty();
        assertThat(history.page("/history?person=Otto").select("#results tbody tr")).isEmpty();
        assertThat(history.page("/history").select("#person").text()).doesNotContain("Otto");
        assertThat(desk.as("operator").get("/history/" + theirs).statusCode()).isEqualTo(404);
        assertThat(desk.as("operator").get(HistoryDesk.restoration(theirs)).statusCode()).isEqualTo(404);
    }

    @Test
    void a_viewer_sees_it_and_restores_nothing() {
        long amazon = desk.connected("amazon", 3);
        history.change(amazon, Map.of("minimumStock", "5"));
        Document page = desk.page("viewer", "/history");
        assertThat(page.select(".history-did")).hasSize(1);
        assertThat(page.select("a[href$=/restoration]")).isEmpty();
        assertThat(desk.page("viewer", "/history/" + history.last()).select("a[href$=/restoration]")).isEmpty();
        assertThat(desk.as("viewer").get(HistoryDesk.restoration(history.last())).statusCode()).isEqualTo(403);
    }
}
