package dev.vigia.intake.file;

import static dev.vigia.table.WorkbookParts.SHEET;
import static dev.vigia.table.WorkbookParts.parts;
import static dev.vigia.table.WorkbookParts.sheetOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.StockItem;
import dev.vigia.intake.column.KnownWarehouses;
import dev.vigia.intake.file.StockFile.Reading;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** Honest workbooks of Excel. */
class WorkbookTest extends WorkbookFixture {

    @Test
    void numbers_are_numbers_and_texts_are_texts() throws IOException {
        read(sheet -> {
            row(sheet, 0, "SKU", "Stock", "Reservado", "Ilimitado");
            row(sheet, 1, "00123", 12, 2.0, false);
            row(sheet, 2, 7891234567895L, 1234.0, null, null);
            row(sheet, 3, "C", "1.234,00", null, null);
            row(sheet, 4, "D", 0, null, true);
            row(sheet, 5, "E", "∞", null, null);
        });
        assertThat(refused).isEmpty();
        assertThat(good).containsExactly(new StockItem(2, "00123", "main", 12, 2, false, Optional.empty()),
                new StockItem(3, "7891234567895", "main", 1234, 0, false, Optional.empty()),
                new StockItem(4, "C", "main", 1234, 0, false, Optional.empty()),
                new StockItem(5, "D", "main", 0, 0, true, Optional.empty()),
                new StockItem(6, "E", "main", 0, 0, true, Optional.empty()));
    }

    @Test
    void a_number_that_is_not_whole_is_not_read_as_thousands() throws IOException {
        read(sheet -> {
            row(sheet, 0, "SKU", "Stock");
            row(sheet, 1, "A", 1.234);
            row(sheet, 2, "B", "5,00");
            row(sheet, 3, "C", 1e30);
        });
        assertThat(good).extracting(StockItem::sku).containsExactly("B");
        assertThat(lines()).containsExactly("2 not_an_integer", "4 out_of_range");
    }

    @Test
    void a_letterhead_blank_rows_and_totals_are_passed_over() throws IOException {
        read(sheet -> {
            row(sheet, 0, "El Mate S.A.");
            row(sheet, 3, "", "Código", "Descripción", "Existencia");
            row(sheet, 4, "", "A", "Taza", 3);
            row(sheet, 6, "", "B", "Mate", 0);
            row(sheet, 7, "", "Total", "", 3);
        });
        assertThat(good).extracting(item -> item.index() + " " + item.sku() + " " + item.onHand())
                .containsExactly("5 A 3", "7 B 0");
        assertThat(refused).isEmpty();
    }

    @Test
    void a_remark_beside_the_columns_keeps_no_row_out_and_is_told_once() throws IOException {
        StockFile file = read(sheet -> {
            row(sheet, 0, "SKU", "Stock");
            row(sheet, 1, "A", 3, "revisar");
            row(sheet, 2, "B", 4, null, "ver con Ana");
            row(sheet, 3, "C", 5, "revisar");
            row(sheet, 5, null, null, "contado el lunes");
        });
        assertThat(refused).isEmpty();
        assertThat(good).extracting(item -> item.sku() + item.onHand()).containsExactly("A3", "B4", "C5");
        assertThat(file.ignored()).isEqualTo("C, D");
    }

    @Test
    void the_sheet_that_counts_stock_is_found_and_told() throws IOException {
        Path path = directory.resolve("stock.xlsx");
        try (OutputStream out = Files.newOutputStream(path); Workbook workbook = new Workbook(out, "Vigia", "1.0")) {
            row(workbook.newWorksheet("Léeme"), 0, "Instrucciones");
            Worksheet stock = workbook.newWorksheet("Existencias");
            row(stock, 0, "SKU", "Stock");
            row(stock, 1, "A", 5);
        }
        StockFile file = StockFile.open(path, new KnownWarehouses(List.of()), AS_IT_IS);
        file.read(NOW, new Reading(good::add, product -> {
        }, refused::add), sku -> false);
        assertThat(good).extracting(StockItem::sku).containsExactly("A");
        assertThat(file.format().sheet()).isEqualTo("Existencias");
        assertThat(file.format().kind()).isEqualTo("XLSX");
    }

    @Test
    void a_formula_is_the_value_beside_it_and_without_one_is_refused() throws IOException {
        Map<String, String> parts = parts();
        parts.put(SHEET, sheetOf("<row r='1'><c r='A1' t='inlineStr'><is><t>SKU</t></is></c>"
                + "<c r='B1' t='inlineStr'><is><t>Stock</t></is></c></row>"
                + "<row r='2'><c r='A2' t='inlineStr'><is><t>A</t></is></c><c r='B2'><f>2+3</f><v>5</v></c></row>"
                + "<row r='3'><c r='A3' t='str'><f>\"B\"</f><v>B</v></c><c r='B3'><f>2+3</f></c></row>"
                + "<row r='4'><c r='A4' t='inlineStr'><is><t>C</t></is></c><c r='B4' t='e'><f>1/0</f><v>#DIV/0!</v></c></row>"));
        readParts(parts);
        assertThat(good).extracting(item -> item.sku() + item.onHand()).containsExactly("A5");
        assertThat(lines()).containsExactly("3 not_an_integer", "4 not_an_integer");
    }
}
