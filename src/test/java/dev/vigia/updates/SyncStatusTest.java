package dev.vigia.updates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page that says how the sending to an integration goes. */
@QuarkusTest
class SyncStatusTest {

    private Shelf shelf;
    private long amazon;
    private long product;

    @BeforeEach
    void connect() {
        shelf = new Shelf();
        amazon = shelf.integration("Amazon norte");
        Shop.execute("update integration set enabled = false where id = " + amazon);
        product = shelf.product("1", "Taza");
    }

    private Document page() {
        return shelf.page("/integrations/" + amazon);
    }

    private String part(String name) {
        return page().select("section[aria-labelledby=" + name + "]").text();
    }

    private void zeros(String waits) {
        Shop.execute("insert into stock_update (retailer_id, product_id, integration_id, revision, quantity, outcome,"
                + " waited) select " + shelf.shop.retailerId + ", " + product + ", " + amazon + ", 1, 0, 'applied', "
                + waits);
    }

    @Test
    void nothing_sent_yet_is_said_as_such() {
        assertThat(part("lag")).contains("Todavía no se confirmó ningún cero");
        assertThat(part("budget")).contains("No se envió nada en el último minuto");
        assertThat(part("failures")).contains("Ninguna");
        assertThat(page().select(".sync-status-table td.number").eachText()).containsExactly("0", "0", "0");
    }

    @Test
    void the_spread_of_the_zeros_is_that_of_the_latest_thousand() {
        zeros("90000 from generate_series(1, 500)");
        zeros("i from generate_series(1001, 2000) i");
        Shop.execute("insert into stock_update (retailer_id, product_id, integration_id, revision, quantity, outcome,"
                + " waited) values (" + shelf.shop.retailerId + ", " + product + ", " + amazon
                + ", 1, 7, 'applied', 50000)");
        assertThat(page().select(".sync-status .figures dd").eachText()).containsExactly("1,5 s", "2 s");
        assertThat(part("lag")).contains("los últimos 1.000 ceros");
    }

    @Test
    void what_waits_is_told_by_priority_and_with_its_age() {
        Shop.execute("insert into due (integration_id, retailer_id, priority, product_ids, since) values (" + amazon
                + ", "
                + shelf.shop.retailerId + ", 0, array[1, 2, 3], now() - interval '5 minutes'), (" + amazon + ", "
                + shelf.shop.retailerId + ", 0, array[4], now()), (" + amazon + ", " + shelf.shop.retailerId
                + ", 2, (select array_agg(i) from generate_series(1, 1500) i), now())");
        assertThat(page().select(".sync-status-table td.number").eachText()).containsExactly("4", "0", "1.500");
        assertThat(page().select(".sync-status-table tbody tr").first().text()).contains("Ceros", "hace 5 min");
    }

    @Test
    void what_was_accepted_and_not_confirmed_and_what_is_in_doubt_is_counted() {
        assertThat(part("unconfirmed")).contains("Nada espera confirmación");
        shelf.listing(product, amazon, "ok", 5);
        Shop.execute("update listing set travelling = true, sent = 9 where product_id = " + product);
        Shop.execute("insert into submission (integration_id, retailer_id, handle, product_ids, revisions, quantities,"
                + " wanted_since, accepted_at, ask_at) values (" + amazon + ", " + shelf.shop.retailerId
                + ", 'h', array[" + product
                + ", 2], array[1, 1], array[9, 9], array[now(), now()], now() - interval '20 minutes', now())");
        Shop.execute("insert into in_doubt (integration_id, product_id, retailer_id, quantities, check_at) values ("
                + amazon + ", " + product + ", " + shelf.shop.retailerId + ", '{90}', now())");
        assertThat(page().select("section[aria-labelledby=unconfirmed] dd").eachText()).hasSize(5)
                .startsWith("2").anyMatch(figure -> figure.startsWith("hace 20 min (")).endsWith("2", "1", "1");
        assertThat(part("unconfirmed")).contains("Más de 15 min", "todavía puede aplicar el envío");
    }

    @Test
    void the_budget_is_what_the_sending_node_told_lately() {
        Shop.execute("insert into lease (integration_id, retailer_id, owner, epoch, expires_at, budget_used, budget_at)"
                + " values (" + amazon + ", " + shelf.shop.retailerId + ", gen_random_uuid(), 1, now(), 0.874, now())");
        assertThat(page().select(".sync-status-figure").text()).startsWith("87").endsWith("%");
        Shop.execute("update lease set budget_at = now() - interval '2 minutes' where integration_id = " + amazon);
        assertThat(part("budget")).contains("No se envió nada");
    }

