package dev.vigia.intake.table;

import dev.vigia.database.Spelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The first rows of a file whose columns nobody knows, for a person to look at.
 *
 * @param head the row that seems to name the columns
 * @param rows some of those below it
 */
public record FirstRows(Row head, List<Row> rows) {

    private static final int LOOKED_AT = 50;
    private static final int SHOWN = 5;
    private static final int MOST_COLUMNS = 100;

    /** @return empty if there are no columns, or no rows below their names */
    public static Optional<FirstRows> of(Path path) {
        return Table.of(path).stream().flatMap(table -> in(table).stream())
                .max(Comparator.comparingLong(rows -> filled(rows.head)));
    }

    private static Optional<FirstRows> in(Table table) {
        List<Row> rows = new ArrayList<>();
        try (Rows all = table.rows(LineShape.UNKNOWN)) {
            while (all.hasNext() && rows.size() < LOOKED_AT) {
                Row row = all.next();
                if (row.broken().isEmpty() && !row.isBlank()) {
                    rows.add(row);
                }
            }
        }
        long widest = rows.stream().mapToLong(FirstRows::filled).max().orElse(0);
        int head = 0;
        while (head < rows.size() && filled(rows.get(head)) < widest) {
            head++;
        }
        boolean hasColumns = widest > 1 && rows.get(head).cells().size() <= MOST_COLUMNS;
        return hasColumns && head + 1 < rows.size() ? Optional.of(new FirstRows(rows.get(head),
                List.copyOf(rows.subList(head + 1, Math.min(rows.size(), head + 1 + SHOWN))))) : Optional.empty();
    }

    private static long filled(Row row) {
        return row.cells().stream().filter(cell -> !Spelling.of(cell).isEmpty()).count();
    }
}
