package dev.vigia.intake.file;

import static dev.vigia.table.WorkbookParts.SHEET;
import static dev.vigia.table.WorkbookParts.TEXTS;
import static dev.vigia.table.WorkbookParts.parts;
import static dev.vigia.table.WorkbookParts.relations;
import static dev.vigia.table.WorkbookParts.sheetOf;
import static dev.vigia.table.WorkbookParts.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.table.Unreadable;
import dev.vigia.table.Unreadable.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks that were made to do harm, or broken on their way. */
class HostileWorkbookTest extends WorkbookFixture {

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
    @CsvSource(delimiter = '|', value = { "AMK1 | WORKBOOK_TOO_WIDE", "XFD1 | WORKBOOK_TOO_WIDE",
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

    @ParameterizedTest
    @CsvSource({ "1E+300000000, '', 1, 2 out_of_range", "-1E+300000000, '', 1, 2 out_of_range",
            "1E-300000000, '', 1, 2 not_an_integer", "5, 1E+300000000, 1, 2 out_of_range",
            "5, 1E-300000000, 1, 2 not_an_integer", "5, '', -1E+300000000, 2 out_of_range",
            "'', '', 1E+300000000, 2 out_of_range" })
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_number_of_more_digits_than_memory_holds_is_refused_before_it_is_counted_with(String onHand, String reserved,
            String available, String told) throws IOException {
        Map<String, String> parts = parts();
        parts.put(SHEET, sheetOf("<row r='1'>" + text("A1", "SKU") + text("B1", "Stock") + text("C1", "Reservado")
                + text("D1", "Disponible") + "</row><row r='2'>" + text("A2", "A") + "<c r='B2'><v>" + onHand
                + "</v></c><c r='C2'><v>" + reserved + "</v></c><c r='D2'><v>" + available + "</v></c></row>"));
        readParts(parts);
        assertThat(good).isEmpty();
        assertThat(lines()).containsExactly(told);
    }

    private static String text(String address, String text) {
        return "<c r='" + address + "' t='inlineStr'><is><t>" + text + "</t></is></c>";
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
}
