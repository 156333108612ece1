package dev.vigia.intake.table;

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
 * @param head the row that names the columns, or seems to; the letters of a spreadsheet where none does
 * @param all  the first that are not blank
 */
public record FirstRows(Row head, List<Row> all) {

    /** How far down the line that names the columns may be: below a title or a letterhead. */
    public static final int LOOKED_AT = 50;
    private static final int SHOWN = 5;
    private static final int MOST_COLUMNS = 400;
    private static final int LETTERS = 26;

    /** @return empty if there are no columns, or no rows below their names */
    public static Optional<FirstRows> of(Path path) {
        return of(Table.of(path), "");
    }

    /** The same of a sheet, if there is one that is called so. */
    public static Optional<FirstRows> of(Path path, String sheet) {
        return of(Table.of(path), sheet);
    }

    private static Optional<FirstRows> of(List<Table> tables, String sheet) {
        try {
            return tables.stream().filter(table -> table.format().sheet().filter(sheet::equals).isPresent())
                    .findFirst().flatMap(FirstRows::in).or(() -> fullest(tables));
        } finally {
            tables.forEach(Table::close);
        }
    }

    private static Optional<FirstRows> fullest(List<Table> tables) {
        return tables.stream().flatMap(table -> in(table).stream())
                .max(Comparator.comparingLong(rows -> usual(rows.all)));
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
        boolean hasColumns = usual(all) > 1 && widest <= MOST_COLUMNS && all.size() > 1;
        return Optional.of(new FirstRows(guess(all), List.copyOf(all)))
                .filter(rows -> hasColumns && !rows.rows().isEmpty());
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

    /** The same where another row names the columns. */
    public FirstRows headedBy(int line) {
        return all.stream().filter(row -> row.line() == line).findFirst().map(row -> new FirstRows(row, all))
                .orElse(this);
    }

    public boolean isHeadless() {
        return head.line() == 0;
    }

    /** The same where none does. */
    public FirstRows withoutHead() {
        return new FirstRows(unnamed(all), all);
    }
}
