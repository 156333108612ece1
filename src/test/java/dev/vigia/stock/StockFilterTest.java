package dev.vigia.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.http.UrlEncoding;
import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters, searches, sorting and pages of the stock page. */
@QuarkusTest
class StockFilterTest extends StockFixture {

    @Test
    void an_integration_and_a_category_narrow_the_list() {
        Shelf shelf = new Shelf();
        long north = shelf.integration("Norte");
        long south = shelf.integration("Sur");
        long garden = shelf.category("Jardín");
        shelf.listing(shelf.product("n", "Taza"), north, "ok", 1);
        shelf.listing(shelf.product("s", "Taza"), south, "ok", 1);
        shelf.listing(shelf.product("g", "Maceta", garden), south, "ok", 1);
        assertThat(shelf.skus("/stock?integration=" + north)).containsExactly("n");
        assertThat(shelf.skus("/stock?category=" + garden)).containsExactly("g");
        assertThat(shelf.skus("/stock?integration=" + north + "&category=" + garden)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "ma, mate", "té, mate", "t m, mate", "at, ''", "77, 77", "7, 77" })
    void a_word_of_one_or_two_letters_is_found_where_a_word_begins(String words, String found) {
        Shelf shelf = new Shelf();
        long amazon = shelf.integration("Amazon");
        shelf.listing(shelf.product("mate", "Mate para té"), amazon, "ok", 1);
        shelf.listing(shelf.product("77", "Vaso"), amazon, "ok", 1);
        assertThat(shelf.skus("/stock?q=" + UrlEncoding.encoded(words)))
                .containsExactlyElementsOf(found.isEmpty() ? List.of() : List.of(found));
    }

