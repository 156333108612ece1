package dev.vigia.today;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A line for each integration: how it is doing, in figures that have been counted already. */
@QuarkusTest
class IntegrationRowsTest {

    private Morning morning;
    private Shelf shelf;
    private long amazon;

    @BeforeEach
    void a_shop_where_all_is_well() {
        morning = new Morning();
        shelf = morning.shelf;
        amazon = morning.amazon;
    }

    @Test
    void each_integration_has_a_line_with_its_state_that_leads_to_its_status() {
        long mercado = Shop.number("insert into integration (retailer_id, marketplace, name, country, enabled) values ("
                + shelf.shop.retailerId + ", 'mercado-livre', 'Cuenta 2', 'AR', false) returning id");
        Document page = shelf.page("/");
        assertThat(page.select(".today-table tbody tr th a").eachText()).containsExactly("Amazon norte", "Cuenta 2");
        assertThat(page.select("#row-" + mercado + "-status").attr("href")).isEqualTo("/integrations/" + mercado);
        assertThat(page.select("#row-" + mercado + " th .cell-more").text()).isEqualTo("Mercado Libre");
        assertThat(page.select("#row-" + amazon + " th .cell-more")).isEmpty();
        assertThat(cell("state").text()).isEqualTo("En pausa");
        Shop.execute("update integration set enabled = true, stopped_because = 'no', stopped_at = now() where id = "
                + amazon);
        assertThat(cell("state").text()).isEqualTo("Detenida");
    }

    @Test
    void what_stands_at_zero_by_the_minimum_is_counted_and_leads_there_while_it_is_sent() {
        listing("below_minimum", 60 * 30);
        listing("waiting_to_reopen", 60 * 30);
        listing("out_of_stock", 60 * 30);
        assertThat(cell("at-zero").text()).isEqualTo("2");
        assertThat(cell("at-zero").select("a")).isEmpty();
        on();
        assertThat(cell("at-zero").select("a").attr("href")).isEqualTo("/stock?state=below_minimum&integration="
                + amazon);
    }

    @Test
    void what_is_new_since_this_time_yesterday_is_told_beside_it() {
        listing("below_minimum", 60 * 25);
        assertThat(cell("at-zero").text()).isEqualTo("1");
        listing("below_minimum", 60 * 23);
        listing("waiting_to_reopen", 5);
        listing("out_of_stock", 5);
        assertThat(cell("at-zero").text()).isEqualTo("3 2 nuevos desde ayer a esta hora");
    }

    @Test
    void listings_with_a_problem_are_counted_whatever_their_cause() {
        assertThat(cell("failing").text()).isEqualTo("0");
        morning.rejected("C-1", amazon, "CLOSED");
        morning.rejected("T-1", amazon, "TIMEOUT");
        Shop.execute("update listing set refused = null where problem = 'TIMEOUT' and integration_id = " + amazon);
        assertThat(cell("failing").text()).isEqualTo("2");
        assertThat(cell("failing").select("a").attr("href")).isEqualTo("/stock?state=failing&integration=" + amazon);
        assertThat(shelf.skus("/stock?state=failing&integration=" + amazon)).hasSize(2);
    }

    @Test
    void of_very_many_it_says_that_there_are_more() {
        shelf.shop.products(1_005, "Casa");
        Shop.execute("insert into listing (product_id, integration_id, retailer_id, problem, refused, attempts) select"
                + " id, " + amazon
                + ", retailer_id, 'CLOSED', 9, 1 from product where sku like 'SKU0%' and retailer_id ="
                + " " + shelf.shop.retailerId);
        assertThat(cell("failing").text()).isEqualTo("1.000+");
        assertThat(morning.titles("viewer")).containsExactly("Anuncio cerrado: 1.000+ anuncios en Amazon norte");
    }

    @Test
    void the_oldest_that_waits_to_be_sent_says_since_when() {
        assertThat(cell("oldest").text()).isEqualTo("–");
        due("now() - interval '5 minutes'", 2);
        due("now() - interval '3 minutes'", 0);
        assertThat(cell("oldest").text()).as("of what is switched off nothing is sent").isEqualTo("–");
        // Stopped, so that it is not sent by this test's own application.
        Shop.execute("update integration set enabled = true, stopped_because = 'no', stopped_at = now() where id = "
                + amazon);
        assertThat(cell("oldest").text()).startsWith("hace 5 min");
    }

    @Test
    void the_time_to_zero_is_that_of_the_status_page() {
        assertThat(cell("lag").text()).isEqualTo("–");
        Shop.execute("insert into stock_update (retailer_id, product_id, integration_id, revision, quantity, outcome,"
                + " waited) select " + shelf.shop.retailerId + ", 1, " + amazon + ", 1, 0, 'applied', i"
                + " from generate_series(1001, 2000) i");
        assertThat(cell("lag").text()).isEqualTo("1,5 s normalmente 2 s casi siempre");
        assertThat(shelf.page("/integrations/" + amazon).select("section[aria-labelledby=lag] dd").eachText())
                .containsExactly("1,5 s", "2 s");
    }

