package dev.vigia.table;

import static dev.vigia.table.WorkbookParts.parts;
import static dev.vigia.table.WorkbookParts.sheetOf;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.table.Unreadable.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Small workbooks that were made to fill the memory of whoever reads them. */
class WorkbookMemoryTest {

    private static final String CELL = "<c t='inlineStr'><is><t>%s</t></is></c>";

    @TempDir
    Path directory;

    /** Rows of a sheet, each of which is small once it is packed. */
    enum Harm {

        ELEMENTS_IN_ELEMENTS, NAMES_WITHOUT_END, PREFIXES_WITHOUT_END, A_LONG_TAG, A_LONG_TEXT, A_LONG_ROW;

        String rows() {
            return switch (this) {
                case ELEMENTS_IN_ELEMENTS -> "<a>".repeat(300) + "</a>".repeat(300);
                case NAMES_WITHOUT_END -> each(3_000, "<a%1$d/>");
                case PREFIXES_WITHOUT_END -> each(200, "<a%1$d:a xmlns:a%1$d='x'/>");
                case A_LONG_TAG -> "<row r='1' x='" + "x".repeat(2 << 20) + "'/>";
                case A_LONG_TEXT -> "<row r='1'>" + CELL.formatted("x".repeat(300_000)) + "</row>";
                case A_LONG_ROW -> "<row r='1'>" + CELL.formatted("x".repeat(200_000)).repeat(5) + "</row>";
            };
        }

        private static String each(int many, String element) {
            return IntStream.range(0, many).mapToObj(element::formatted).collect(Collectors.joining());
        }
    }

    @ParameterizedTest
    @EnumSource
    void they_are_refused(Harm harm) throws IOException {
        Map<String, String> parts = parts();
        parts.put(WorkbookParts.SHEET, sheetOf(harm.rows()));
        refused(WorkbookParts.write(directory.resolve("x.xlsx"), parts), FileProblem.WORKBOOK_TOO_LARGE);
    }

    @Test
    void one_text_in_all_cells_of_a_row_is_as_long_as_many() throws IOException {
        Map<String, String> parts = parts();
        parts.put(WorkbookParts.TEXTS, "<sst><si><t>" + "x".repeat(200_000) + "</t></si></sst>");
        parts.put(WorkbookParts.SHEET, sheetOf("<row r='1'>" + "<c t='s'><v>0</v></c>".repeat(1_000) + "</row>"));
        refused(WorkbookParts.write(directory.resolve("x.xlsx"), parts), FileProblem.WORKBOOK_TOO_LARGE);
    }

    @Test
    void cells_that_say_no_place_are_no_more_than_columns() throws IOException {
        Map<String, String> parts = parts();
        parts.put(WorkbookParts.SHEET, sheetOf("<row r='1'>" + "<c/>".repeat(1_025) + "</row>"));
        refused(WorkbookParts.write(directory.resolve("x.xlsx"), parts), FileProblem.WORKBOOK_TOO_WIDE);
    }

    @Test
    void an_encoding_that_hides_where_tags_begin_is_none_of_a_workbook() throws IOException {
        Map<String, String> parts = parts();
        parts.remove(WorkbookParts.SHEET);
        Path path = directory.resolve("x.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            WorkbookParts.write(zip, parts);
            zip.putNextEntry(new ZipEntry(WorkbookParts.SHEET));
            zip.write(("<?xml version='1.0' encoding='UTF-16'?>" + sheetOf("<row r='1'><c><v>1</v></c></row>"))
                    .getBytes(UTF_16));
        }
        refused(path, FileProblem.WORKBOOK_BROKEN);
    }

    private static void refused(Path path, FileProblem problem) {
        assertThatThrownBy(() -> {
            try (Table sheet = Table.of(path).get(0); Rows rows = sheet.rows(LineShape.UNKNOWN)) {
                rows.forEachRemaining(row -> {
                });
            }
        }).isInstanceOfSatisfying(Unreadable.class, refused -> assertThat(
                refused.problem).isEqualTo(problem));
    }
}
