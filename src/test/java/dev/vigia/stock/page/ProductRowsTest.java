package dev.vigia.stock.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.database.CursorText;
import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A row per product: its chips, the warning in words, its place among all, and the addresses of before. */
@QuarkusTest
class ProductRowsTest {

    private Shelf shelf;

    @BeforeEach
    void open() {
        shelf = new Shelf();
    }

    @Test
    void a_product_is_one_row_with_a_chip_for_each_integration() {
        long product = shelf.product("mate", "Mate");
        long north = shelf.integration("Norte");
        Shop.execute("update integration set minimum_stock = 60 where id = " + north);
        shelf.listing(product, north, "below_minimum", 5);
        long south = shelf.integration("Sur");
        Shop.execute("update integration set minimum_stock = 1 where id = " + south);
        shelf.listing(product, south, "ok", 5);
        Document page = shelf.page("/stock");
        assertThat(page.select(".stock-table tbody tr")).hasSize(1);
        assertThat(page.select(".channel").eachText()).containsExactly("Norte Publicado: 0 En el mínimo o menos",
                "Sur Publicado: 50 Stock suficiente");
        assertThat(page.select(".channel svg use").eachAttr("href")).containsExactly("/assets/icons.svg#warn",
                "/assets/icons.svg#ok");
        assertThat(page.select(".channel").get(0).classNames()).contains("channel-warn");
        Element details = page.select(".stock-table details").first();
        assertThat(details.hasAttr("open")).isFalse();
        assertThat(details.select("dt").eachText()).containsExactly("Norte", "Sur");
        assertThat(details.select("dd").text()).contains("Disponible", "se envía cero", "Al día");
        assertThat(shelf.page("/stock?state=below_minimum").select(".channel-name").eachText()).containsExactly(
                "Norte");
    }

    @Test
    void what_lacks_most_on_any_integration_comes_first_and_the_newest_of_equals() {
        long north = shelf.integration("Norte");
        long south = shelf.integration("Sur");
        for (String sku : List.of("little", "older", "newer", "much")) {
            long product = shelf.product(sku, "Taza");
            shelf.listing(product, north, "below_minimum", sku.equals("older") ? 9 : 4);
            shelf.listing(product, south, "below_minimum", sku.equals("older") ? 9 : 4);
        }
        Shop.execute("update stock_level set on_hand = case sku when 'little' then 4 when 'much' then 1 else 2 end"
                + " from product where product.id = product_id and product.retailer_id = " + shelf.shop.retailerId);
        Shop.execute("update integration set minimum_stock = 9 where id = " + south);
        Shop.conditions("select product_id, integration_id, cast(state as text), since from listing_condition where"
                + " retailer_id = " + shelf.shop.retailerId);
        assertThat(shelf.skus("/stock")).containsExactly("much", "newer", "older", "little");
        assertThat(shelf.skus("/stock?integration=" + north)).containsExactly("much", "newer", "older", "little");
    }

    @ParameterizedTest
    @CsvSource({ "es, 1, 'Aviso: 1 producto en el mínimo o menos', 'en 2 de 2 integraciones'",
            "es, 2, 'Aviso: 2 productos en el mínimo o menos', 'en 2 de 2 integraciones'",
            "pt, 1, 'Aviso: 1 produto no mínimo ou abaixo', 'em 2 de 2 integrações'",
            "pt, 2, 'Aviso: 2 produtos no mínimo ou abaixo', 'em 2 de 2 integrações'",
            "en, 1, 'Warning: 1 product at or below minimum', 'on 2 of 2 integrations'",
            "en, 2, 'Warning: 2 products at or below minimum', 'on 2 of 2 integrations'" })
    void the_warning_says_in_words_how_many_and_leads_to_them(String language, int products, String words, String row) {
        long north = shelf.integration("Norte");
        long south = shelf.integration("Sur");
        IntStream.range(0, products).mapToObj(i -> shelf.product("p" + i, "Taza")).forEach(product -> {
            shelf.listing(product, north, "below_minimum", 5);
            shelf.listing(product, south, "below_minimum", 5);
        });
        shelf.listing(shelf.product("fine", "Mate"), north, "ok", 5);
        Document page = Jsoup.parse(shelf.request(language).get("/stock").asString());
        assertThat(page.select(".stock-warning").text()).isEqualTo(words);
        assertThat(page.select(".stock-warning a").attr("href")).isEqualTo("/stock?state=below_minimum");
        assertThat(page.select(".row-warning").eachText()).hasSize(products).allMatch(text -> text.endsWith(row));
        assertThat(shelf.page("/stock?state=below_minimum").select(".stock-warning")).isEmpty();
        assertThat(shelf.page("/stock?q=mate").select(".stock-warning")).isEmpty();
    }