    @ParameterizedTest
    @ValueSource(strings = { "CAFÉ", "cafe", "año 100%", "0007&8+9", "100%", "o'higgins", "\"doble\"", "café 0007" })
    void a_search_finds_parts_whatever_their_accents_and_signs(String words) {
        Shelf shelf = new Shelf();
        long amazon = shelf.integration("Amazon");
        shelf.listing(shelf.product("0007&8+9", "Café del Año 100% O'Higgins \"doble\""), amazon, "ok", 1);
        shelf.listing(shelf.product("77", "Taza 100x"), amazon, "ok", 1);
        assertThat(shelf.skus("/stock?q=" + UrlEncoding.encoded(words))).containsExactly("0007&8+9");
        assertThat(shelf.page("/stock?q=" + UrlEncoding.encoded(words)).select("#q").val()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({ "sku, 'a,b,c', ascending", "sku_desc, 'c,b,a', descending", "name, 'c,b,a', ascending",
            "name_desc, 'a,b,c', descending", "available, 'b,c,a', ascending", "available_desc, 'a,c,b', descending" })
    void a_column_can_be_sorted_both_ways(String sort, String expected, String direction) {
        Shelf shelf = new Shelf();
        long amazon = shelf.integration("Amazon");
        shelf.listing(shelf.product("b", "Y"), amazon, "ok", 1);
        shelf.listing(shelf.product("a", "Z"), amazon, "ok", 1);
        shelf.listing(shelf.product("c", "X"), amazon, "ok", 1);
        Shop.execute(
                "update stock_level set on_hand = case sku when 'a' then 70 when 'b' then 7 else 8 end from product"
                        + " where product.id = product_id and product.retailer_id = " + shelf.shop.retailerId);
        Document page = shelf.page("/stock?sort=" + sort);
        assertThat(page.select(".cell-sku").eachText()).containsExactly(expected.split(","));
        assertThat(page.select("[aria-sort=" + direction + "]")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "?sort=sku", "?sort=sku_desc", "?sort=name", "?sort=name_desc", "?state=ok",
            "?state=failing", "?q=taza", "?state=paused", "?sort=name&state=ok", "?sort=sku_desc&state=failing",
            "?sort=name_desc&state=paused", "?sort=name&q=taza", "?sort=sku&q=taza&state=ok",
            "?sort=available", "?sort=available_desc&q=taza" })
    void pages_forward_and_back_cover_every_row_once(String query) {
        Shelf shelf = new Shelf();
        long north = shelf.integration("Norte");
        long south = shelf.integration("Sur");
        boolean paused = query.contains("paused");
        List<String> states = query.contains("=ok") ? List.of("ok") : List.of("ok", "below_minimum", "unknown");
        QuarkusTransaction.requiringNew().run(() -> IntStream.range(0, 52).forEach(i -> {
            long product = shelf.product("sku" + i, "Taza " + i % 4);
            shelf.listing(product, north, states.get(i % states.size()), i % 3);
            shelf.listing(product, south, states.get((i + 1) % states.size()), 0);
        }));
        Shop.execute("update listing set problem = case when product_id % 2 = 0 then 'CLOSED' else 'TIMEOUT' end,"
                + " attempts = 1 where retailer_id = " + shelf.shop.retailerId);
        if (paused) {
            Shop.execute("update integration set enabled = false where id in (" + north + ", " + south + ")");
        }
        List<List<String>> forward = new ArrayList<>();
        String path = "/stock" + query;
        Document last = null;
        while (!path.isEmpty()) {
            last = shelf.page(path);
            forward.add(rows(last));
            path = last.select("a[rel=next]").attr("href");
        }
        List<List<String>> back = new ArrayList<>(List.of(rows(last)));
        for (path = last.select("a[rel=prev]").attr("href"); !path.isEmpty();) {
            Document page = shelf.page(path);
            back.add(rows(page));
            path = page.select("a[rel=prev]").attr("href");
        }
        Collections.reverse(back);
        assertThat(forward).hasSize(3);
        assertThat(forward.stream().flatMap(List::stream)).hasSize(52).doesNotHaveDuplicates();
        assertThat(back).isEqualTo(forward);
    }

    private static List<String> rows(Document page) {
        return page.select(".stock-table tbody tr").stream().map(row -> row.select(".cell-sku").text()).toList();
    }

    @Test
    void every_link_keeps_the_filter() {
        Shelf shelf = everyState();
        Document page = shelf.page("/stock?q=taza&sort=sku&size=50");
        assertThat(page.select(".state-tab").eachAttr("href")).allMatch(
                href -> href.contains("q=taza") && href.contains("sort=sku") && href.contains("size=50"));
        assertThat(page.select("th a").eachAttr("href")).allMatch(href -> href.contains("q=taza"));
    }

    @Test
    void htmx_gets_the_results_alone() {
        Shelf shelf = everyState();
        String piece = shelf.request("es").header("HX-Request", "true").header("HX-Target", "results").get("/stock")
                .asString();
        assertThat(piece).doesNotContain("<html").contains("id=\"results\"").contains("sku-ok");
        assertThat(shelf.page("/stock").select("html body #results .cell-sku")).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = { "state=wrong", "integration=abc", "integration=999999", "category=-1", "sort=price",
            "size=7", "cursor=xyz", "q=%00" })
    void a_parameter_that_makes_no_sense_is_left_out_and_named(String query) {
        Document page = everyState().page("/stock?" + query);
        assertThat(page.select(".cell-sku")).hasSize(4);
        assertThat(page.select(".notice").text()).contains(query.substring(0, query.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(ints = { 201, 5_000 })
    void a_search_for_very_much_is_cut_and_never_shows_everything(int letters) {
        Document page = everyState().page("/stock?q=" + "x".repeat(letters));
        assertThat(page.select(".cell-sku")).isEmpty();
        assertThat(page.select(".notice").text()).contains("las primeras 200 letras");
        assertThat(page.select("#q").val()).hasSize(200);
        assertThat(everyState().page("/stock?q=" + "%F0%9F%A7%89".repeat(150)).select(".notice").text())
                .contains("las primeras 200 letras");
    }

    @Test
    void fields_that_are_empty_have_no_place_in_the_address() {
        Shelf shelf = everyState();
        Response plain = shelf.request("es").redirects().follow(false).get("/stock?q=&state=ok&integration=&size=");
        assertThat(plain.statusCode()).isEqualTo(303);
        assertThat(plain.header("Location")).endsWith("/stock?state=ok");
        Response swapped = shelf.request("es").header("HX-Request", "true").header("HX-Target", "results")
                .get("/stock?q=&state=ok&category=");
        assertThat(swapped.statusCode()).isEqualTo(200);
        assertThat(swapped.header("HX-Push-Url")).isEqualTo("/stock?state=ok");
        assertThat(shelf.request("es").redirects().follow(false).get("/stock?q=a%3D").statusCode()).isEqualTo(200);
    }

    @Test
    void a_product_leads_back_to_the_list_it_was_found_in() {
        Shelf shelf = everyState();
        String link = shelf.page("/stock?q=sku&state=ok").select(".cell-sku a").attr("href");
        assertThat(shelf.page(link).select(".breadcrumb a").attr("href")).isEqualTo("/stock?q=sku&state=ok");
        assertThat(shelf.page("/stock/sku-ok").select(".breadcrumb a").attr("href")).isEqualTo("/stock");
    }
}
