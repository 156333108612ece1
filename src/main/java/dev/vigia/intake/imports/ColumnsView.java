package dev.vigia.intake.imports;

import dev.vigia.database.Spelling;
import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.column.Column;
import dev.vigia.intake.column.ColumnMap;
import dev.vigia.intake.column.TypedMeaning;
import dev.vigia.intake.file.StockImport;
import dev.vigia.table.FirstRows;
import dev.vigia.table.Row;
import dev.vigia.web.form.Errors;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the page shows that asks what columns mean.
 *
 * @param sheets     those of a workbook that have columns; the one that is shown is told by its name
 * @param warehouses those that a column may count the units of
 * @param head       the line that names the columns; 0 if none does
 */
public record ColumnsView(StockImport file, List<String> sheets, String sheet, List<Named> columns,
        List<String> warehouses, int head, List<Line> lines, Errors errors) {

    /** @param meanings what each column is taken for */
    static ColumnsView of(StockImport file, List<FirstRows> sheets, FirstRows rows, List<String> meanings,
            List<String> warehouses, Errors errors) {
        List<Named> columns = IntStream.range(0, rows.head().cells().size())
                .mapToObj(place -> new Named(place, rows.heading(place), rows.samples(place), meanings.get(place),
                        added(rows.head().cells().get(place), warehouses)))
                .toList();
        return new ColumnsView(file, sheets.stream().map(FirstRows::sheet).toList(), rows.sheet(), columns, warehouses,
                rows.head().line(), rows.all().stream().map(Line::of).toList(), errors);
    }

    private static String added(String cell, List<String> known) {
        String heading = Spelling.of(cell);
        return !TypedMeaning.isCode(heading) || known.contains(heading) ? "" : heading;
    }

    /**
     * A column as the file has it.
     *
     * @param samples   its first cells
     * @param meaning   what it is taken for; empty: nothing
     * @param warehouse the one that it would add if it counts the units of one; empty if it may add none
     */
    public record Named(int place, String heading, List<String> samples, String meaning, String warehouse) {

        /** As a person counts. */
        public int number() {
            return place + 1;
        }
    }

    /** A line that may name the columns. */
    public record Line(int number, String text) {

        private static Line of(Row row) {
            return new Line(row.line(), RejectedItem.shown(row.cells().stream().map(Spelling::of)
                    .filter(cell -> !cell.isEmpty()).collect(Collectors.joining(" · "))));
        }
    }

    public Column[] meanings() {
        return Column.values();
    }

    public String unitsOf(String warehouse) {
        return ColumnMap.UNITS_OF + warehouse;
    }

    public String reservedOf(String warehouse) {
        return ColumnMap.RESERVED_OF + warehouse;
    }
}
