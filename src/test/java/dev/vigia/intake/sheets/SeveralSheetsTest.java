package dev.vigia.intake.sheets;

import static dev.vigia.intake.sheets.SheetsInOrder.workbook;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.StockItem;
import dev.vigia.intake.imports.ImportDesk;
import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A workbook may describe products on one sheet and count them on others. */
@QuarkusTest
class SeveralSheetsTest {

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @Test
    void products_on_one_sheet_and_their_stock_on_another_come_in_together() throws IOException {
        String path = desk.compared("todo.xlsx", workbook(Map.of("Léeme", List.of("Instrucciones"), "Productos",
                List.of("SKU;Nombre;Categoría", "A;Taza;Casa", "B;Mate;Casa"), "Stock",
                List.of("Código;Existencia", "A;5", "B;x", "NO;1", "Total;6"))), Map.of());
        assertThat(desk.standing(path)).contains("Excel, hoja «Stock / Productos»", "Stock: 5");
        assertThat(desk.refused(path)).satisfiesExactly(row -> assertThat(row).startsWith("Stock: 3 B Existencia x"),
                row -> assertThat(row).startsWith("Stock: 4 NO Código NO"));
        String rows = new String(desk.get(path + "/rows.csv").asByteArray(), UTF_8);
        assertThat(rows.lines()).anyMatch(line -> line.startsWith("B;x;"));
        desk.applied(path);
        assertThat(desk.levels()).containsExactly("A|main|5");
        assertThat(Shop.number("select count(*) from product where retailer_id = " + feed.shop.retailerId)).isEqualTo(
                2);
        desk.applied(desk.compared(rows.substring(1).replace("B;x;", "B;7;"), Map.of()));
        assertThat(desk.levels()).containsExactly("A|main|5", "B|main|7");
    }

    @Test
    void each_sheet_may_be_one_of_the_warehouses() throws IOException {
        feed.describe(0, 2, "Casa");
        feed.send(List.of(item("Norte"), item("Sur")));
        String path = desk.compared("todo.xlsx", workbook(Map.of("Norte", List.of("SKU;Stock", "TAZA-00000;5",
                "TAZA-00001;x"), "Stock Sur", List.of("SKU;Stock", "TAZA-00000;6", "TAZA-00001;y"), "Total",
                List.of("SKU;Stock", "TAZA-00000;11"))), Map.of());
        assertThat(desk.standing(path)).contains("Hojas que no se leyeron: Total.");
        assertThat(desk.refused(path)).hasSize(2);
        String rows = new String(desk.get(path + "/rows.csv").asByteArray(), UTF_8).substring(1);
        desk.applied(path);
        assertThat(desk.levels()).containsExactly("TAZA-00000|Norte|5", "TAZA-00000|Sur|6");
        desk.applied(desk.compared(rows.replace(";x;", ";7;").replace(";y;", ";8;"), Map.of()));
        assertThat(desk.levels()).containsExactly("TAZA-00000|Norte|5", "TAZA-00000|Sur|6", "TAZA-00001|Norte|7",
                "TAZA-00001|Sur|8");
    }

    @Test
    void sheets_that_name_their_warehouses_are_one_list() throws IOException {
        feed.describe(0, 2, "Casa");
        String path = desk.applied(desk.compared("todo.xlsx", workbook(Map.of("1", List.of("SKU;Almacén;Stock",
                "TAZA-00000;Norte;5"), "2", List.of("Almacén;Código;Existencia", "Sur;TAZA-00000;6",
                        "Sur;TAZA-00000;9"))), Map.of()));
        assertThat(desk.refused(path)).singleElement().asString().contains("2: 3 TAZA-00000",
                "otra línea tiene este SKU");
        assertThat(desk.levels()).containsExactly("TAZA-00000|Norte|5", "TAZA-00000|Sur|6");
    }

    @Test
    void of_two_counts_of_the_same_the_first_is_read_and_the_other_told() throws IOException {
        feed.selling(1);
        String path = desk.compared("todo.xlsx", workbook(Map.of("Stock", List.of("SKU;Stock", "TAZA-00000;5"),
                "Stock viejo", List.of("SKU;Stock", "TAZA-00000;9"))), Map.of());
        assertThat(desk.standing(path)).contains("Hojas que no se leyeron: Stock viejo.");
        desk.applied(path);
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|5");
    }

    @Test
    void every_sheet_with_rows_that_is_not_read_is_told() throws IOException {
        feed.selling(1);
        String path = desk.compared("todo.xlsx", workbook(Map.of("1", List.of("SKU;Stock", "TAZA-00000;5"), "2",
                List.of("SKU;Stock;Cantidad", "TAZA-00000;6;7"), "3", List.of("Art.;Cant. real", "TAZA-00000;8"), "4",
                List.of("Instrucciones"), "5", List.of())), Map.of());
        assertThat(desk.standing(path)).contains("Hojas que no se leyeron: 2, 3, 4.");
    }

    @ParameterizedTest
    @ValueSource(strings = { "SKU;Stock;Cantidad", "Art.;Cant. real", "SKU;Stock" })
    void what_an_unread_sheet_may_count_does_not_go_to_zero(String head) throws IOException {
        feed.selling(2);
        Map<String, String> all = Map.of("rest", "sold-out");
        Map<String, List<String>> sheets = Map.of("1", List.of("SKU;Stock", "TAZA-00000;5"), "2",
                List.of(head, "TAZA-00001;6;7"), "3", List.of("Instrucciones"));
        Response answer = desk.send("todo.xlsx", workbook(sheets), all);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.asString()).select("#file-error").text()).contains("cada hoja debe leerse",
                "(2)");
        String path = desk.compared("todo.xlsx", workbook(sheets), Map.of());
        Response again = desk.post(path + "/reading", all);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.asString()).contains("cada hoja debe leerse");
        desk.applied(path);
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|5", "TAZA-00001|main|10");
    }

    @Test
    void a_sheet_of_notes_or_of_products_counts_nothing_that_could_be_missing() throws IOException {
        feed.selling(2);
        String path = desk.compared("todo.xlsx", workbook(Map.of("1", List.of("SKU;Stock", "TAZA-00000;5"), "2",
                List.of("SKU;Nombre", "TAZA-00001;Otra"), "3", List.of("Instrucciones"))), Map.of("rest",
                        "sold-out"));
        assertThat(desk.post(path + "/reading", Map.of("rest", "sold-out")).statusCode()).isEqualTo(303);
        desk.waitForPreview(path);
        desk.applied(path);
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|5", "TAZA-00001|main|0");
    }

    private static StockItem item(String warehouse) {
        return new StockItem(0, Feed.sku(0), warehouse, 1, 0, false, Optional.empty());
    }
}
