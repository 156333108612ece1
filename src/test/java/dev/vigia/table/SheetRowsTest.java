package dev.vigia.table;

import static dev.vigia.table.WorkbookParts.parts;
import static dev.vigia.table.WorkbookParts.sheetOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.table.Unreadable.FileProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells and rows as programs write them that are not Excel. */
class SheetRowsTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "<c><v>7</v></c> | 7", "<c t='n'><v>7.0</v></c> | 7", "<c/> | ''",
            "<c t='str'><v>Taza</v></c> | Taza", "<c t='str'><f>A1</f><v></v></c> | ''", "<c t='str'><v/></c> | ''",
            "<c t='str'><f>A1</f></c> | =", "<c><f>A1</f></c> | =", "<c t='b'><v>1</v></c> | true",
            "<c t='d'><v>2026-05-01</v></c> | 2026-05-01", "<c t='e'><v>#N/A</v></c> | #N/A",
            "<c t='inlineStr'><is><r><t>Ta</t></r><r><t>za</t></r></is></c> | Taza",
            "<c t='inlineStr'><is><t>茶</t><rPh sb='0' eb='1'><t>チャ</t></rPh></is></c> | 茶",
            "<c t='s'><v>0</v></c> | Mate", "<c t='s'><v/></c> | ''",
            "<c><f t='shared' ref='A1:A2' si='0'>B1</f><v>4</v></c> | 4",
            "<c><v>7</v><extLst><ext><v>8</v></ext></extLst></c> | 7" })
    void a_cell_says_what_a_person_sees(String cell, String said) throws IOException {
        assertThat(read("<row r='1'>" + cell + "</row>").get(0).cells()).containsExactly(said);
    }

    @Test
    void rows_and_cells_that_say_no_place_follow_one_another() throws IOException {
        List<Row> rows = read(
                "<row><c><v>1</v></c><c r='C1'><v>2</v></c><c><v>3</v></c></row><row r='5'/><row><c/></row>");
        assertThat(rows).extracting(Row::line).containsExactly(1, 5, 6);
        assertThat(rows.get(0).cells()).containsExactly("1", "", "2", "3");
        assertThat(rows.get(0).numbers().toString()).isEqualTo("{0, 2, 3}");
    }

    @Test
    void what_is_called_a_row_outside_the_rows_is_none() throws IOException {
        Map<String, String> parts = parts();
        parts.put(WorkbookParts.SHEET, "<worksheet><sheetData><row r='1'><c><v>1</v></c></row></sheetData>"
                + "<controls><anchor><row>4</row></anchor></controls></worksheet>");
        assertThat(read(parts)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "<row r='2'/><row r='2'/>", "<row r='2'/><row r='1'/>", "<row r='0'/>", "<row r='-1'/>",
            "<row r='10000000'/>", "<row r='1'><c t='s'><v>-1</v></c></row>", "<row r='1'><c t='b'><v>2</v></c></row>",
            "<row r='1'><c><v>1,5</v></c></row>" })
    void what_cannot_be_is_told(String rows) {
        assertThatThrownBy(() -> read(rows)).isInstanceOfSatisfying(Unreadable.class,
                refused -> assertThat(refused.problem).isEqualTo(FileProblem.WORKBOOK_BROKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = { "worksheets/sheet2.xml", "worksheets/sheet3.xml", "" })
    void a_sheet_whose_rows_are_not_there_is_told(String target) {
        Map<String, String> parts = parts();
        // Only what ends in small letters was looked at.
        parts.put("xl/worksheets/SHEET3.XML", parts.get(WorkbookParts.SHEET));
        parts.put("xl/_rels/workbook.xml.rels", WorkbookParts.relations(target).replace("worksheet'", "sheet'"));
        assertThatThrownBy(() -> read(parts)).isInstanceOfSatisfying(Unreadable.class,
                refused -> assertThat(refused.problem).isEqualTo(FileProblem.WORKBOOK_BROKEN));
    }

    @Test
    void a_sheet_of_the_strict_kind_is_found() throws IOException {
        Map<String, String> parts = parts();
        parts.computeIfPresent("xl/workbook.xml", (part, book) -> book.replace(
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                "http://purl.oclc.org/ooxml/officeDocument/relationships"));
        parts.put(WorkbookParts.SHEET, sheetOf("<row r='1'><c><v>1</v></c></row>"));
        assertThat(read(parts)).hasSize(1);
    }

    private List<Row> read(String rows) throws IOException {
        Map<String, String> parts = parts();
        parts.put(WorkbookParts.TEXTS, "<sst><si><t>Mate</t></si></sst>");
        parts.put(WorkbookParts.SHEET, sheetOf(rows));
        return read(parts);
    }

    private List<Row> read(Map<String, String> parts) throws IOException {
        List<Row> all = new ArrayList<>();
        try (Table sheet = Table.of(WorkbookParts.write(directory.resolve("x.xlsx"), parts)).get(0);
                Rows rows = sheet.rows(LineShape.UNKNOWN)) {
            rows.forEachRemaining(all::add);
        }
        return all;
    }
}
