package dev.vigia.intake.file;

import dev.vigia.intake.ProductFields;
import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.StockItem;
import dev.vigia.intake.column.AddedColumns;
import dev.vigia.intake.column.Column;
import dev.vigia.intake.column.Columns;
import dev.vigia.intake.column.KnownWarehouses;
import dev.vigia.intake.column.Notation;
import dev.vigia.intake.table.LineShape;
import dev.vigia.intake.table.Row;
import dev.vigia.intake.table.Rows;
import dev.vigia.intake.table.Table;
import dev.vigia.intake.table.Unreadable;
import dev.vigia.intake.table.Unreadable.FileProblem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A file of stock levels and products as spreadsheets and stores write them: a line at its beginning names the columns, in any order and
 * in any of the portal's languages; above it may stand a letterhead, and totals below.
 */
public final class StockFile {

    /**
     * Who takes what a file says, line by line.
     *
     * @param stock    levels, with the number of the line as their place
     * @param products what lines say of products
     * @param refused  with the name that the file gives the column
     */
    record Reading(Consumer<StockItem> stock, Consumer<ProductLine> products, Consumer<RejectedItem> refused) {
    }

    /** What a line says of a product. */
    record ProductLine(int line, ProductFields fields) {
    }

    private final FilePart part;
    private final Notation notation;
    private final Cells cells;
    private List<Integer> totals = List.of();

    private StockFile(FilePart part, Notation notation, KnownWarehouses known, boolean withProducts) {
        this.part = part;
        this.notation = notation;
        this.cells = new Cells(part.columns(), notation, known, withProducts);
    }

    /**
     * Looks for the line that names the columns.
     *
     * @param known the retailer's warehouses
     * @throws Unreadable if it is no file of stock levels or products
     */
    public static StockFile open(Path path, KnownWarehouses known, ReadOptions options) {
        List<Table> tables = Table.of(path);
        Optional<FilePart> part = tables.stream()
                .flatMap(table -> FilePart.mapped(table, options.mappings()).stream()).findFirst();
        for (Predicate<Columns> wanted : wanted(options)) {
            if (part.isEmpty()) {
                part = tables.stream().flatMap(table -> FilePart.named(table, known, wanted).stream()).findFirst();
            }
        }
        if (part.isEmpty()) {
            part = tables.stream().flatMap(table -> FilePart.unnamed(table, options.mappings()).stream()).findFirst();
        }
        FilePart found = part.orElseThrow(() -> new Unreadable(FileProblem.COLUMNS_MISSING, beginning(tables.get(0))));
        if (!found.columns().twice().isEmpty()) {
            throw new Unreadable(FileProblem.COLUMN_TWICE, String.join(", ", found.columns().twice()));
        }
        return new StockFile(found, options.notation().or(() -> AddedColumns.notation(found.columns().asTheyStand()))
                .orElseGet(found::notation), known, options.withProducts());
    }

    private static List<Predicate<Columns>> wanted(ReadOptions options) {
        return options.withProducts() ? List.of(Columns::areOfStock, Columns::areOfProducts)
                : List.of(Columns::areOfStock);
    }

    private static String beginning(Table table) {
        try (Rows rows = table.rows(LineShape.UNKNOWN)) {
            while (rows.hasNext()) {
                Row row = rows.next();
                if (!row.isBlank()) {
                    return row.broken().map(Row.BrokenRow::text).orElseGet(() -> table.joined(row.cells())).strip();
                }
            }
        }
        throw new Unreadable(FileProblem.EMPTY, "");
    }

    /** The columns that mean nothing to us, as the file names them, as far as a person reads on. */
    String ignored() {
        return Unreadable.shortened(String.join(", ", part.columns().ignored()));
    }

    /** All rows as they stand in the person's file, those above the names of the columns too. */
    public Rows rows() {
        return part.rows();
    }

    /** The names of the columns as they stand. */
    public List<String> head() {
        return part.columns().asTheyStand();
    }

    /** Whether it says how many units there are. */
    boolean isOfStock() {
        return part.columns().areOfStock();
    }

    /** What the file calls it; as the API does if it has none. */
    String heading(Column column) {
        return part.columns().heading(column);
    }

    Optional<String> headingOf(Column column) {
        return part.columns().place(column).map(part.columns()::heading);
    }

    /** What a person is told of how it was read; of the totals, once it has been. */
    FileFormat format() {
        Table.Format format = part.table().format();
        return new FileFormat(format.kind().name(), format.charset(), FileFormat.Separator.of(format.separator()),
                format.sheet().orElse(""), part.line(), notation, FileFormat.list(totals),
                part.columns().heading(Column.SKU));
    }

    /**
     * Reads it to its end.
     *
     * @param now       when it came in
     * @param isProduct whether the retailer has a product with a SKU
     */
    void read(Instant now, Reading reading, Predicate<String> isProduct) {
        VariantRows variants = new VariantRows(part.columns());
        totals = part.read((row, said) -> variants.whole(row)
                .ifPresent(whole -> cells.read(whole, said, now, reading)), reading, isProduct);
    }
}
