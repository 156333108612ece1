package dev.vigia.stock.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was shown on an integration at a moment, and why, from the log, the ledger and the history of settings. */
@QuarkusTest
class MomentTest {

    private Shelf shelf;
    private long product;
    private long amazon;
    private long main;

    @BeforeEach
    void a_day_in_may() {
        shelf = new Shelf();
        product = shelf.product("1", "Taza");
        amazon = shelf.integration("Amazon");
        main = Shop.number("insert into warehouse (retailer_id, code, name) values (" + shelf.shop.retailerId
                + ", 'main', 'main') returning id");
        Shop.execute("update retailer set zone = 'America/Argentina/Buenos_Aires' where id = "
                + shelf.shop.retailerId);
        Shop.execute("update product set created_at = '2026-05-01T00:00:00Z' where id = " + product);
        minimum("2026-05-02T00:00:00Z", "null", "2");
        minimum("2026-05-03T16:00:00Z", "2", "5");
        stock(20, "2026-05-03T10:00:00Z");
        told(20, 1, "accepted", "2026-05-03T10:00:01Z");
        told(20, 1, "applied", "2026-05-03T10:05:00Z");
        stock(4, "2026-05-03T17:00:00Z");
        told(0, 2, "applied", "2026-05-03T17:00:02Z");
        stock(0, "2026-05-04T17:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "2026-05-03T06:00; no tiene ningún envío",
            "2026-04-30T06:00; todavía no conocía este producto",
            "2026-05-03T07:02; Amazon había recibido 20 y no lo había confirmado. Había más disponible",
            "2026-05-03T14:00; En Amazon se mostraban 20. Había más disponible que el mínimo",
            "2026-05-03T14:03; En Amazon se mostraban 0. Lo disponible no superaba el mínimo" })
    void it_is_answered_on_the_clock_of_the_retailer(String at, String words) {
        assertThat(ask(at).select(".moment-answer").text()).contains(words);
    }

    @Test
    void what_it_was_computed_from_stands_beside_it() {
        String answer = ask("2026-05-03T14:00").select(".moment-answer .facts").text();
        assertThat(answer).contains("Disponible 20").contains("Stock mínimo 2").contains("→ 0");
        assertThat(ask("2026-05-03T14:03").select(".moment-answer .facts").text()).contains("Disponible 4")
                .contains("Stock mínimo 5").contains("es el último envío");
    }

    @Test
    void the_rule_that_won_then_stands_beside_it() {
        rule("product_id", product, 10, "false, 30, null", "2026-05-03T11:00:00Z", "2026-05-03T17:30:00Z", "Feria");
        rule("category_id", category(), 6, "true, null, 4", "2026-05-03T11:00:00Z", null, "");
        stock(25, "2026-05-03T17:05:00Z");
        told(0, 3, "applied", "2026-05-03T17:05:02Z");
        stock(25, "2026-05-03T18:00:00Z");
        told(4, 4, "applied", "2026-05-03T18:00:02Z");
        String waiting = ask("2026-05-03T14:10").select(".moment-answer").text();
        assertThat(waiting).contains("En Amazon se mostraban 0", "pero menos que la reapertura", "Stock mínimo 10",
                "Reapertura 30", "SKU 1 · En todas las integraciones: Feria");
        String capped = ask("2026-05-03T15:30").select(".moment-answer").text();
        assertThat(capped).contains("En Amazon se mostraban 4", "el tope de la regla", "Stock mínimo 6", "Tope 4",
                "Reservar el mínimo", "Casa > Cocina · En todas las integraciones");
        assertThat(ask("2026-05-03T07:06").select(".moment-answer").text()).as("before there were any").contains(
                "Stock mínimo 2", "Todo lo que vendes · Amazon");
    }

    private long category() {
        return Shop.number("select category_id from product where id = " + product);
    }

    private void rule(String scope, long id, int minimum, String terms, String created, String ended, String reason) {
        Shop.execute("insert into minimum_rule (retailer_id, " + scope + ", minimum, hold_back, reopen_at, ceiling,"
                + " reason, in_force, created_at, created_by, ended_at, ended_by) values (" + shelf.shop.retailerId
                + ", " + id + ", " + minimum + ", " + terms + ", '" + reason + "', true, '" + created + "', 'Ana', "
                + (ended == null ? "null, null)" : "'" + ended + "', 'Ana')"));
    }

    @Test
    void where_the_history_of_stock_does_not_reach_back_it_says_so() {
        Shop.execute("delete from stock_change where product_id = " + product + " and on_hand = 20");
        assertThat(ask("2026-05-03T14:00").select(".moment-answer").text())
                .contains("No quedó registro del stock").contains("no llega hasta allí");
    }

    @Test
    void what_stock_and_minimum_do_not_explain_is_not_explained_by_them() {
        told(0, 3, "applied", "2026-05-05T10:00:00Z");
        stock(90, "2026-05-05T09:00:00Z");
        assertThat(ask("2026-05-05T12:00").select(".moment-answer").text()).contains("por sí solos no lo explican");
    }

    @ParameterizedTest
    @CsvSource({ "2026-05-03T14:03, '', moment-integration", "nonsense, 1, moment-at", "'', 1, moment-at",
            "2999-01-01T00:00, 1, moment-at", "-0005-01-01T00:00, 1, moment-at" })
    void a_question_that_makes_no_sense_says_so_beside_the_field(String at, String integration, String field) {
        Response answer = shelf.request("es").get("/stock/1?at=" + at + "&integration=" + (integration.isEmpty() ? "99"
                : amazon));
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.title()).startsWith("Error: ");
        assertThat(page.getElementById(field).attr("aria-invalid")).isEqualTo("true");
        assertThat(page.getElementById("moment-wrong").text()).isNotEmpty();
    }

    private Document ask(String at) {
        return shelf.page("/stock/1?integration=" + amazon + "&at=" + at);
    }

    private void stock(int units, String moment) {
        Shop.execute("insert into stock_change (retailer_id, product_id, warehouse_id, on_hand, reserved, unlimited,"
                + " observed_at, recorded_at, source) values (" + shelf.shop.retailerId + ", " + product + ", " + main
                + ", " + units + ", 0, false, '" + moment + "', '" + moment + "', 'api:erp')");
    }

    private void told(int quantity, int revision, String outcome, String moment) {
        Shop.execute("insert into stock_update (retailer_id, product_id, integration_id, revision, quantity, outcome,"
                + " happened_at) values (" + shelf.shop.retailerId + ", " + product + ", " + amazon + ", " + revision
                + ", " + quantity + ", '" + outcome + "', '" + moment + "')");
    }

    private void minimum(String moment, String before, String after) {
        Shop.execute("insert into audit_event (retailer_id, integration_id, actor, action, before, after, happened_at)"
                + " values (" + shelf.shop.retailerId + ", " + amazon + ", 'Ana', 'changed', '{\"minimumStock\": "
                + before + "}', '{\"minimumStock\": " + after + "}', '" + moment + "')");
    }
}
