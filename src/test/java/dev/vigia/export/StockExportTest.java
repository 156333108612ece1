package dev.vigia.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Year;
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

/** The stock page as a file. */
@QuarkusTest
class StockExportTest {

    private Shelf shelf;
    private long north;
    private long south;

    @BeforeEach
    void two_integrations() {
        shelf = new Shelf();
        north = shelf.integration("Amazon norte");
        south = shelf.integration("Amazon sur");
    }

    private void someListings() {
        List<String> states = List.of("ok", "unknown", "out_of_stock", "below_minimum");
        long garden = shelf.category("Jardín");
        for (int i = 0; i < 60; i++) {
            long product = i % 3 == 0 ? shelf.product("sku-" + i, "Maceta " + i, garden)
                    : shelf.product("sku-" + i, "Taza " + i);
            shelf.listing(product, north, states.get(i % 4), i);
            if (i % 2 == 0) {
                shelf.listing(product, south, states.get(i % 4), i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "state=below_minimum", "state=ok", "state=paused", "q=maceta", "integration={south}",
            "integration={south}&state=out_of_stock", "sort=name_desc", "category={garden}", "q=nada", "state=failing",
            "category={garden}&sort=sku" })
    void all_pages_are_one_file(String pattern) {
        someListings();
        String query = pattern.replace("{south}", "" + south).replace("{garden}", "" + shelf.category("Jardín"));
        List<String> shown = new ArrayList<>();
        String path = query.isEmpty() ? "/stock" : "/stock?" + query;
        while (!path.isEmpty()) {
            Document page = shelf.page(path);
            page.select(".stock-table tbody tr").forEach(row -> row.select(".channel-name").forEach(
                    channel -> shown.add(row.select(".cell-sku").text() + " " + channel.text())));
            path = page.select("a[rel=next]").attr("href");
        }
        List<List<String>> rows = FileRows.of(file("es", query + (query.isEmpty() ? "" : "&")
                + "column=sku&column=integration"), ";");
        assertThat(rows.get(0)).containsExactly("SKU", "Integración");
        assertThat(rows.stream().skip(1).map(row -> row.get(0) + " " + row.get(1)))
                .containsExactlyInAnyOrderElementsOf(shown);
        if (pattern.contains("sort")) {
            assertThat(FileRows.column(rows, 0)).containsExactlyElementsOf(shown.stream().map(row -> row.split(" ")[0])
                    .toList());
        }
    }

    @Test
    void the_button_beside_the_filters_keeps_them() {
        someListings();
        String button = shelf.page("/stock?q=taza&state=below_minimum&integration=" + north).select(".results-export")
                .attr("href");
        Document form = shelf.page(button);
        assertThat(form.select(".export-filters li").eachText()).containsExactly("Buscar: taza",
                "Estado: En el mínimo o menos", "Integración: Amazon norte");
        assertThat(form.select("form.export-form input[name=state]").val()).isEqualTo("below_minimum");
        assertThat(form.select("form.export-form input[name=q]").val()).isEqualTo("taza");
        assertThat(form.select("form.export-form input[name=column][checked]")).hasSizeGreaterThan(10);
        assertThat(form.select("a[href='/stock?q=taza&state=below_minimum&integration=" + north + "']")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "es|;|stock|Estado|En el mínimo o menos|se envía cero",
            "pt|;|estoque|Estado|No mínimo ou abaixo|zero", "en|,|stock|State|At or below minimum|zero" })
    void the_reason_is_in_words_of_the_language(String language, String separator, String name, String heading,
            String state, String reason) {
        Shop.execute("update retailer set zone = 'America/Argentina/Buenos_Aires' where id = " + shelf.shop.retailerId);
        shelf.listing(shelf.product("1", "Taza"), north, "below_minimum", 5);
        Shop.execute("update listing_condition set since = '2026-05-03 02:00:00+00' where integration_id = " + north);
        for (String type : List.of("csv", "xlsx")) {
            Response file = file(language, "type=" + type);
            assertThat(file.header("Content-Disposition")).contains("filename=\"" + name + "." + type + "\"");
            List<List<String>> rows = FileRows.of(file, separator);
            List<String> heads = rows.get(0);
            List<String> row = rows.get(1);
            assertThat(row.get(heads.indexOf(heading))).isEqualTo(state);
            assertThat(row.get(IntStream.range(0, heads.size()).filter(i -> heads.get(i).endsWith(
                    "(America/Argentina/Buenos_Aires)")).findFirst().orElseThrow())).isIn("2026-05-02 23:00:00",
                            "46144.958333333336");
            // The sentence goes by the same clock.
            assertThat(row).anyMatch(cell -> cell.contains(reason) && cell.contains("2026") && cell.matches(
                    ".*\\b(2|02)\\b.*"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = { "=1+1|'=1+1", "+x|'+x", "-x|'-x", "@x|'@x" })
    void a_name_like_a_formula_is_a_text(String name, String written) {
        shelf.listing(shelf.product("1", name), north, "ok", 5);
        assertThat(FileRows.of(file("es", "column=product"), ";").get(1)).containsExactly(written);
        assertThat(FileRows.of(file("es", "column=product&type=xlsx"), ";").get(1)).containsExactly(name);
    }

    @Test
    void columns_are_chosen_and_stand_in_their_order() {
        shelf.listing(shelf.product("1", "Taza"), north, "ok", 5);
        assertThat(FileRows.of(file("es", "column=minimum&column=sku&column=nothing"), ";")).containsExactly(
                List.of("SKU", "Mínimo"), List.of("1", "5"));
        Response none = file("es", "chosen=yes&state=ok&type=xlsx");
        assertThat(none.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(none.asString());
        assertThat(page.select(".errors a[href='#columns']").text()).isEqualTo("Elige al menos una columna.");
        assertThat(page.select("input[name=state]").val()).isEqualTo("ok");
        assertThat(page.select("input[name=type][value=xlsx][checked]")).hasSize(1);
    }

    @Test
    void another_shops_listings_are_not_in_it_and_its_integrations_narrow_nothing() {
        Shelf other = new Shelf();
        long theirs = other.integration("Amazon ajeno");
        other.listing(other.product("ajeno", "Taza"), theirs, "ok", 1);
        shelf.listing(shelf.product("1", "Taza"), north, "ok", 5);
        assertThat(FileRows.column(FileRows.of(file("es", "integration=" + theirs), ";"), 0)).containsExactly("1");
        assertThat(shelf.page("/exports/stock?integration=" + theirs).select(".notice").text()).contains("integration");
    }

    @Test
    void the_page_says_on_paper_which_shop_day_and_filter_it_is() {
        someListings();
        List<String> said = shelf.page("/stock?state=below_minimum&q=taza").select(".printed li").eachText();
        assertThat(said.get(0)).isEqualTo("Shop");
        assertThat(said.get(1)).contains("" + Year.now());
        assertThat(said.subList(2, 4)).containsExactly("Estado: En el mínimo o menos", "Buscar: taza");
        assertThat(shelf.page("/stock").select(".printed li").last().text()).isEqualTo("Todas las líneas, sin filtro.");
    }

    private Response file(String language, String query) {
        return shelf.request(language).get("/exports/stock/file" + (query.isEmpty() ? "" : "?" + query));
    }
}
