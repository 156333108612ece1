package dev.vigia.stock.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows do not move under whoever reads them: a line says how many have changed, and shows them when it is asked to. */
@QuarkusTest
class FreshChangesTest {

    private Shelf shelf;
    private long amazon;
    private long low;

    @BeforeEach
    void one_is_below_its_minimum() {
        shelf = new Shelf();
        amazon = shelf.integration("Amazon");
        low = low("LOW");
    }

    private long low(String sku) {
        long product = shelf.product(sku, "Taza");
        shelf.listing(product, amazon, "below_minimum", 5);
        return product;
    }

    @Test
    void while_nothing_changes_it_says_nothing() {
        assertThat(news(shelf.page("/stock")).select("a")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "es, 2 cambios: mostrar", "pt, 2 mudanças: mostrar", "en, 2 changes: show" })
    void what_is_shown_and_changes_counts_once_and_what_comes_to_the_minimum_too(String language, String line) {
        Document page = shelf.page("/stock");
        for (int i = 0; i < 2; i++) {
            shelf.update(low, amazon, i, "applied", null, "clock_timestamp()");
        }
        arrive("NEW");
        Element link = news(page, language).select("a").first();
        assertThat(link.text()).isEqualTo(line);
        assertThat(link.attr("href")).isEqualTo("/stock");
        assertThat(news(shelf.page("/stock")).select("a")).as("shown by now").isEmpty();
    }

    @Test
    void a_list_that_is_narrowed_counts_what_comes_to_it_and_keeps_its_address() {
        long other = shelf.integration("Otra");
        Document here = shelf.page("/stock?integration=" + amazon);
        Document there = shelf.page("/stock?integration=" + other);
        Document fine = shelf.page("/stock?state=ok");
        arrive("NEW");
        assertThat(news(here).select("a").attr("href")).isEqualTo("/stock?integration=" + amazon);
        assertThat(newsOrNone(there)).isEmpty();
        assertThat(newsOrNone(fine)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "?since=x&list=/stock", "?since=1&list=//elsewhere.example",
            "?since=1&list=/stock&states=ok",
            "?since=1&list=/stock&shown=1,x" })
    void an_address_that_no_page_has_is_none(String query) {
        assertThat(shelf.request("es").get("/stock-news" + query).statusCode()).isEqualTo(404);
    }

    @Test
    void it_is_asked_for_by_a_page_with_a_script_only_and_not_often() {
        Element line = shelf.page("/stock").select("#stock-news").first();
        assertThat(line.text()).isEmpty();
        assertThat(line.attr("data-hx-trigger")).isEqualTo("every 15s");
    }

    private void arrive(String sku) {
        long product = low(sku);
        Shop.execute("update listing_condition set since = clock_timestamp() where product_id = " + product);
    }

    private List<String> newsOrNone(Document page) {
        return page.select("#stock-news").isEmpty() ? List.of() : news(page).select("a").eachText();
    }

    private Document news(Document page) {
        return news(page, "es");
    }

    private Document news(Document page, String language) {
        return Jsoup.parse(shelf.request(language).get(page.select("#stock-news").attr("data-hx-get")).then()
                .statusCode(
                        200).extract().asString());
    }
}
