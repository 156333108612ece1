package dev.vigia.history.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.history.HistoryDesk;
import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rule that was created is ended again, a changed one gets its terms back, and one that was ended is written again. */
@QuarkusTest
class RuleRestorationTest {

    private final HistoryDesk history = new HistoryDesk();
    private final Desk desk = history.desk;
    private long id;

    @BeforeEach
    void two_products_sell() {
        id = desk.connected("amazon", 1);
        desk.stocked("five", 5);
        desk.stocked("nine", 9);
        desk.evaluate(id);
    }

    @Test
    void what_was_created_is_ended() {
        Response saved = create("6");
        assertThat(zeros()).isEqualTo(1);
        long created = history.last();
        Document page = Desk.read(history.open(created));
        assertThat(page.select(".history-values tbody tr").eachText()).contains("Stock mínimo 6 sin valor");
        assertThat(page.select("#impact strong").eachText().subList(0, 2)).containsExactly("0", "1");
        assertThat(history.undo(saved).statusCode()).isEqualTo(303);
        assertThat(rules()).isEmpty();
        assertThat(zeros()).isZero();
        assertThat(Shop.row("select action, restores from audit_event where id = " + history.last())).isEqualTo(
                "rule ended|" + created);
        assertThat(Desk.read(history.open(created)).select("main").text()).contains("Ya está como antes");
    }

    @Test
    void what_was_changed_gets_its_terms_back() {
        create("6");
        desk.fillIn("operator", "/rules/" + rule() + "/edit", Map.of("minimum", "2", "ceiling", "8", "reason",
                "Feria"));
        long changed = history.last();
        assertThat(rules()).containsExactly("2|8|Feria");
        Document page = Desk.read(history.open(changed));
        assertThat(page.select(".history-values tbody tr").eachText()).containsExactly("Stock mínimo 2 6",
                "Tope 8 sin valor", "Motivo Feria sin valor");
        assertThat(page.select("#impact strong").first().text()).isEqualTo("1");
        assertThat(history.restore(changed).statusCode()).isEqualTo(303);
        assertThat(rules()).containsExactly("6|");
        assertThat(zeros()).isEqualTo(1);
        assertThat(history.restore(changed).statusCode()).as("twice is harmless").isEqualTo(303);
        assertThat(rules()).containsExactly("6|");
    }

    @Test
    void what_was_ended_is_written_again_once() {
        create("6");
        history.restore(history.last());
        long ended = history.last();
        assertThat(rules()).isEmpty();
        assertThat(history.restore(ended).statusCode()).isEqualTo(303);
        assertThat(rules()).containsExactly("6|");
        assertThat(zeros()).isEqualTo(1);
        long entries = history.entries();
        assertThat(history.restore(ended).statusCode()).isEqualTo(303);
        assertThat(rules()).containsExactly("6|");
        assertThat(history.entries()).isEqualTo(entries);
    }

    @Test
    void a_rule_that_somebody_ended_after_it_was_changed_is_said_to_be_gone_and_written_again() {
        create("6");
        long rule = rule();
        desk.fillIn("operator", "/rules/" + rule + "/edit", Map.of("minimum", "2"));
        long changed = history.last();
        Response opened = history.open(changed);
        end(rule);
        assertThat(history.press(opened).statusCode()).as("somebody was quicker").isEqualTo(409);
        Response now = history.open(changed);
        assertThat(Desk.read(now).select(".callout h2").text()).isEqualTo("Alguien lo cambió otra vez después");
        assertThat(Desk.read(now).select(".history-values tbody tr").eachText()).contains("Stock mínimo 2 sin valor 6");
        assertThat(history.press(now).statusCode()).isEqualTo(303);
        assertThat(rules()).containsExactly("6|");
    }

    @Test
    void where_another_rule_is_for_the_same_by_now_it_says_so() {
        create("6");
        end(rule());
        long ended = history.last();
        create("3");
        assertThat(refusal(ended)).isEqualTo("Otra regla vale ya para lo mismo. Cambia o termina esa primero.");
        assertThat(history.restore(ended).statusCode()).isEqualTo(409);
        assertThat(rules()).containsExactly("3|");
    }

