package dev.vigia.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A text with the same sign between all cells. */
record CsvTable(TextFile text, char separator) implements Table {

    /** As many as a sheet of Excel has columns. */
    private static final int MOST_CELLS = 16_384;

    @Override
    public Format format() {
        return new Format(FileType.CSV, text.encodings(), separator, Optional.empty());
    }

    @Override
    public Rows rows(LineShape shape) {
        try {
            WholeLines lines = new WholeLines(text.open(), separator, line -> standsAlone(split(line), shape),
                    line -> isWhole(split(line), shape), shape.areCounted());
            return new CsvRows(lines, csv(lines, separator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prose has commas, but hardly ever another separator exactly as often as a line of goods. */
    private boolean standsAlone(List<String> cells, LineShape shape) {
        return shape.isCounted().test(cells) || separator != ',' && shape.isFull().test(cells);
    }

    private static boolean isWhole(List<String> cells, LineShape shape) {
        return shape.isCounted().test(cells) && shape.isFull().test(cells);
    }

    /** Whatever is quoted. */
    private List<String> split(String line) {
        return Arrays.stream(line.split(Pattern.quote(String.valueOf(separator)), -1))
                .map(cell -> cell.replace("\"", "")).toList();
    }

    private static CsvReader<CsvRecord> csv(Reader text, char separator) {
        return CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true)
                .maxBufferSize(2 * WholeLines.LONGEST)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(CsvRecordHandler.builder().maxFields(2 * WholeLines.LONGEST).build(), text);
    }

    /** The parser runs ahead of what it gives, and with it the lines that it never sees: they are put back in their order. */
    private final class CsvRows implements Rows {

        private final WholeLines lines;
        private final CsvReader<CsvRecord> csv;
        private final Iterator<CsvRecord> records;
        private Optional<CsvRecord> next = Optional.empty();

        CsvRows(WholeLines lines, CsvReader<CsvRecord> csv) {
            this.lines = lines;
            this.csv = csv;
            this.records = csv.iterator();
        }

        @Override
        public boolean hasNext() {
            try {
                if (next.isEmpty() && records.hasNext()) {
                    next = Optional.of(records.next());
                }
                return next.isPresent() || lines.nextBroken().isPresent();
            } catch (CsvParseException noText) {
                // Half of a file must not look like a whole one.
                throw new Unreadable(Unreadable.FileProblem.NOT_TEXT, "");
            }
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Optional<WholeLines.BrokenLine> broken = lines.nextBroken().filter(first -> next.isEmpty()
                    || first.line() < next.get().getStartingLineNumber());
            if (broken.isPresent()) {
                lines.tell();
                return Row.broken(broken.get().line(), split(broken.get().text()),
                        new Row.BrokenRow(broken.get().mistake(), broken.get().text()));
            }
            CsvRecord record = next.get();
            next = Optional.empty();
            int line = (int) record.getStartingLineNumber();
            return record.getFieldCount() <= MOST_CELLS ? Row.ofTexts(line, record.getFields())
                    : Row.broken(line, record.getFields(), new Row.BrokenRow(Row.LineMistake.LINE_TOO_LONG,
                            joined(record.getFields())));
        }

        @Override
        public void close() {
            try {
                csv.close();
                lines.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
