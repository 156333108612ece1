package dev.vigia.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A workbook of a whole shop is read in little memory, whatever program has written it. */
class LargeWorkbookTest {

    private static final int ROWS = 120_000;
    private static final String NAME = "Taza de cerámica esmaltada a mano, con asa y plato de la misma colección, ";

    @TempDir
    Path directory;

    /** How programs write their texts. */
    enum Program {

        /** Each text once, beside the sheet. */
        EXCEL(true, "<si><t>%s</t></si>"),
        /** The same, and that the blanks in it are meant. */
        FASTEXCEL(true, "<si><t xml:space=\"preserve\">%s</t></si>"),
        /** In the cell, as POI does, too, where it streams. */
        OPENPYXL(false, " t=\"inlineStr\"><is><t>%s</t></is>"),
        /** As if a formula had said it. */
        SHEETJS(false, " t=\"str\"><v>%s</v>");

        private final boolean isShared;
        private final String text;

        Program(boolean isShared, String text) {
            this.isShared = isShared;
            this.text = text;
        }
    }

    @ParameterizedTest
    @EnumSource
    void its_texts_take_no_more_of_the_heap_than_a_few_would(Program program) throws Exception {
        Path book = write(program);
        Process reader = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                RowsOfWorkbook.class.getName(), book.toString()).redirectErrorStream(true).start();
        String printed = new String(reader.getInputStream().readAllBytes(), UTF_8);
        assertThat(reader.waitFor()).as(printed).isZero();
        assertThat(printed.strip()).endsWith(String.valueOf(ROWS));
    }

    /** What a line says. */
    static List<String> cells(int line) {
        return line == 1 ? List.of("SKU", "Nombre", "Categoría", "Stock")
                : List.of("TAZA-" + line, NAME + line, "Casa > Cocina " + line % 40, String.valueOf(line % 97));
    }

    private Path write(Program program) throws IOException {
        Path path = directory.resolve("large.xlsx");
        Map<String, String> parts = WorkbookParts.parts();
        parts.remove(WorkbookParts.SHEET);
        try (OutputStream out = Files.newOutputStream(path); ZipOutputStream zip = new ZipOutputStream(out)) {
            WorkbookParts.write(zip, parts);
            zip.putNextEntry(new ZipEntry(WorkbookParts.SHEET));
            Writer sheet = new OutputStreamWriter(zip, UTF_8);
            sheet.write("<worksheet><sheetData>");
            for (int line = 1; line <= ROWS; line++) {
                sheet.write("<row r=\"" + line + "\">");
                for (int place = 0; place < 4; place++) {
                    sheet.write("<c r=\"" + (char) ('A' + place) + line + "\"" + cell(program, line, place) + "</c>");
                }
                sheet.write("</row>");
            }
            sheet.write("</sheetData></worksheet>");
            sheet.flush();
            if (program.isShared) {
                writeTexts(program, zip);
            }
        }
        return path;
    }

    private static String cell(Program program, int line, int place) {
        boolean isNumber = place == 3 && line > 1;
        String said = cells(line).get(place).replace(">", "&gt;");
        return isNumber ? "><v>" + said + "</v>"
                : program.isShared ? " t=\"s\"><v>" + ((line - 1) * 4 + place) + "</v>" : program.text.formatted(said);
    }

    private static void writeTexts(Program program, ZipOutputStream zip) throws IOException {
        zip.putNextEntry(new ZipEntry(WorkbookParts.TEXTS));
        Writer texts = new OutputStreamWriter(zip, UTF_8);
        texts.write("<sst>");
        for (int line = 1; line <= ROWS; line++) {
            for (String cell : cells(line)) {
                texts.write(program.text.formatted(cell.replace(">", "&gt;")));
            }
        }
        texts.write("</sst>");
        texts.flush();
    }
}
