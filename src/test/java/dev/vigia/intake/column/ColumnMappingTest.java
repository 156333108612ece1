package dev.vigia.intake.column;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.StockItem;
import dev.vigia.intake.imports.ImportDesk;
import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the columns of a file mean is said once, by hand, where nobody can know. */
@QuarkusTest
class ColumnMappingTest {

    private static final String TEXT = "Informe;;\nArt.;Nota;Cant. real\nTAZA-00000;a;4\nTAZA-00001;b;5\n";

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @Test
    void a_file_of_unknown_headings_asks_with_its_first_rows_and_is_read_as_was_said() {
        feed.selling(2);
        String path = asked(TEXT);
        Document page = desk.page(path + "/columns");
        assertThat(page.select("#columns tbody label").eachText()).containsExactly("Art.", "Nota", "Cant. real");
        assertThat(page.select("#columns tbody code").eachText()).contains("TAZA-00000", "TAZA-00001", "4");
        assertThat(desk.standing(path)).contains("Faltan las columnas", "Todavía no se aplicó nada");
        assertThat(name(path, "SKU", "", "ON_HAND").statusCode()).isEqualTo(303);
        desk.waitForPreview(path);
        desk.applied(path);
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|4", "TAZA-00001|main|5");
    }

    @Test
    void the_next_file_with_the_same_headings_is_read_without_asking_and_another_shop_is_asked() {
        feed.selling(2);
        name(asked(TEXT), "SKU", "", "ON_HAND");
        String path = desk.compared(TEXT.replace("art.", "ART.").replace(";5", ";6"), Map.of());
        desk.applied(path);
        assertThat(desk.levels()).contains("TAZA-00001|main|6");
        Feed other = new Feed().selling(1);
        Response answer = new ImportDesk(other.shop).send("x.csv", TEXT.getBytes(UTF_8), Map.of());
        assertThat(ImportDesk.path(answer)).endsWith("/columns");
    }

    @Test
    void a_column_that_is_not_used_leads_to_where_one_says_what_it_means() {
        feed.selling(1);
        String path = desk.compared("SKU;Stock;Rara\nTAZA-00000;4;x\n", Map.of());
        assertThat(desk.page(path).select("#read-as a").attr("href")).isEqualTo(path + "/columns");
    }

    @Test
    void a_column_that_the_file_lacks_is_named_in_words() {
        feed.selling(1);
        Shop.execute("insert into warehouse (retailer_id, code, name) values (" + feed.shop.retailerId
                + ", 'norte', 'Norte')");
        String path = desk.compared("SKU;Stock\nTAZA-00000;4\n", Map.of());
        assertThat(desk.page(path).select("#refused td[data-label=Columna]").eachText()).containsExactly("Almacén");
    }

