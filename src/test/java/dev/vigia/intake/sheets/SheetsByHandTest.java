package dev.vigia.intake.sheets;

import static dev.vigia.intake.sheets.SheetsInOrder.workbook;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.StockItem;
import dev.vigia.intake.imports.ImportDesk;
import dev.vigia.testing.Feed;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person says what the columns of any sheet of a workbook mean. */
@QuarkusTest
class SheetsByHandTest {

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @BeforeEach
    void describe() {
        feed.describe(0, 2, "Casa");
        feed.send(List.of(item("Norte"), item("Sur")));
    }

    @Test
    void the_one_that_was_not_read_is_asked_about_and_any_other_can_be_chosen() throws IOException {
        byte[] book = workbook(Map.of("Norte", List.of("SKU;Stock", "TAZA-00000;5"), "Sur", List.of(
                "SKU;Stock;Cantidad", "TAZA-00000;6;7"), "Notas", List.of("Contado el lunes")));
        String path = desk.compared("todo.xlsx", book, Map.of());
        assertThat(desk.standing(path)).contains("no se leyeron: Notas, Sur.");
        Document page = desk.page(path + "/columns");
        assertThat(page.select("#sheet option").eachText()).containsExactly("Norte", "Sur");
        assertThat(page.select("#sheet option[selected]").text()).isEqualTo("Sur");
        assertThat(page.select("#columns td.cell-name label").eachText()).containsExactly("SKU", "Stock", "Cantidad");
        assertThat(desk.page(path + "/columns?sheet=Norte&shown=Sur&head=0").select("#columns td.cell-name label")
                .eachText()).containsExactly("SKU", "Stock");
        assertThat(said(path, "Sur", "1", "SKU", "", "ON_HAND")).isEqualTo(303);
        desk.waitForPreview(path);
        assertThat(desk.standing(path)).contains("no se leyeron: Notas.");
        desk.applied(path);
        assertThat(desk.levels()).containsExactly("TAZA-00000|Norte|5", "TAZA-00000|Sur|7");
        assertThat(desk.standing(desk.compared("todo.xlsx", book, Map.of()))).contains("no se leyeron: Notas.");
    }

    @Test
    void where_no_sheet_can_be_read_the_one_with_doubtful_columns_comes_first() throws IOException {
        String page = ImportDesk.path(desk.send("todo.xlsx", workbook(Map.of("1", List.of("Art.;Obs.;Grupo;Marca",
                "A;b;c;d", "E;f;g;h"), "2", List.of("SKU;Stock;Cantidad", "TAZA-00000;6;7"))), Map.of()));
        assertThat(page).endsWith("/columns");
        assertThat(desk.page(page).select("#sheet option[selected]").text()).isEqualTo("2");
        assertThat(desk.page(page + "?sheet=1&shown=2").select("#columns td.cell-name label").eachText())
                .containsExactly("Art.", "Obs.", "Grupo", "Marca");
    }

    @Test
    void rows_of_one_that_names_no_columns_mean_the_same_again() throws IOException {
        String path = desk.compared("todo.xlsx", workbook(Map.of("Norte", List.of("SKU;Stock", "TAZA-00000;5",
                "TAZA-00001;x"), "Sur", List.of("TAZA-00000;6", "TAZA-00001;y"))), Map.of());
        assertThat(said(path, "Sur", "0", "SKU", "ON_HAND")).isEqualTo(303);
        desk.waitForPreview(path);
        assertThat(desk.refused(path)).hasSize(2);
        String rows = new String(desk.get(path + "/rows.csv").then().statusCode(200).extract().asByteArray(), UTF_8)
                .substring(1);
        desk.applied(path);
        desk.applied(desk.compared(rows.replace(";x;", ";7;").replace(";y;", ";8;"), Map.of()));
        assertThat(desk.levels()).containsExactly("TAZA-00000|Norte|5", "TAZA-00000|Sur|6", "TAZA-00001|Norte|7",
                "TAZA-00001|Sur|8");
    }

    private int said(String path, String sheet, String head, String... meanings) {
        return desk.postAll(path + "/columns", Map.of("sheet", List.of(sheet), "head", List.of(head), "meaning",
                List.of(meanings))).statusCode();
    }

    private static StockItem item(String warehouse) {
        return new StockItem(0, Feed.sku(0), warehouse, 1, 0, false, Optional.empty());
    }
}
