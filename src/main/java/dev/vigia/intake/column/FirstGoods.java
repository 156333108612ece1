package dev.vigia.intake.column;

import dev.vigia.database.Spelling;
import java.util.List;
import java.util.stream.Stream;

/** Whether rows that are as wide as others, of which a person has said what they mean, begin with goods as those do. */
public final class FirstGoods {

    private FirstGoods() {
    }

    /**
     * Where they count stock, above the first that has a number may stand a title or goods that have none, but no name for a
     * number. Where they describe products alone, any text may be the name of a column.
     *
     * @param rows       the first that are not blank
     * @param isFollowed whether they come from where such rows came before, and not from anywhere
     */
    public static boolean begin(List<List<String>> rows, ColumnMap columns, boolean isFollowed) {
        List<List<String>> above = rows.stream().takeWhile(row -> !columns.looksLikeALine(row)).toList();
        return columns.areOfStock() ? above.size() < rows.size() && above.stream().allMatch(row -> isBlank(row,
                columns))
                : columns.areOfProducts() && !rows.isEmpty() && isProduct(rows.get(0), columns, isFollowed);
    }

    private static boolean isBlank(List<String> row, ColumnMap columns) {
        return Stream.concat(columns.quantities().stream(), columns.place(Column.UNLIMITED).stream())
                .allMatch(place -> Spelling.of(ColumnMap.cell(place, row)).isEmpty());
    }

    private static boolean isProduct(List<String> row, ColumnMap columns, boolean isFollowed) {
        ColumnMap named = ColumnMap.named(row, KnownWarehouses.NONE);
        String sku = Spelling.of(columns.cell(Column.SKU, row));
        return !named.areOfStock() && !named.areOfProducts()
                && (isFollowed ? !sku.isEmpty() : sku.chars().anyMatch(Character::isDigit));
    }
}
