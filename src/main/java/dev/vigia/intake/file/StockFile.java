package dev.vigia.intake.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.vigia.database.Spelling;
import dev.vigia.intake.ItemReader;
import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.RejectionCode;
import dev.vigia.intake.StockItem;
import dev.vigia.intake.file.Columns.Column;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of stock levels as spreadsheets and stores write them: a line at its beginning names the columns, in any order
 * and in any of the portal's languages; commas, semicolons, tabs or bars stand between the cells.
 */
final class StockFile {

    /** What keeps a file from being read at all. */
    enum FileProblem {
        EMPTY, NOT_TEXT, COLUMNS_MISSING, COLUMN_TWICE, NO_LINES
    }

    /** Thrown for a file as a whole; a bad line is told like a bad item of a batch. */
    static final class Unreadable extends RuntimeException {

        final FileProblem problem;
        /** The columns, or what stands where they should be named; empty if nothing more can be said. */
        final String detail;

        Unreadable(FileProblem problem, String detail) {
            super(problem.name());
            this.problem = problem;
            this.detail = Spelling.shortened(detail, LONGEST_DETAIL);
        }
    }

    private static final char[] SEPARATORS = { ';', ',', '\t', '|' };
    // What Excel writes to tell itself what stands between the cells.
    private static final Pattern SEPARATOR_NAMED = Pattern.compile("\"?sep=([^\\p{L}\\p{N}\"]).*",
            Pattern.CASE_INSENSITIVE);
    // How far down the line that names the columns may be: below a title or a letterhead.
    private static final int PREAMBLE = 50;
    private static final int LONGEST_DETAIL = 200;

    private final TextFile text;
    private final char separator;
    private final Columns columns;
    private final long columnsLine;
    private final Cells cells;

    private StockFile(TextFile text, char separator, Columns columns, long columnsLine) {
        this.text = text;
        this.separator = separator;
        this.columns = columns;
        this.columnsLine = columnsLine;
        this.cells = new Cells(columns, separator);
    }

    /**
     * Looks for the line that names the columns.
     *
     * @throws Unreadable if it is no file of stock levels
     */
    static StockFile open(Path path) {
        try {
            TextFile text = TextFile.of(path).orElseThrow(() -> new Unreadable(FileProblem.NOT_TEXT, ""));
            String first = firstLine(text);
            if (first.isEmpty()) {
                throw new Unreadable(FileProblem.EMPTY, "");
            }
            Matcher named = SEPARATOR_NAMED.matcher(first);
            char[] separators = named.matches() ? new char[] { named.group(1).charAt(0) } : SEPARATORS;
            for (char separator : separators) {
                Optional<StockFile> file = find(text, separator);
                if (file.isPresent()) {
                    return file.get();
                }
            }
            throw new Unreadable(FileProblem.COLUMNS_MISSING, first.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstLine(TextFile text) throws IOException {
        try (Reader reader = text.open()) {
            char[] start = new char[WholeLines.LONGEST];
            int length = 0;
            for (int more = reader.read(start); more > 0; more = reader.read(start, length, start.length - length)) {
                length += more;
            }
            return new String(start, 0, length).lines().filter(line -> !Spelling.of(line).isEmpty()).findFirst()
                    .orElse("");
        }
    }

    private static Optional<StockFile> find(TextFile text, char separator) throws IOException {
        try (WholeLines lines = new WholeLines(text.open(), separator, line -> false);
                CsvReader<CsvRecord> csv = csv(lines, separator)) {
            Iterator<CsvRecord> records = csv.iterator();
            for (int i = 0; i < PREAMBLE && records.hasNext(); i++) {
                CsvRecord line = records.next();
                Columns columns = new Columns(line.getFields());
                if (columns.areOfStock()) {
                    if (!columns.twice().isEmpty()) {
                        throw new Unreadable(FileProblem.COLUMN_TWICE, String.join(", ", columns.twice()));
                    }
                    return Optional.of(new StockFile(text, separator, columns, line.getStartingLineNumber()));
                }
            }
            return Optional.empty();
        } catch (CsvParseException longerThanALine) {
            return Optional.empty();
        }
    }

    /** The columns that mean nothing to us, as the file names them, as far as a person reads on. */
    String ignored() {
        return Spelling.shortened(String.join(", ", columns.ignored()), LONGEST_DETAIL);
    }

    /** What the file calls it. */
    String heading(Column column) {
        return columns.heading(column);
    }

    /**
     * Reads line by line, and holds one of them in memory.
     *
     * @param now     when it came in
     * @param known   the retailer's warehouses
     * @param good    with the number of the line as its place
     * @param refused with the name that the file gives the column
     */
    void read(Instant now, KnownWarehouses known, Consumer<StockItem> good, Consumer<RejectedItem> refused) {
        try (WholeLines lines = new WholeLines(text.open(), separator,
                line -> columns.looksLikeALine(split(line)));
                CsvReader<CsvRecord> csv = csv(lines, separator)) {
            for (CsvRecord line : csv) {
                tellBroken(lines, refused);
                if (line.getStartingLineNumber() != columnsLine
                        && !line.getFields().stream().allMatch(cell -> Spelling.of(cell).isEmpty())) {
                    read(line, now, known, good, refused);
                }
            }
            tellBroken(lines, refused);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tellBroken(WholeLines lines, Consumer<RejectedItem> refused) {
        for (Optional<WholeLines.Broken> next = lines.broken(); next.isPresent(); next = lines.broken()) {
            WholeLines.Broken broken = next.get();
            if (broken.line() > columnsLine) {
                refused.accept(new RejectedItem(broken.line(),
                        Spelling.of(columns.cell(Column.SKU, split(broken.text()))), "", broken.code(), broken.text()));
            }
        }
    }

    private void read(CsvRecord line, Instant now, KnownWarehouses known, Consumer<StockItem> good,
            Consumer<RejectedItem> refused) {
        try {
            if (line.getStartingLineNumber() > columnsLine) {
                good.accept(cells.item(line, now, known));
            } else if (columns.looksLikeALine(line.getFields())) {
                refused.accept(new RejectedItem((int) line.getStartingLineNumber(),
                        columns.cell(Column.SKU, line.getFields()), "",
                        RejectionCode.ABOVE_COLUMNS, String.join(String.valueOf(separator), line.getFields())));
            }
        } catch (ItemReader.Refused e) {
            refused.accept(cells.inTheWordsOfTheFile(e.item, line));
        }
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
                .ofCsvRecord(text);
    }
}
