package dev.vigia.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log of updates, and what was found to show something else, as files. */
@QuarkusTest
class LogExportTest {

    private Shelf shelf;
    private long amazon;
    private long livre;

    @BeforeEach
    void two_integrations() {
        shelf = new Shelf();
        amazon = shelf.integration("Amazon");
        livre = shelf.integration("Mercado Livre");
    }

    @Test
    void every_update_is_there_once_whatever_the_size_of_a_page() {
        long product = shelf.product("1", "Taza");
        Shop.execute("insert into stock_update (retailer_id, product_id, integration_id, revision, quantity, outcome,"
                + " happened_at) select " + shelf.shop.retailerId + ", " + product + ", " + amazon
                + ", 1, number, 'applied', now() from generate_series(1, 4321) number");
        List<String> quantities = FileRows.column(FileRows.of(file("updates", "column=quantity"), ";"), 0);
        assertThat(quantities).containsExactlyElementsOf(IntStream.rangeClosed(1, 4321).mapToObj(number -> ""
                + (4322 - number)).toList());
    }

    @Test
    void updates_go_by_the_filter_of_their_page_and_say_why() {
        long product = shelf.product("0001", "=Taza");
        shelf.update(product, amazon, 7, "applied", null, "now() - interval '3 days'");
        shelf.update(product, livre, 0, "rejected", "CLOSED", "now()");
        Shop.execute("update retailer set zone = 'America/Bogota' where id = " + shelf.shop.retailerId);
        List<List<String>> rows = FileRows.of(file("updates", "outcome=rejected"), ";");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).startsWith("Fecha y hora (America/Bogota)", "SKU", "Producto");
        assertThat(rows.get(1).subList(1, 7)).containsExactly("0001", "'=Taza", "Mercado Livre", "0", "Rechazada",
                "Anuncio cerrado");
        assertThat(rows.get(1)).contains("the words");
        assertThat(FileRows.column(FileRows.of(file("updates", "integration=" + amazon + "&column=quantity"), ";"), 0))
                .containsExactly("7");
        assertThat(shelf.page("/updates?outcome=rejected&integration=" + livre).select(".results-export").attr("href"))
                .isEqualTo("/exports/updates?integration=" + livre + "&outcome=rejected");
        assertThat(shelf.page("/exports/updates?integration=" + livre + "&outcome=rejected").select(
                ".export-filters li").eachText()).containsExactly("Integración: Mercado Livre", "Resultado: Rechazada");
    }

    @Test
    void drift_goes_by_the_filter_of_its_page() {
        drift(shelf.product("0001", "Taza"), amazon, "changed_outside", 0, "7", true);
        drift(shelf.product("a&b", "Mate"), livre, "gone", 12, "null", false);
        List<List<String>> rows = FileRows.of(file("drift", "cause=changed_outside"), ";");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1)).contains("0001", "Taza", "Amazon", "7", "0", "Cambiado fuera de Vigía",
                "Se envió otra vez");
        assertThat(FileRows.of(file("drift", ""), ";")).hasSize(3);
        assertThat(shelf.page("/updates/drift?cause=gone").select(".results-export").attr("href")).isEqualTo(
                "/exports/drift?cause=gone");
        assertThat(shelf.page("/exports/drift?cause=gone").select(".export-filters li").text()).contains(
                "Anuncio cerrado o borrado");
    }

    @Test
    void another_shops_log_is_not_in_it() {
        Shelf other = new Shelf();
        other.update(other.product("ajeno", "Taza"), other.integration("Amazon"), 7, "applied", null, "now()");
        shelf.update(shelf.product("mio", "Taza"), amazon, 7, "applied", null, "now()");
        assertThat(file("updates", "").asString()).contains("mio").doesNotContain("ajeno");
    }

    @Test
    void what_is_no_list_is_not_found() {
        assertThat(shelf.request("es").get("/exports/people").statusCode()).isEqualTo(404);
        assertThat(shelf.request("es").get("/exports/people/file").statusCode()).isEqualTo(404);
    }

    private void drift(long product, long integration, String cause, int expected, String shown, boolean repaired) {
        Shop.execute("insert into drift (retailer_id, product_id, integration_id, revision, cause, expected, shown,"
                + " words, repaired, repairs) values (" + shelf.shop.retailerId + ", " + product + ", " + integration
                + ", 1, '" + cause + "', " + expected + ", " + shown + ", 'the words', " + repaired + ", 1)");
    }

    private Response file(String list, String query) {
        return shelf.request("es").get("/exports/" + list + "/file" + (query.isEmpty() ? "" : "?" + query));
    }
}