    @Test
    void failures_of_a_day_come_by_cause_with_their_hint_and_lead_to_the_log() {
        shelf.update(product, amazon, 1, "retry", "TIMEOUT", "now()");
        shelf.update(product, amazon, 1, "rejected", "CLOSED", "now()");
        shelf.update(product, amazon, 1, "rejected", "CLOSED", "now() - interval '23 hours'");
        shelf.update(product, amazon, 1, "rejected", "NOT_FOUND", "now() - interval '25 hours'");
        shelf.update(product, shelf.integration("Otra"), 1, "rejected", "MANAGED", "now()");
        Document page = page();
        assertThat(page.select(".sync-status-failures li")).hasSize(2);
        assertThat(page.select(".sync-status-failures li").first().text()).startsWith("2").contains("Anuncio cerrado",
                "Revísalo en el marketplace");
        assertThat(page.select(".sync-status-failures li").first().select("a").attr("href")).isEqualTo(
                "/updates?integration=" + amazon + "&outcome=rejected");
        assertThat(shelf.skus("/updates?integration=" + amazon + "&outcome=rejected")).hasSize(3);
    }

    @Test
    void drift_of_a_day_comes_by_cause_and_leads_to_its_page() {
        assertThat(part("drifts")).contains("Ninguna");
        Shop.execute("insert into drift (retailer_id, product_id, integration_id, revision, cause, expected, shown,"
                + " repaired, repairs, found_at) select " + shelf.shop.retailerId + ", " + product + ", " + amazon
                + ", 1, cause, 5, 7, true, 1, now() - age * interval '1 hour' from (values ('lost', 1), ('lost', 2),"
                + " ('gone', 3), ('gone', 30), ('gone', 31)) found (cause, age)");
        assertThat(page().select("section[aria-labelledby=drifts] li").eachText())
                .containsExactly("2 Envío perdido", "1 Anuncio cerrado o borrado");
        assertThat(page().select("section[aria-labelledby=drifts] a").attr("href"))
                .isEqualTo("/updates/drift?integration=" + amazon);
    }

    @Test
    void an_integration_that_vigia_stopped_says_why_and_what_to_do() {
        Shop.execute("update integration set enabled = true, stopped_because = 'invalid_grant', stopped_at = now()"
                + " where id = " + amazon);
        assertThat(page().select(".integration-stopped").text()).contains("invalid_grant", "al guardar arranca");
        assertThat(shelf.page("/integrations").select("#integration-" + amazon).text()).contains("Detenida",
                "invalid_grant", "al guardar arranca");
    }

    @Test
    void it_is_shown_anew_every_few_seconds_unless_somebody_wants_it_still() {
        assertThat(page().select("#sync-status").attr("data-hx-trigger")).isEqualTo("every 10s");
        Document still = shelf.page("/integrations/" + amazon + "?view=still");
        assertThat(still.select("#sync-status").hasAttr("data-hx-trigger")).isFalse();
        assertThat(still.select(".sync-status-line a").attr("href")).isEqualTo("/integrations/" + amazon);
        String piece = shelf.request("es").header("HX-Request", "true").header("HX-Target", "sync-status")
                .get("/integrations/" + amazon).asString();
        assertThat(piece).doesNotContain("<html").contains("id=\"sync-status\"");
    }

    @Test
    void the_list_leads_there() {
        assertThat(shelf.page("/integrations").select("#integration-" + amazon + " a[href=/integrations/" + amazon
                + "]").text()).isEqualTo("Amazon norte");
    }

    @Test
    void what_does_not_exist_or_is_another_shops_is_not_found() {
        assertThat(shelf.request("es").get("/integrations/999999999").statusCode()).isEqualTo(404);
        assertThat(new Shelf().request("es").get("/integrations/" + amazon).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({ "es, Estado de Amazon norte", "pt, Situação de Amazon norte", "en, How Amazon norte is doing" })
    void the_page_speaks_three_languages(String language, String title) {
        Document page = Jsoup.parse(shelf.request(language).get("/integrations/" + amazon).asString());
        assertThat(page.select("h1").text()).isEqualTo(title);
    }
}
