package dev.vigia.intake.sheets;

import static dev.vigia.intake.sheets.SheetsInOrder.workbook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.imports.ImportDesk;
import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sheets that name their warehouses are one list only where no two of them count the same one. */
@QuarkusTest
class SheetsOfWarehousesTest {

    private final Feed feed = new Feed();
    private final ImportDesk desk = new ImportDesk(feed.shop);

    @Test
    void an_older_count_of_the_same_warehouse_is_passed_over_and_told_before_and_after() throws IOException {
        feed.selling(2);
        String path = desk.compared("todo.xlsx", workbook(Map.of(
                "Stock", List.of("SKU;Almacén;Stock", "TAZA-00000;main;0", "Total;;0"),
                "Stock viejo", List.of("SKU;Almacén;Stock", "TAZA-00000;MAIN ;9", "TAZA-00001;main;9", "Total;;18"))),
                Map.of());
        assertThat(desk.standing(path)).contains("no se leyeron: Stock viejo.");
        desk.applied(path);
        assertThat(desk.standing(path)).contains("no se leyeron: Stock viejo.");
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|0", "TAZA-00001|main|10");
    }

    @Test
    void so_is_one_that_calls_the_same_warehouse_by_another_name() throws IOException {
        feed.selling(1);
        Shop.execute("insert into warehouse_mapping (retailer_id, code, warehouse_id, person, chosen_at) select "
                + feed.shop.retailerId + ", 'Geral', id, 'olga', now() from warehouse where code = 'main'"
                + " and retailer_id = " + feed.shop.retailerId);
        String path = desk.applied(desk.compared("todo.xlsx", workbook(Map.of(
                "1", List.of("SKU;Almacén;Stock", "TAZA-00000;main;5"),
                "2", List.of("SKU;Almacén;Stock", "TAZA-00000;GERAL;1"))), Map.of()));
        assertThat(desk.standing(path)).contains("no se leyeron: 2.");
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|5");
    }

    @Test
    void a_sheet_of_another_warehouse_is_read_and_a_third_of_both_is_not() throws IOException {
        feed.describe(0, 1, "Casa");
        String path = desk.applied(desk.compared("todo.xlsx", workbook(Map.of(
                "1", List.of("SKU;Almacén;Stock", "TAZA-00000;Norte;5"),
                "2", List.of("Almacén;Código;Existencia", "Sur;TAZA-00000;6"),
                "3", List.of("SKU;Almacén;Stock", "TAZA-00000;sur;60", "TAZA-00000;Este;7"))), Map.of()));
        assertThat(desk.standing(path)).contains("no se leyeron: 3.");
        assertThat(desk.levels()).containsExactly("TAZA-00000|Norte|5", "TAZA-00000|Sur|6");
    }

    @Test
    void so_it_is_of_a_column_for_each_warehouse() throws IOException {
        feed.selling(1);
        String path = desk.applied(desk.compared("todo.xlsx", workbook(Map.of(
                "Abril", List.of("SKU;Stock main", "TAZA-00000;5"),
                "Marzo", List.of("SKU;Stock main", "TAZA-00000;8"))), Map.of()));
        assertThat(desk.standing(path)).contains("no se leyeron: Marzo.");
        assertThat(desk.refused(path)).isEmpty();
        assertThat(desk.levels()).containsExactly("TAZA-00000|main|5");
    }
}
