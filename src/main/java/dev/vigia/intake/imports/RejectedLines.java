package dev.vigia.intake.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.vigia.intake.IntakeMessages;
import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.column.Column;
import dev.vigia.intake.file.FileFormat;
import dev.vigia.table.Formulas;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** The lines of a file that were refused, as a file to open in a spreadsheet. */
final class RejectedLines {

    // Without it, Excel takes the bytes for another encoding.
    static final byte[] MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };
    private final IntakeMessages words;
    private final ImportMessages headings;
    private final PreviewMessages columns;

    RejectedLines(IntakeMessages words, ImportMessages headings, PreviewMessages columns) {
        this.words = words;
        this.headings = headings;
        this.columns = columns;
    }

    /** @param after the lines after this one, some at a time; none when there are no more */
    void write(OutputStream out, FileFormat format, IntFunction<List<RejectedItem>> after) throws IOException {
        out.write(MARK);
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(out, UTF_8)) {
            csv.writeRecord(headings.line(), words.sku(), headings.column(), headings.value(), headings.why());
            List<RejectedItem> items = after.apply(0);
            while (!items.isEmpty()) {
                items.forEach(item -> csv.writeRecord(format.place(item.index()), Formulas.marked(item.sku()),
                        Formulas.marked(named(item, columns)), Formulas.marked(item.value()), words.rejection(
                                item
                                        .code())));
                items = after.apply(items.get(items.size() - 1).index());
            }
        }
    }

    /** The column that something is wrong with, as the file names it, or else by what it means; empty: the line as a whole. */
    static String named(RejectedItem item, PreviewMessages columns) {
        return missing(item).map(columns::meaningName).orElse(item.field());
    }

    /**
     * What a column means that has no name in the file, for it has no such column; empty of one with a value. A warehouse may
     * have one, where a sheet or another column is named by it.
     */
    static Optional<Column> missing(RejectedItem item) {
        return Column.of(item.field()).filter(column -> item.value().isEmpty() || column == Column.WAREHOUSE);
    }
}
