package dev.vigia.intake.file;

import dev.vigia.database.Spelling;
import dev.vigia.intake.column.Column;
import dev.vigia.intake.column.ColumnMap;
import dev.vigia.table.Row;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of products with several variants, of which stores say the name and the category only in the first. */
final class VariantRows {

    private static final List<Column> SAID_ONCE = List.of(Column.NAME, Column.CATEGORY, Column.CATEGORIES);

    private final ColumnMap columns;
    private final Map<Column, String> said = new EnumMap<>(Column.class);
    private String product = "";

    VariantRows(ColumnMap columns) {
        this.columns = columns;
    }

    /**
     * @param row the next one
     * @return with what the first row of its product said; empty if it says nothing of goods, as that of another picture
     */
    Optional<Row> whole(Row row) {
        if (columns.place(Column.VARIANTS).isEmpty()) {
            return Optional.of(row);
        }
        String handle = Spelling.of(columns.cell(Column.VARIANTS, row.cells()));
        if (!handle.equals(product)) {
            product = handle;
            said.clear();
        }
        return saysNothing(row) ? Optional.empty() : Optional.of(row.with(filled(row.cells())));
    }

    private boolean saysNothing(Row row) {
        int handle = columns.place(Column.VARIANTS).orElseThrow();
        return columns.places().stream().filter(place -> place != handle)
                .allMatch(place -> Spelling.of(ColumnMap.cell(place, row.cells())).isEmpty());
    }

    private List<String> filled(List<String> row) {
        List<String> cells = new ArrayList<>(row);
        while (cells.size() < columns.count()) {
            // A sheet ends its rows with the last cell that says something.
            cells.add("");
        }
        for (Column column : SAID_ONCE) {
            columns.place(column).ifPresent(place -> {
                String own = ColumnMap.cell(place, cells);
                if (!Spelling.of(own).isEmpty()) {
                    said.putIfAbsent(column, own);
                } else if (!product.isEmpty()) {
                    cells.set(place, said.getOrDefault(column, ""));
                }
            });
        }
        return cells;
    }
}
