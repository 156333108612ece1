package dev.vigia.intake.file;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.StockItem;
import dev.vigia.intake.column.KnownWarehouses;
import dev.vigia.intake.file.StockFile.Reading;
import dev.vigia.table.Unreadable;
import dev.vigia.table.Unreadable.FileProblem;
import dev.vigia.table.WorkbookParts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.io.TempDir;

/** Writes a workbook, well or part by part, and reads it. */
abstract class WorkbookFixture {

    static final ReadOptions AS_IT_IS = new ReadOptions(Optional.empty(), false, false, "", Map.of());
    static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir
    Path directory;

    final List<StockItem> good = new ArrayList<>();
    final List<RejectedItem> refused = new ArrayList<>();

    void refusedAsAWhole(Map<String, String> parts, FileProblem problem) throws IOException {
        Path path = WorkbookParts.write(directory.resolve("stock.xlsx"), parts);
        assertThatThrownBy(() -> open(path)).isInstanceOf(Unreadable.class)
                .extracting(failure -> ((Unreadable) failure).problem).isEqualTo(problem);
    }

    void readParts(Map<String, String> parts) throws IOException {
        open(WorkbookParts.write(directory.resolve("stock.xlsx"), parts));
    }

    StockFile read(Consumer<Worksheet> rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Vigia", "1.0")) {
            rows.accept(workbook.newWorksheet("Stock"));
        }
        return open(Files.write(directory.resolve("stock.xlsx"), bytes.toByteArray()));
    }

    StockFile open(Path path) {
        StockFile file = StockFile.open(path, new KnownWarehouses(List.of()), AS_IT_IS);
        file.read(NOW, new Reading(good::add, product -> {
        }, refused::add), sku -> false);
        return file;
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
}