    @ParameterizedTest
    @CsvSource({ "'', '', ON_HAND", "SKU, '', ''", "SKU, ON_HAND, ON_HAND", "SKU, SKU, ON_HAND", "'', '', ''" })
    void what_does_not_say_enough_is_told_and_keeps_what_was_chosen(String first, String second, String third) {
        feed.selling(1);
        String path = asked(TEXT);
        Response answer = name(path, first, second, third);
        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.asString());
        assertThat(page.select(".errors a").attr("href")).isEqualTo("#meaning-0");
        assertThat(page.select("#columns select").stream().map(select -> select.select("option[selected]").attr(
                "value")))
                .containsExactly(first, second, third);
        assertThat(Shop.number("select count(*) from column_mapping where retailer_id = " + feed.shop.retailerId))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "UNITS_OF:", "RESERVED_OF:", "RESERVED_OF:a\nb", "UNITS_OF: ", "UNITS_OF:a\nb",
            "UNITS_OF:a\u0001",
            "UNITS_OF:"
                    + "12345678901234567890123456789012345678901234567890"
                    + "123456789012345678901234567890123456789012345678901" })
    void what_is_the_code_of_no_warehouse_is_told_and_keeps_nothing(String units) {
        feed.selling(1);
        String path = asked(TEXT);
        Response answer = name(path, "SKU", "ON_HAND", units);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.asString()).select(".errors a").attr("href")).isEqualTo("#meaning-2");
        assertThat(Shop.number("select count(*) from column_mapping where retailer_id = " + feed.shop.retailerId))
                .isZero();
    }

    @Test
    void a_form_with_a_sign_that_no_database_keeps_is_none() {
        feed.selling(1);
        String path = asked(TEXT);
        for (String meaning : List.of("UNITS_OF:a\0", "NO\0", "\0")) {
            assertThat(name(path, "SKU", "ON_HAND", meaning).statusCode()).isEqualTo(400);
        }
        assertThat(desk.post("/intake/warehouses", Map.of("mapping", "1", "meaning", "\0")).statusCode()).isEqualTo(
                400);
        assertThat(desk.post("/intake/warehouses", Map.of("mapping", "1", "meaning", "new", "seen", "\0")).statusCode())
                .isEqualTo(400);
        assertThat(desk.post("/settings", Map.of("\0", "x")).statusCode()).isEqualTo(400);
    }

    @Test
    void a_value_that_is_no_meaning_means_nothing() {
        feed.selling(1);
        String path = asked(TEXT);
        assertThat(name(path, "SKU", "DROP", "ON_HAND").statusCode()).isEqualTo(303);
        desk.waitForPreview(path);
        assertThat(desk.standing(path)).contains("Columnas que no se usaron: Nota");
    }

    @Test
    void of_two_columns_that_are_as_clear_a_person_chooses_one() {
        feed.selling(1);
        String path = asked("sku;stock;cantidad\nTAZA-00000;4;9\n");
        assertThat(desk.page(path + "/columns").select("#columns select").stream()
                .map(select -> select.select("option[selected]").attr("value"))).containsExactly("SKU", "ON_HAND",
                        "ON_HAND");
        name(path, "SKU", "", "ON_HAND");
        desk.waitForPreview(path);
        desk.applied(path);
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|9");
    }

    @Test
    void a_column_may_count_the_units_of_one_warehouse() {
        feed.describe(0, 1, "Casa");
        feed.send(List.of(new StockItem(0, Feed.sku(0), "Norte", 1, 0, false, Optional.empty()),
                new StockItem(0, Feed.sku(0), "Sur", 1, 0, false, Optional.empty())));
        String path = asked("Art.;N;S\nTAZA-00000;4;5\n");
        name(path, "SKU", "UNITS_OF:Norte", "UNITS_OF:Sur");
        desk.waitForPreview(path);
        desk.applied(path);
        assertThat(desk.levels()).containsExactly("TAZA-00000|Norte|4", "TAZA-00000|Sur|5");
    }

    @Test
    void what_is_known_already_may_be_said_otherwise_before_it_is_applied() {
        feed.selling(1);
        String path = desk.compared("sku;stock;conteo\nTAZA-00000;4;9\n", Map.of());
        assertThat(name(path, "SKU", "", "ON_HAND").statusCode()).isEqualTo(303);
        desk.waitForPreview(path);
        assertThat(desk.page(path).select("#changes tbody").text()).endsWith("10 9");
        desk.applied(path);
        assertThat(desk.get(path + "/columns").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({ "csv, plantilla.csv", "xlsx, plantilla.xlsx" })
    void a_template_is_a_file_that_is_read(String format, String name) {
        Response template = desk.get("/intake/template/" + format);
        assertThat(template.header("Content-Disposition")).contains(name);
        Response answer = desk.send(name, template.asByteArray(), Map.of());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.asString()).select("#file-error").text())
                .startsWith("El archivo nombra las columnas pero no tiene ninguna línea debajo");
    }

    private String asked(String text) {
        Response answer = desk.send("conteo.csv", text.getBytes(UTF_8), Map.of());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(ImportDesk.path(answer)).endsWith("/columns");
        return ImportDesk.path(answer).replace("/columns", "");
    }

    private Response name(String path, String... meanings) {
        return desk.post(path + "/columns", "meaning", List.of(meanings));
    }
}
