package dev.vigia.table;

import dev.vigia.database.Spelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The first rows of a file whose columns nobody knows, for a person to look at.
 *
 * @param sheet of which they are; empty of a text
 * @param head  the row that names the columns, or seems to; the letters of a spreadsheet where none does
 * @param all   the first that are not blank
 */
public record FirstRows(String sheet, Row head, List<Row> all) {

    /** How far down the line that names the columns may be: below a title or a letterhead. */
    public static final int LOOKED_AT = 50;
    private static final int SHOWN = 5;
    private static final int MOST_COLUMNS = 400;
    private static final int LETTERS = 26;

    /** @return empty if there are no columns, or no rows below their names */
    public static Optional<FirstRows> of(Path path) {
        return fullest(sheets(path));
    }

    /** The same of each sheet of a workbook; of a text alone. */
    public static List<FirstRows> sheets(Path path) {
        List<Table> tables = Table.of(path);
        try {
            List<FirstRows> all = tables.stream().flatMap(table -> in(table).stream()).toList();
            boolean areSheets = tables.stream().anyMatch(table -> table.format().sheet().isPresent());
            return areSheets ? all : fullest(all).stream().toList();
        } finally {
            tables.forEach(Table::close);
        }
    }

    /** Those with the most columns. */
    public static Optional<FirstRows> fullest(List<FirstRows> sheets) {
        return sheets.stream().max(Comparator.comparingLong(rows -> usual(rows.all)));
    }

    /** The first line of a table that is not blank, as one text. */
    public static String beginning(Table table) {
        try (Rows rows = table.rows(LineShape.UNKNOWN)) {
            while (rows.hasNext()) {
                Row row = rows.next();
                if (!row.isBlank()) {
                    return row.broken().map(Row.BrokenRow::text).orElseGet(() -> table.joined(row.cells())).strip();
                }
            }
        }
        throw new Unreadable(Unreadable.FileProblem.EMPTY, "");
    }

    public static Optional<FirstRows> in(Table table) {
        List<Row> all = new ArrayList<>();
        try (Rows rows = table.rows(LineShape.UNKNOWN)) {
            while (rows.hasNext() && all.size() < LOOKED_AT) {
                Row row = rows.next();
                if (row.broken().isEmpty() && !row.isBlank()) {
                    all.add(row);
                }
            }
        }
        int widest = all.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        if (usual(all) < 2 || widest > MOST_COLUMNS || all.size() < 2) {
            return Optional.empty();
        }
        FirstRows rows = new FirstRows(table.format().sheet().orElse(""), guess(all), List.copyOf(all));
        return Optional.of(rows.rows().isEmpty() ? rows.withoutHead() : rows);
    }

    /** Names are no numbers, and there are about as many as most rows have cells. */
    private static Row guess(List<Row> all) {
        long usual = usual(all);
        return all.stream().filter(row -> filled(row) > 1 && !hasNumbers(row))
                .max(Comparator.comparingLong(row -> Math.min(usual, filled(row)))).orElseGet(() -> unnamed(all));
    }

    private static boolean hasNumbers(Row row) {
        return IntStream.range(0, row.cells().size()).anyMatch(place -> row.isNumber(place)
                || isNumber(row.cells().get(place)));
    }

    private static boolean isNumber(String cell) {
        return cell.chars().anyMatch(sign -> sign >= '0' && sign <= '9')
                && cell.codePoints().noneMatch(Character::isLetter);
    }

    /** How many cells most rows have that say something. */
    private static long usual(List<Row> rows) {
        Map<Long, Long> counts = rows.stream()
                .collect(Collectors.groupingBy(FirstRows::filled, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream().max(Map.Entry.<Long, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey())).map(Map.Entry::getKey).orElse(0L);
    }

    private static long filled(Row row) {
        return row.cells().stream().filter(cell -> !Spelling.of(cell).isEmpty()).count();
    }

    private static Row unnamed(List<Row> all) {
        int widest = all.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        return Row.ofTexts(0, IntStream.range(0, widest).mapToObj(FirstRows::letters).toList());
    }

    /** What a spreadsheet calls a column, by its place from 0. */
    public static String letters(int place) {
        String last = String.valueOf((char) ('A' + place % LETTERS));
        return place < LETTERS ? last : letters(place / LETTERS - 1) + last;
    }

    /** Some of those below the names of the columns. */
    public List<Row> rows() {
        return all.stream().filter(row -> row.line() > head.line()).limit(SHOWN).toList();
    }

    /** The first cells of a column that say something, as a person is shown them. */
    public List<String> samples(int place) {
        return rows().stream().map(row -> shown(row, place)).filter(cell -> !cell.isEmpty()).toList();
    }

    /** What the row that names the columns calls one. */
    public String heading(int place) {
        return shown(head, place);
    }

    private static String shown(Row row, int place) {
        return place < row.cells().size() ? Spelling.shown(Spelling.of(row.cells().get(place))) : "";
    }

    /** The same where another row names the columns. */
    public FirstRows headedBy(int line) {
        return all.stream().filter(row -> row.line() == line).findFirst().map(row -> new FirstRows(sheet, row, all))
                .orElse(this);
    }

    public boolean isHeadless() {
        return head.line() == 0;
    }

    /** The same where none does. */
    public FirstRows withoutHead() {
        return new FirstRows(sheet, unnamed(all), all);
    }
}
