package dev.vigia.table;

import dev.vigia.database.Spelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file, or a sheet of one, as rows of cells. */
public interface Table extends AutoCloseable {

    /** What a byte becomes that is none of the encoding. */
    char UNREADABLE = '\uFFFD';

    /** Reads from the beginning. */
    Rows rows(LineShape shape);

    Format format();

    /** Gives back what was laid aside to read it, and all other tables of its file. */
    @Override
    default void close() {
    }

    /** How a line is shown as one text. */
    default String joined(List<String> cells) {
        return String.join(String.valueOf(format().separator()), cells);
    }

    /**
     * The ways in which a file may be read: a text with each separator, a workbook by each sheet.
     *
     * @throws Unreadable if it is neither, or nobody should open it
     */
    static List<Table> of(Path path) {
        try {
            return Workbook.isOne(path) ? Workbook.sheets(path) : texts(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Table> texts(Path path) throws IOException {
        TextFile text = TextFile.of(path).orElseThrow(() -> new Unreadable(Unreadable.FileProblem.NOT_TEXT, ""));
        String first = text.firstLine();
        if (Spelling.of(first).isEmpty()) {
            throw new Unreadable(Unreadable.FileProblem.EMPTY, "");
        }
        return separators(first).stream().<Table>map(separator -> new CsvTable(text, separator)).toList();
    }

    private static List<Character> separators(String first) {
        Matcher named = Separators.NAMED.matcher(first);
        return named.matches() ? List.of(named.group(1).charAt(0)) : Separators.USUAL;
    }

    /** What stands between the cells of a text. */
    final class Separators {

        private static final List<Character> USUAL = Arrays.asList(';', ',', '\t', '|');
        // What Excel writes to tell itself what stands between the cells.
        private static final Pattern NAMED = Pattern.compile("\"?sep=([^\\p{L}\\p{N}\"]).*", Pattern.CASE_INSENSITIVE);

        private Separators() {
        }
    }

    /**
     * How a file is written, for the person who handed it in.
     *
     * @param charset of a text; of one in two encodings the one it is read in, a comma, and the other
     */
    record Format(FileType kind, String charset, char separator, Optional<String> sheet) {
    }

    /** The kinds of files. */
    enum FileType {
        CSV, XLSX
    }
}
