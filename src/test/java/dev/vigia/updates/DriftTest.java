package dev.vigia.updates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DriftTest {

    private Shelf shelf;
    private long amazon;
    private long livre;

    @BeforeEach
    void two_integrations() {
        shelf = new Shelf();
        amazon = shelf.integration("Amazon");
        livre = shelf.integration("Mercado Livre");
    }

    private void someDrift() {
        drift(shelf.product("0001", "Taza"), amazon, "changed_outside", 0, "7", true);
        drift(shelf.product("a&b", "Mate"), livre, "gone", 12, "null", false);
    }

    @ParameterizedTest
    @CsvSource({ "'', 'a&b,0001'", "?cause=gone, a&b", "?cause=changed_outside, 0001" })
    void the_newest_comes_first_and_filters_narrow(String query, String expected) {
        someDrift();
        assertThat(shelf.skus("/updates/drift" + query)).containsExactly(expected.split(","));
        assertThat(shelf.skus("/updates/drift?integration=" + livre)).containsExactly("a&b");
    }

    @Test
    void what_it_showed_and_what_was_done_is_told() {
        someDrift();
        assertThat(shelf.page("/updates/drift?cause=changed_outside").select("tbody").first().text())
                .contains("7 0 Cambiado fuera de Vigía").contains("Se envió otra vez");
        assertThat(shelf.page("/updates/drift?cause=gone").select("tbody").first().text()).contains("– 12")
                .contains("the words").contains("hay que revisarlo");
    }

    @Test
    void pages_cover_everything_once() {
        long product = shelf.product("1", "Taza");
        IntStream.range(0, 120).forEach(i -> drift(product, amazon, "sold", 1_000 + i, "1", false));
        List<String> expected = new ArrayList<>();
        Document page = shelf.page("/updates/drift?cause=sold");
        while (true) {
            expected.addAll(page.select("tbody .number:nth-child(5)").eachText());
            String next = page.select("a[rel=next]").attr("href");
            if (next.isEmpty()) {
                break;
            }
            page = shelf.page(next);
        }
        assertThat(expected).hasSize(120).doesNotHaveDuplicates().startsWith("1.119").endsWith("1.000");
        assertThat(shelf.page(page.select("a[rel=prev]").attr("href")).select("tbody .number:nth-child(5)").eachText())
                .isEqualTo(expected.subList(50, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = { "cause=sound", "integration=x", "cursor=!" })
    void what_makes_no_sense_is_left_out(String query) {
        someDrift();
        Document page = shelf.page("/updates/drift?" + query);
        assertThat(page.select(".cell-sku")).hasSize(2);
        assertThat(page.select(".notice").text()).contains(query.substring(0, query.indexOf('=')));
    }

    @Test
    void the_last_round_of_each_integration_is_told() {
        assertThat(shelf.page("/updates/drift").text()).contains("Todavía no se revisó ninguna integración");
        Shop.execute("insert into read_back (integration_id, retailer_id, started_at, finished_at, read, travelling,"
                + " lost) values ("
                + amazon + ", " + shelf.shop.retailerId + ", now() - interval '1 hour', now(), 1234, 31,"
                + " 2)");
        Shop.execute("insert into read_back (integration_id, retailer_id, read) values (" + livre + ", "
                + shelf.shop.retailerId + ", 60)");
        Document page = shelf.page("/updates/drift");
        assertThat(page.select("tbody tr").eachText()).hasSize(2);
        assertThat(page.select("tbody tr").get(0).text()).contains("Amazon").contains("1.234 0 31 Envío perdido: 2");
        assertThat(page.select("tbody tr").get(1).text()).contains("en curso").contains("60 0 0 Sin diferencias");
        assertThat(page.select("tbody a[href*=cause]").attr("href"))
                .isEqualTo("/updates/drift?integration=" + amazon + "&cause=lost");
    }

    @ParameterizedTest
    @CsvSource({ "es, Todavía en camino", "pt, Ainda a caminho", "en, Still on its way" })
    void what_was_too_recent_to_tell_is_not_taken_for_sound(String language, String words) {
        Shop.execute("insert into read_back (integration_id, retailer_id, read, travelling) values (" + amazon + ", "
                + shelf.shop.retailerId + ", 60, 31)");
        Document page = Jsoup.parse(shelf.request(language).get("/updates/drift").asString());
        assertThat(page.select("th").eachText()).contains(words);
        assertThat(page.select("td[data-label='" + words + "']").eachText()).containsExactly("31");
    }

    @Test
    void another_shop_is_never_seen() {
        someDrift();
        assertThat(new Shelf().skus("/updates/drift?integration=" + amazon)).isEmpty();
    }

    @Test
    void the_page_of_the_product_tells_what_it_showed_and_when_that_was_corrected() {
        long product = shelf.product("1", "Taza");
        drift(product, amazon, "changed_outside", 0, "7", true);
        drift(product, livre, "sold", 12, "10", false);
        shelf.update(product, amazon, 0, "applied", null, "now()");
        List<String> rows = shelf.page("/stock/1").select(".timeline-entry").eachText();
        assertThat(rows.get(0)).contains("Se envió 0 Aplicada");
        assertThat(rows.get(1)).contains("Mostraba 10 en vez de 12").contains("Vendido mientras tanto")
                .contains("Se espera el pedido");
        assertThat(rows.get(2)).contains("Mostraba 7 en vez de 0").contains("Se envió otra vez");
    }

    private void drift(long product, long integration, String cause, int expected, String shown, boolean repaired) {
        Shop.execute("insert into drift (retailer_id, product_id, integration_id, revision, cause, expected, shown,"
                + " words, repaired, repairs) values (" + shelf.shop.retailerId + ", " + product + ", " + integration
                + ", 1, '" + cause + "', " + expected + ", " + shown + ", 'the words', " + repaired + ", 1)");
    }
}