    @Test
    void what_it_was_for_must_still_be_there() {
        create("6");
        end(rule());
        long ended = history.last();
        Shop.execute(
                "update product set retired_at = now(), retired_by = 'person:Ana' where sku = 'five' and retailer_id = "
                        + desk.shop.retailerId);
        assertThat(refusal(ended)).contains("ya no existe");
        Shop.execute("update audit_event set before = before || '{\"to\": \"2026-01-01T00:00:00Z\"}' where id = "
                + ended);
        Shop.execute("update product set retired_at = null, retired_by = null where sku = 'five' and retailer_id = "
                + desk.shop.retailerId);
        assertThat(refusal(ended)).contains("fechas de esa regla ya pasaron");
    }

    @Test
    void what_takes_much_of_what_sells_to_zero_is_asked_about() {
        Shop.stocked(desk.shop.retailerId, "Casa", "few", 60, 4);
        desk.evaluate(id);
        String category = Long.toString(Shop.number("select id from category where path = 'Casa' and retailer_id = "
                + desk.shop.retailerId));
        Response asked = desk.fillIn("operator", "/rules/new", Map.of("kind", "category", "category", category,
                "minimum",
                "6"));
        desk.send("operator", asked, Map.of("agreement", Desk.read(asked).select("button[name=agreement]").val()));
        end(rule());
        long ended = history.last();
        Response question = history.restore(ended);
        assertThat(question.statusCode()).isEqualTo(409);
        assertThat(Desk.read(question).select(".question h2").text()).contains("61 anuncios en cero");
        assertThat(rules()).isEmpty();
        assertThat(history.agree(question).statusCode()).isEqualTo(303);
        assertThat(rules()).hasSize(1);
    }

    @Test
    void a_large_shop_carries_it_out_in_slices_and_the_history_tells_how_far_that_is() {
        rolloutRuns();
        String category = Long.toString(Shop.number("select id from category where retailer_id = "
                + desk.shop.retailerId));
        Response saved = desk.fillIn("operator", "/rules/new", Map.of("kind", "category", "category", category,
                "minimum",
                "6"));
        assertThat(saved.statusCode()).isEqualTo(303);
        Shop.execute(
                "update rollout set products = 4000, compared = 1000, to_zero = 31, to_reopen = 7 where id = (select"
                        + " cast(effect -> 'rollouts' ->> 0 as bigint) from audit_event where id = " + history.last()
                        + ")");
        assertThat(history.page("/history").select(".cell-effect").first().text()).startsWith(
                "31 a cero; 7 volvieron a la venta.");
        rolloutRuns();
        Response restored = history.restore(history.last());
        assertThat(Desk.read(desk.as("operator").cookies(restored.cookies()).get("/history")).select(".flash").text())
                .isEqualTo("Restaurado: ya rige. Se lleva a cabo por partes.");
    }

    /** While one runs, whatever changes is carried out by the next. */
    private void rolloutRuns() {
        Shop.execute(
                "update rollout set ended_at = greatest(now(), started_at) where ended_at is null and integration_id = "
                        + id);
        Shop.execute(
                "insert into rollout (retailer_id, integration_id, reach, minimum_before, minimum, products) values ("
                        + desk.shop.retailerId + ", " + id + ", false, 1, 1, 2)");
    }

    private Response create(String minimum) {
        return desk.fillIn("operator", "/rules/new", Map.of("kind", "product", "sku", "five", "minimum", minimum));
    }

    private void end(long rule) {
        history.press(desk.as("operator").get("/rules/" + rule + "/ending"));
    }

    private String refusal(long entry) {
        return Desk.read(history.open(entry)).select(".history-why + p").text();
    }

    private long rule() {
        return Shop.number("select id from minimum_rule where ended_at is null and retailer_id = "
                + desk.shop.retailerId);
    }

    private List<String> rules() {
        return Shop.rows("select minimum, ceiling, reason from minimum_rule where ended_at is null and retailer_id = "
                + desk.shop.retailerId);
    }

    private long zeros() {
        return Shop.number("select count(*) from listing_now listing where desired = 0 and integration_id = " + id);
    }
}
