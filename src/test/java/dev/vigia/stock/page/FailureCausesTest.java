package dev.vigia.stock.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What fails is grouped by its cause, and where nothing does the page says that all is well. */
@QuarkusTest
class FailureCausesTest {

    private Shelf shelf;
    private long amazon;

    @BeforeEach
    void an_integration() {
        shelf = new Shelf();
        amazon = shelf.integration("Amazon");
    }

    private void failing(String sku, String cause) {
        long product = shelf.product(sku, "Taza");
        shelf.listing(product, amazon, "ok", 5);
        if (!cause.isEmpty()) {
            Shop.execute("update listing set problem = '" + cause
                    + "', attempts = 1, refused = sent where product_id = "
                    + product);
        }
    }

    @Test
    void each_cause_is_counted_and_leads_to_its_own() {
        failing("C-1", "CLOSED");
        failing("C-2", "CLOSED");
        failing("N-1", "NOT_FOUND");
        failing("OK", "");
        Document page = shelf.page("/stock?state=failing");
        assertThat(page.select(".cause-tab").eachText()).containsExactly("Anuncio cerrado 2", "SKU inexistente 1");
        String closed = page.select("#cause-CLOSED").attr("href");
        assertThat(closed).isEqualTo("/stock?state=failing&cause=closed");
        Document narrowed = shelf.page(closed);
        assertThat(narrowed.select(".cell-sku").eachText()).containsExactlyInAnyOrder("C-1", "C-2");
        assertThat(narrowed.select("#cause-CLOSED").attr("aria-current")).isEqualTo("true");
        assertThat(narrowed.select("#cause-CLOSED").attr("href")).as("again all").isEqualTo("/stock?state=failing");
        assertThat(narrowed.select(".results-export").attr("href")).isEqualTo(
                "/exports/stock?state=failing&cause=closed");
        assertThat(shelf.request("es").get("/exports/stock/file?state=failing&cause=closed").asString()).contains("C-1")
                .doesNotContain("N-1");
        assertThat(shelf.skus(closed + "&sort=sku")).containsExactly("C-1", "C-2");
        assertThat(shelf.skus(closed + "&q=c-2")).containsExactly("C-2");
    }

    @Test
    void a_cause_without_a_problem_and_one_that_nobody_knows_are_left_out() {
        failing("C-1", "CLOSED");
        assertThat(shelf.page("/stock?cause=closed").select(".notice").text()).contains("cause");
        assertThat(shelf.page("/stock?state=failing&cause=nonsense").select(".notice").text()).contains("cause");
    }

    @ParameterizedTest
    @CsvSource({ "failing, Ningún marketplace rechaza nada ahora.",
            "below_minimum, Ningún producto está en el mínimo o menos.",
            "out_of_stock, Ningún producto está sin stock.", "unknown, Todos los productos tienen dato de stock." })
    void where_there_is_none_of_it_all_is_well(String state, String sentence) {
        failing("OK", "");
        Document page = shelf.page("/stock?state=" + state);
        assertThat(page.select("#results .empty-title").text()).isEqualTo("Todo en orden");
        assertThat(page.select("#results .empty-subtitle").text()).isEqualTo(sentence);
        assertThat(shelf.page("/stock?state=" + state + "&q=nada").select("#results .empty-title").text()).isEqualTo(
                "Nada coincide");
    }
}
