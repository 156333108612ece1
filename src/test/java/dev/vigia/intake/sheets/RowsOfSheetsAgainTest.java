package dev.vigia.intake.sheets;

import static dev.vigia.intake.sheets.SheetsInOrder.workbook;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.StockItem;
import dev.vigia.intake.imports.ImportDesk;
import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Refused rows of several sheets mean the same when they are handed in again, though a person has said what they mean. */
@QuarkusTest
class RowsOfSheetsAgainTest {

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @BeforeEach
    void describe() {
        feed.describe(0, 2, "Casa");
        feed.send(List.of(item("Norte"), item("Sur")));
    }

    @Test
    void what_a_person_has_said_of_the_sheets_holds_for_them() throws IOException {
        String path = asked(workbook(Map.of("Norte", List.of("Art.;Cant. real", "TAZA-00000;5", "TAZA-00001;x"), "Sur",
                List.of("Art.;Cant. real", "TAZA-00000;6", "TAZA-00001;y"))), "SKU", "ON_HAND");
        assertThat(desk.refused(path)).hasSize(2);
        String rows = rows(path);
        desk.applied(path);
        desk.applied(desk.compared(rows.replace(";x;", ";7;").replace(";y;", ";8;"), Map.of()));
        assertThat(desk.levels()).containsExactly("TAZA-00000|Norte|5", "TAZA-00000|Sur|6", "TAZA-00001|Norte|7",
                "TAZA-00001|Sur|8");
    }

    @Test
    void what_is_said_of_one_sheet_and_known_of_the_other_holds_together() throws IOException {
        known("Art.;Cant. real\nTAZA-00000;1\n", "SKU", "ON_HAND");
        String path = desk.compared("todo.xlsx", workbook(Map.of("Norte", List.of("SKU;Stock;Nota", "TAZA-00001;x;a"),
                "Sur", List.of("Art.;Cant. real", "TAZA-00001;y"))), Map.of());
        desk.applied(desk.compared(rows(path).replace(";x;", ";7;").replace(";y;", ";8;"), Map.of()));
        assertThat(desk.levels()).contains("TAZA-00001|Norte|7", "TAZA-00001|Sur|8");
    }

    @Test
    void a_column_that_counts_on_one_sheet_and_not_on_the_other_stays_apart() throws IOException {
        known("Código int;Stock\nTAZA-00000;1\n", "SKU", "ON_HAND");
        known("Art.;Stock;Cant. real\nTAZA-00000;1;1\n", "SKU", "", "ON_HAND");
        String path = desk.compared("todo.xlsx", workbook(Map.of("Norte", List.of("Código int;Stock", "TAZA-00001;x"),
                "Sur", List.of("Art.;Stock;Cant. real", "TAZA-00001;99;y"))), Map.of());
        assertThat(desk.refused(path)).hasSize(2);
        String rows = rows(path);
        assertThat(rows.lines()).element(2).asString().startsWith("TAZA-00001;y;99;Sur;");
        desk.applied(desk.compared(rows.replace(";x;", ";7;").replace(";y;", ";8;"), Map.of()));
        assertThat(desk.levels()).contains("TAZA-00001|Norte|7", "TAZA-00001|Sur|8");
    }

    @Test
    void what_a_sheet_counts_as_reserved_is_so_again() throws IOException {
        known("Art.;Galpón\nTAZA-00000;1\n", "SKU", "UNITS_OF:Sur");
        String path = desk.compared("todo.xlsx", workbook(Map.of("A", List.of("SKU;Norte;Reservado Norte",
                "TAZA-00001;x;2"), "B", List.of("Art.;Galpón", "TAZA-00001;y"))), Map.of());
        desk.applied(desk.compared(rows(path).replace(";x;", ";7;").replace("y", "8"), Map.of()));
        assertThat(Shop.rows("select code, on_hand, reserved from stock_level join warehouse on warehouse.id ="
                + " warehouse_id join product on product.id = product_id where sku = 'TAZA-00001' and"
                + " product.retailer_id = " + feed.shop.retailerId + " order by code"))
                .contains("Norte|7|2", "Sur|8|0");
    }

    @Test
    void what_names_say_by_themselves_nobody_has_said() throws IOException {
        rows(desk.compared("todo.xlsx", workbook(Map.of("Norte", List.of("SKU;Stock", "TAZA-00000;x"), "Sur", List.of(
                "Código;Existencia", "TAZA-00000;y"))), Map.of()));
        assertThat(Shop.number("select count(*) from column_mapping where retailer_id = " + feed.shop.retailerId))
                .isZero();
    }

    @Test
    void a_download_takes_back_nothing_that_somebody_has_said_of_the_same_columns() throws IOException {
        String path = asked(workbook(Map.of("Norte", List.of("Art.;Cant. real", "TAZA-00001;x"), "Sur", List.of(
                "Art.;Cant. real", "TAZA-00001;y"))), "SKU", "ON_HAND");
        rows(path);
        String kept = "select head, person, meanings, chosen_at from column_mapping where retailer_id = "
                + feed.shop.retailerId + " order by head";
        Shop.execute("update column_mapping set person = 'Otra', meanings[2] = 'AVAILABLE' where retailer_id = "
                + feed.shop.retailerId);
        List<String> said = Shop.rows(kept);
        assertThat(said).hasSize(2);
        rows(path);
        assertThat(Shop.rows(kept)).isEqualTo(said);
    }

    /** Of another file with the same headings. */
    private void known(String text, String... meanings) {
        String page = ImportDesk.path(desk.send("otro.csv", text.getBytes(UTF_8), Map.of()));
        String path = page.replace("/columns", "");
        if (page.equals(path)) {
            desk.waitForPreview(path);
        }
        assertThat(desk.post(path + "/columns", "meaning", List.of(meanings)).statusCode()).isEqualTo(303);
        desk.post(path + "/stop", Map.of());
    }

    private String asked(byte[] book, String... meanings) {
        String path = ImportDesk.path(desk.send("todo.xlsx", book, Map.of())).replace("/columns", "");
        assertThat(desk.post(path + "/columns", "meaning", List.of(meanings)).statusCode()).isEqualTo(303);
        desk.waitForPreview(path);
        return path;
    }

    private String rows(String path) {
        return new String(desk.get(path + "/rows.csv").then().statusCode(200).extract().asByteArray(), UTF_8)
                .substring(1);
    }

    private static StockItem item(String warehouse) {
        return new StockItem(0, Feed.sku(0), warehouse, 1, 0, false, Optional.empty());
    }
}
