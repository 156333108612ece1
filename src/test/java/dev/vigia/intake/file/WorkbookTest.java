package dev.vigia.intake.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.StockItem;
import dev.vigia.intake.file.StockFile.Reading;
import dev.vigia.intake.table.Unreadable;
import dev.vigia.intake.table.Unreadable.FileProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks of Excel, honest ones and others. */
class WorkbookTest {

    private static final ReadOptions AS_IT_IS = new ReadOptions(Optional.empty(), false, false, "", Map.of());
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String TEXTS = "xl/sharedStrings.xml";

    @TempDir
    Path directory;

    private final List<StockItem> good = new ArrayList<>();
    private final List<RejectedItem> refused = new ArrayList<>();

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
        }, refused::add));
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/passwd\">]> | WORKBOOK_OF_OTHERS",
            "<!DOCTYPE worksheet [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]> | WORKBOOK_OF_OTHERS" })
    void entities_of_its_own_are_not_looked_at(String definition, FileProblem problem) throws IOException {
        Map<String, String> parts = parts();
        parts.put(SHEET, definition + sheetOf("<row r='1'><c r='A1' t='inlineStr'><is><t>SKU</t></is></c></row>"));
        refusedAsAWhole(parts, problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "AAA1 | WORKBOOK_TOO_WIDE", "XFD1 | WORKBOOK_TOO_WIDE",
            "ZZZZZZZ1 | WORKBOOK_BROKEN", "A99999999999 | WORKBOOK_BROKEN", "1A | WORKBOOK_BROKEN" })
    void a_cell_too_far_away_does_not_fill_the_memory(String address, FileProblem problem) throws IOException {
        Map<String, String> parts = parts();
        parts.put(SHEET, sheetOf("<row r='1'><c r='" + address + "'><v>1</v></c></row>"));
        refusedAsAWhole(parts, problem);
    }

    @ParameterizedTest
    @ValueSource(strings = { "3", "2000000000", "99999999999", "-x" })
    void a_text_that_is_not_there_does_not_fill_the_memory(String text) throws IOException {
        Map<String, String> parts = parts();
        parts.put(TEXTS, "<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><si><t>SKU</t></si>"
                + "<si><t>Stock</t></si></sst>");
        parts.put(SHEET, sheetOf("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"
                + "<row r='2'><c r='A2' t='s'><v>" + text + "</v></c><c r='B2'><v>1</v></c></row>"));
        refusedAsAWhole(parts, FileProblem.WORKBOOK_BROKEN);
    }

    @Test
    void what_inflates_without_end_is_not_read_to_its_end() throws IOException {
        Path path = directory.resolve("bomb.xlsx");
        Map<String, String> parts = parts();
        parts.remove(SHEET);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            write(zip, parts);
            zip.putNextEntry(new ZipEntry(SHEET));
            zip.write("<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
                    .getBytes(UTF_8));
            byte[] blanks = " ".repeat(1 << 20).getBytes(UTF_8);
            for (int megabyte = 0; megabyte <= 128; megabyte++) {
                zip.write(blanks);
            }
            zip.write("</sheetData></worksheet>".getBytes(UTF_8));
        }
        assertThat(Files.size(path)).isLessThan(2 << 20);
        assertThatThrownBy(() -> open(path)).extracting(failure -> ((Unreadable) failure).problem)
                .isEqualTo(FileProblem.WORKBOOK_TOO_LARGE);
    }

    @Test
    void thousands_of_parts_are_too_many() throws IOException {
        Map<String, String> parts = parts();
        for (int part = 0; part <= 1_000; part++) {
            parts.put("xl/media/" + part + ".txt", "");
        }
        refusedAsAWhole(parts, FileProblem.WORKBOOK_TOO_LARGE);
    }

    @Test
    void what_leads_to_other_files_is_not_followed() throws IOException {
        Map<String, String> parts = parts();
        parts.put("xl/externalLinks/externalLink1.xml", "<externalLink/>");
        refusedAsAWhole(parts, FileProblem.WORKBOOK_OF_OTHERS);
    }

    @Test
    void a_part_that_is_no_xml_is_no_sheet() throws IOException {
        Map<String, String> parts = parts();
        parts.put("xl/_rels/workbook.xml.rels", relations("worksheets/sheet1.bin"));
        parts.put("xl/worksheets/sheet1.bin", parts.remove(SHEET));
        refusedAsAWhole(parts, FileProblem.WORKBOOK_BROKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = { "<row r='1'><c r='A1' t='q'><v>1</v></c></row>", "<row r='x'><c><v>1</v></c></row>",
            "<row r='1'><c r='A1'><f t='shared' si='4'/><v>1</v></c></row>", "<row r='1'><c r='A1'>" })
    void a_damaged_sheet_is_told(String rows) throws IOException {
        Map<String, String> parts = parts();
        parts.put(SHEET, sheetOf(rows));
        refusedAsAWhole(parts, FileProblem.WORKBOOK_BROKEN);
    }

    private void refusedAsAWhole(Map<String, String> parts, FileProblem problem) throws IOException {
        Path path = directory.resolve("stock.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            write(zip, parts);
        }
        assertThatThrownBy(() -> open(path)).isInstanceOf(Unreadable.class)
                .extracting(failure -> ((Unreadable) failure).problem).isEqualTo(problem);
    }

    private void readParts(Map<String, String> parts) throws IOException {
        Path path = directory.resolve("stock.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            write(zip, parts);
        }
        open(path);
    }

    private void read(Consumer<Worksheet> rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Vigia", "1.0")) {
            rows.accept(workbook.newWorksheet("Stock"));
        }
        open(Files.write(directory.resolve("stock.xlsx"), bytes.toByteArray()));
    }

    private void open(Path path) {
        StockFile.open(path, new KnownWarehouses(List.of()), AS_IT_IS).read(NOW, new Reading(good::add, product -> {
        }, refused::add));
    }

    private static void row(Worksheet sheet, int row, Object... cells) {
        for (int place = 0; place < cells.length; place++) {
            if (cells[place] instanceof String text) {
                sheet.value(row, place, text);
            } else if (cells[place] instanceof Boolean flag) {
                sheet.value(row, place, flag);
            } else if (cells[place] instanceof Number number) {
                sheet.value(row, place, number);
            }
        }
    }

    private List<String> lines() {
        return refused.stream().map(item -> item.index() + " " + item.code().name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static void write(ZipOutputStream zip, Map<String, String> parts) throws IOException {
        for (Map.Entry<String, String> part : parts.entrySet()) {
            zip.putNextEntry(new ZipEntry(part.getKey()));
            zip.write(part.getValue().getBytes(UTF_8));
        }
    }

    private static String sheetOf(String rows) {
        return "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>" + rows
                + "</sheetData></worksheet>";
    }

    private static String relations(String sheet) {
        String types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                + "<Relationship Id='rId1' Type='" + types + "worksheet' Target='" + sheet + "'/></Relationships>";
    }

    private static Map<String, String> parts() {
        String main = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml",
                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                        + "<Override PartName='/xl/workbook.xml' ContentType='" + main + "sheet.main+xml'/>"
                        + "<Override PartName='/xl/sharedStrings.xml' ContentType='" + main + "sharedStrings+xml'/>"
                        + "</Types>");
        parts.put("xl/workbook.xml", "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' "
                + "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets>"
                + "<sheet name='Stock' sheetId='1' r:id='rId1'/></sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", relations("worksheets/sheet1.xml"));
        parts.put(SHEET, sheetOf(""));
        return parts;
    }
}
