package dev.vigia.intake.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.StockItem;
import dev.vigia.intake.column.KnownWarehouses;
import dev.vigia.intake.file.StockFile.Reading;
import dev.vigia.intake.table.Unreadable;
import dev.vigia.intake.table.Unreadable.FileProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import org.junit.jupiter.api.io.TempDir;

/** Writes a workbook, well or part by part, and reads it. */
abstract class WorkbookFixture {

    static final ReadOptions AS_IT_IS = new ReadOptions(Optional.empty(), false, false, "", Map.of());
    static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    static final String SHEET = "xl/worksheets/sheet1.xml";
    static final String TEXTS = "xl/sharedStrings.xml";

    @TempDir
    Path directory;

    final List<StockItem> good = new ArrayList<>();
    final List<RejectedItem> refused = new ArrayList<>();

    void refusedAsAWhole(Map<String, String> parts, FileProblem problem) throws IOException {
        Path path = directory.resolve("stock.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            write(zip, parts);
        }
        assertThatThrownBy(() -> open(path)).isInstanceOf(Unreadable.class)
                .extracting(failure -> ((Unreadable) failure).problem).isEqualTo(problem);
    }

    void readParts(Map<String, String> parts) throws IOException {
        Path path = directory.resolve("stock.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            write(zip, parts);
        }
        open(path);
    }

    void read(Consumer<Worksheet> rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Vigia", "1.0")) {
            rows.accept(workbook.newWorksheet("Stock"));
        }
        open(Files.write(directory.resolve("stock.xlsx"), bytes.toByteArray()));
    }

    void open(Path path) {
        StockFile.open(path, new KnownWarehouses(List.of()), AS_IT_IS).read(NOW, new Reading(good::add, product -> {
        }, refused::add), sku -> false);
    }

    static void row(Worksheet sheet, int row, Object... cells) {
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

    List<String> lines() {
        return refused.stream().map(item -> item.index() + " " + item.code().name().toLowerCase(Locale.ROOT))
                .toList();
    }

    static void write(ZipOutputStream zip, Map<String, String> parts) throws IOException {
        for (Map.Entry<String, String> part : parts.entrySet()) {
            zip.putNextEntry(new ZipEntry(part.getKey()));
            zip.write(part.getValue().getBytes(UTF_8));
        }
    }

    static String sheetOf(String rows) {
        return "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>" + rows
                + "</sheetData></worksheet>";
    }

    static String relations(String sheet) {
        String types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                + "<Relationship Id='rId1' Type='" + types + "worksheet' Target='" + sheet + "'/></Relationships>";
    }

    static Map<String, String> parts() {
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