    @Test
    void a_page_says_its_place_and_leads_to_the_first_and_the_last() {
        shelves(60);
        Document first = shelf.page("/stock?q=taza");
        assertThat(first.select(".results-bar p").text()).isEqualTo("1–25 de 60 productos");
        assertThat(first.select("a[rel=first]")).isEmpty();
        Document last = shelf.page(first.select("a[rel=last]").attr("href"));
        assertThat(last.select(".results-bar p").text()).isEqualTo("51–60 de 60 productos");
        assertThat(last.select(".cell-sku")).hasSize(10);
        assertThat(last.select("a[rel=last], a[rel=next]")).isEmpty();
        Document middle = shelf.page(last.select("a[rel=prev]").attr("href"));
        assertThat(middle.select(".results-bar p").text()).isEqualTo("26–50 de 60 productos");
        assertThat(middle.select("a[rel=first]").attr("href")).isEqualTo("/stock?q=taza");
        assertThat(shelf.page(first.select("a[rel=next]").attr("href")).select(".cell-sku").eachText()).isEqualTo(middle
                .select(".cell-sku").eachText());
    }

    @Test
    void a_page_beyond_the_last_is_the_last_and_says_so() {
        shelves(30);
        String next = shelf.page("/stock?sort=sku").select("a[rel=next]").attr("href");
        String last = shelf.page(next).select(".cell-sku").last().text();
        Shop.execute("update product set retired_at = now(), retired_by = 'test' where sku > 'p24' and retailer_id = "
                + shelf.shop.retailerId);
        Shop.execute("delete from listing using product where product.id = product_id and sku > 'p24' and"
                + " product.retailer_id = " + shelf.shop.retailerId);
        assertThat(last).isEqualTo("p29");
        Document page = shelf.page(next);
        assertThat(page.select(".notice").text()).isEqualTo("La página que pediste ya no existe. Esta es la última.");
        assertThat(page.select(".cell-sku").eachText()).hasSize(25).contains("p24");
        assertThat(page.select(".results-bar p").text()).isEqualTo("1–25 de 25 productos");
    }

    @ParameterizedTest
    @CsvSource({ "'', URGENCY, 'ok|1970-01-01T00:00:00Z|{product}|{integration}'", "sort=sku, SKU, 'p10|{integration}'",
            "sort=name, NAME, 'Taza 10|p10|{integration}'" })
    void an_address_that_meant_a_page_of_listings_still_leads_beside_its_product(String query, String order,
            String key) {
        shelves(30);
        String mine = " from product where sku = 'p10' and retailer_id = " + shelf.shop.retailerId;
        String cursor = new CursorText(order, false, List.of(key.replace("{product}", Shop.row("select id" + mine))
                .replace("{integration}", "1").split("\\|"))).encoded();
        Document page = shelf.page("/stock?" + (query.isEmpty() ? "" : query + "&") + "cursor=" + cursor);
        assertThat(page.select(".notice")).isEmpty();
        assertThat(page.select(".cell-sku").first().text()).isEqualTo(query.isEmpty() ? "p09" : "p11");
        assertThat(page.select(".results-bar p").text()).endsWith("productos en esta página");
    }

    @Test
    void the_tabs_count_the_products_of_a_search_too() {
        long north = shelf.integration("Norte");
        long south = shelf.integration("Sur");
        for (String sku : List.of("a", "b", "c")) {
            long product = shelf.product(sku, sku.equals("c") ? "Olla" : "Taza");
            shelf.listing(product, north, "below_minimum", 5);
            shelf.listing(product, south, sku.equals("a") ? "unknown" : "below_minimum", 5);
        }
        assertThat(shelf.page("/stock?q=taza").select(".state-tab strong").eachText()).containsExactly("2", "2", "0",
                "1",
                "0", "0");
        assertThat(shelf.page("/stock").select(".state-tab strong").first().text()).isEqualTo("3");
        assertThat(shelf.page("/stock?integration=" + south).select(".state-tab strong").eachText()).containsExactly(
                "3",
                "2", "0", "1", "0", "0");
    }

    private void shelves(int products) {
        QuarkusTransaction.requiringNew().run(() -> {
            long north = shelf.integration("Norte");
            IntStream.range(0, products).forEach(i -> shelf.listing(shelf.product("p%02d".formatted(i),
                    "Taza %02d".formatted(i)), north, "ok", 5));
        });
    }
}
