package dev.vigia.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stock page: states, order, pages, languages. */
@QuarkusTest
class StockTest extends StockFixture {

    @Test
    void what_lacks_most_comes_first() {
        assertThat(everyState().skus("/stock")).containsExactly("sku-out_of_stock", "sku-below_minimum", "sku-unknown",
                "sku-ok");
    }

    @ParameterizedTest
    @ValueSource(strings = { "below_minimum", "out_of_stock", "unknown", "ok" })
    void a_state_shows_only_its_listings(String state) {
        assertThat(everyState().skus("/stock?state=" + state)).containsExactly("sku-" + state);
    }

    @Test
    void the_newest_of_a_state_comes_first() {
        Shelf shelf = new Shelf();
        long amazon = shelf.integration("Amazon");
        shelf.listing(shelf.product("new", "Mate"), amazon, "unknown", 1);
        shelf.listing(shelf.product("old", "Mate"), amazon, "unknown", 90);
        assertThat(shelf.skus("/stock")).containsExactly("new", "old");
    }

    @Test
    void of_what_is_ok_the_newest_product_comes_first_and_nobody_says_since_when() {
        Shelf shelf = new Shelf();
        long amazon = shelf.integration("Amazon");
        shelf.listing(shelf.product("old", "Mate"), amazon, "ok", 1);
        shelf.listing(shelf.product("new", "Mate"), amazon, "ok", 90);
        Document page = shelf.page("/stock");
        assertThat(page.select(".cell-sku").eachText()).containsExactly("new", "old");
        assertThat(page.select(".channel-details time")).isEmpty();
    }

    @Test
    void the_tabs_count_exactly() {
        assertThat(everyState().page("/stock").select(".state-tab strong").eachText())
                .containsExactly("4", "1", "1", "1", "1", "0");
    }

    @Test
    void what_the_marketplace_did_not_take_has_a_tab() {
        Shelf shelf = everyState();
        Shop.execute("update listing set problem = 'CLOSED', attempts = 1, refused = sent where retailer_id = "
                + shelf.shop.retailerId + " and sent > 0");
        Document page = shelf.page("/stock?state=failing");
        assertThat(page.select(".cell-sku").eachText()).containsExactly("sku-ok");
        assertThat(page.select(".channel-delivery .delivery").text()).isEqualTo("Rechazado");
        assertThat(page.select(".channel-delivery").text()).contains("Anuncio cerrado", "Revísalo");
        assertThat(page.select(".state-tab[aria-current] strong").text()).isEqualTo("1");
    }

    @Test
    void what_the_marketplace_refused_is_not_said_to_be_on_its_way() {
        Shelf shelf = everyState();
        String mine = " where retailer_id = " + shelf.shop.retailerId + " and sent > 0";
        Shop.execute("update listing set sent = 40, confirmed = 40" + mine);
        assertThat(shelf.page("/stock?state=ok").select(".channel-shows").text()).contains("40", "→", "50");
        Shop.execute("update listing set problem = 'CLOSED', attempts = 1, refused = 50" + mine);
        assertThat(shelf.page("/stock?state=ok").select(".channel-shows").text()).isEqualTo("Publicado: 40");
    }

    @Test
    void an_integration_that_is_off_is_paused_and_leaves_the_other_states() {
        Shelf shelf = everyState();
        long off = shelf.integration("Apagada");
        shelf.listing(shelf.product("off", "Taza"), off, "below_minimum", 1);
        Shop.execute("update integration set enabled = false where id = " + off);
        assertThat(shelf.skus("/stock?state=below_minimum")).containsExactly("sku-below_minimum");
        assertThat(shelf.skus("/stock?state=paused")).containsExactly("off");
        assertThat(shelf.page("/stock?state=paused").select(".channel .state").text()).isEqualTo("En pausa");
    }

    @Test
    void what_is_withdrawn_is_found_with_what_is_paused() {
        Shelf shelf = everyState();
        shelf.listing(shelf.product("gone", "Taza"), shelf.integration("Otra"), "withdrawn", 1);
        assertThat(shelf.page("/stock?state=paused").select(".channel .state").text()).isEqualTo("Retirado");
    }

    @Test
    void nothing_pushed_yet_and_nothing_found_are_told_apart() {
        Document untouched = new Shelf().page("/stock");
        assertThat(untouched.select("#results .first-step")).hasSize(3);
        assertThat(untouched.select("#results a").eachAttr("href")).as("of a viewer").containsExactly("/developers");
        assertThat(untouched.select("#results").text()).doesNotContain("PUT", "/api/");
        Document page = everyState().page("/stock?q=nada");
        assertThat(page.select(".empty").text()).contains("Nada coincide");
        assertThat(page.select(".empty a").attr("href")).isEqualTo("/stock");
    }

    @Test
    void another_shop_is_never_seen() {
        Shelf other = everyState();
        Shelf shelf = new Shelf();
        assertThat(shelf.page("/stock?q=sku").text()).doesNotContain("sku-ok");
        assertThat(other.request("es").get("/stock/sku-ok").statusCode()).isEqualTo(200);
        assertThat(shelf.request("es").get("/stock/sku-ok").statusCode()).isEqualTo(404);
    }

    @Test
    void a_name_is_text_and_never_markup() {
        Shelf shelf = new Shelf();
        shelf.listing(shelf.product("<b>1", "<script>alert(1)</script>"), shelf.integration("<i>"), "ok", 1);
        for (String path : List.of("/stock", "/stock/%3Cb%3E1")) {
            String html = shelf.request("es").get(path).asString();
            assertThat(html).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
            assertThat(Jsoup.parse(html).text()).contains("<script>alert(1)</script>");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "/stock; Stock · Vigía",
            "/stock?state=out_of_stock; Sin stock · Stock · Vigía",
            "/stock?q=mate&state=below_minimum; «mate» · En el mínimo o menos · Stock · Vigía" })
    void its_title_tells_which_listings_it_shows(String path, String title) {
        Shelf shelf = everyState();
        assertThat(shelf.page(path).title()).isEqualTo(title);
        String piece = shelf.request("es").header("HX-Request", "true").header("HX-Target", "results").get(path)
                .asString();
        assertThat(Jsoup.parse(piece).title()).isEqualTo(title);
    }

    @ParameterizedTest
    @CsvSource({ "es, Stock, En el mínimo o menos", "pt, Estoque, No mínimo ou abaixo",
            "en, Stock, At or below minimum" })
    void the_page_speaks_three_languages(String language, String title, String state) {
        Document page = Jsoup.parse(everyState().request(language).get("/stock").asString());
        assertThat(page.select("h1").text()).isEqualTo(title);
        assertThat(page.select(".channel-warn .state").first().text()).isEqualTo(state);
    }
}