    @Test
    void zeros_are_drawn_by_day_and_told_in_words() {
        assertThat(chart().attr("aria-label")).isEqualTo("Ningún cero confirmado en 14 días.");
        assertThat(chart().select("rect.none")).hasSize(14);
        zeros("date_trunc('hour', now())", 3);
        zeros("date_trunc('hour', now()) - interval '3 days'", 30);
        zeros("date_trunc('hour', now()) - interval '3 days 1 minute'", 10);
        zeros("date_trunc('hour', now()) - interval '20 days'", 500);
        assertThat(chart().select("rect")).hasSize(14);
        assertThat(chart().attr("aria-label")).startsWith("Ceros confirmados por día en los últimos 14 días: hoy 3; el "
                + "máximo, ").endsWith("en total 43.");
        assertThat(cell("zeros").text()).isEqualTo("3 hoy");
        assertThat(chart().select("rect").last().attr("height")).isNotEqualTo("28");
    }

    @Test
    void a_day_begins_where_the_clock_of_the_shop_says() {
        String midnight = "date_trunc('day', now() at time zone 'America/Bogota') at time zone 'America/Bogota'";
        Shop.execute("update retailer set zone = 'America/Bogota' where id = " + shelf.shop.retailerId);
        zeros(midnight, 4);
        zeros(midnight + " - interval '1 hour'", 2);
        assertThat(chart().attr("aria-label")).contains("hoy 4; el máximo, 4,").endsWith("en total 6.");
    }

    @Test
    void no_figure_counts_anything_of_another_shop() {
        Shelf other = new Shelf();
        long theirs = other.integration("Ajena");
        other.shop.switchOff();
        listing("below_minimum", 5);
        morning.rejected("C-1", amazon, "CLOSED");
        zeros("date_trunc('hour', now())", 3);
        Document page = other.page("/");
        assertThat(page.select(".today-table tbody tr").eachAttr("id")).containsExactly("row-" + theirs);
        assertThat(page.select("#row-" + theirs + " .number").eachText()).containsExactly("0", "0");
        assertThat(page.select("#row-" + theirs + " .cell-zeros").text()).isEqualTo("0 hoy");
    }

    @Test
    void the_page_is_shown_anew_every_few_seconds_unless_somebody_wants_it_still() {
        assertThat(shelf.page("/").select("#today").attr("data-hx-trigger")).isEqualTo("every 10s");
        Document still = shelf.page("/?view=still");
        assertThat(still.select("#today").hasAttr("data-hx-trigger")).isFalse();
        assertThat(still.select("#today-pace").attr("href")).isEqualTo("/");
        assertThat(shelf.request("es").header("HX-Request", "true").header("HX-Target", "today").get("/").asString())
                .doesNotContain("<html").contains("id=\"today\"");
    }

    @Test
    void an_empty_shop_begins_with_the_first_steps() {
        Document page = new Shelf().page("/");
        assertThat(page.select(".first-step h2").eachText()).containsExactly("Productos y stock", "Un marketplace",
                "El stock mínimo");
        assertThat(page.select(".calm, .today-table")).isEmpty();
        assertThat(shelf.page("/").select(".first-step")).isEmpty();
    }

    @Test
    void the_menu_begins_with_it_and_the_brand_leads_there() {
        Document page = shelf.page("/");
        assertThat(page.select(".sidebar a").first().text()).isEqualTo("Hoy");
        assertThat(page.select(".sidebar a[aria-current=page]").eachText()).containsExactly("Hoy");
        assertThat(shelf.page("/stock").select(".brand").attr("href")).isEqualTo("/");
        assertThat(page.select(".breadcrumb").text()).startsWith("Marketplace Conexiones");
    }

    @ParameterizedTest
    @CsvSource({ "es, Hoy, Ceros por día", "pt, Hoje, Zeros por dia", "en, Today, Zeros per day" })
    void it_speaks_three_languages(String language, String title, String column) {
        Document page = Jsoup.parse(shelf.request(language).get("/").asString());
        assertThat(page.select("h1").text()).isEqualTo(title);
        assertThat(page.select(".today-table th").eachText()).contains(column);
    }

    private Element cell(String name) {
        return shelf.page("/").select("#row-" + amazon + " .cell-" + name).first();
    }

    private Element chart() {
        return cell("zeros").select("svg[role=img]").first();
    }

    private void listing(String state, int minutes) {
        shelf.listing(shelf.product(state + "-" + minutes, "Taza"), amazon, state, minutes);
    }

    private void on() {
        Shop.execute("delete from due where integration_id = " + amazon);
        Shop.execute("update integration set enabled = true where id = " + amazon);
    }

    private void due(String since, int priority) {
        Shop.execute("insert into due (integration_id, retailer_id, priority, product_ids, since) values (" + amazon
                + ", " + shelf.shop.retailerId + ", " + priority + ", array[1], " + since + ")");
    }

    private void zeros(String hour, int zeros) {
        Shop.execute("insert into zero_count (integration_id, hour, retailer_id, zeros) values (" + amazon + ", " + hour
                + ", " + shelf.shop.retailerId + ", " + zeros + ")");
    }
}
