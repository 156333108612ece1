package dev.vigia.intake.file;

import dev.vigia.intake.column.KnownWarehouses;
import dev.vigia.intake.column.Notation;
import dev.vigia.intake.column.Numeral;
import dev.vigia.intake.column.Headings;
import dev.vigia.intake.column.Columns;
import dev.vigia.intake.column.Column;
import dev.vigia.database.Spelling;
import dev.vigia.intake.ProductFields;
import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.RejectionCode;
import dev.vigia.intake.StockItem;
import dev.vigia.intake.table.LineShape;
import dev.vigia.intake.table.Row;
import dev.vigia.intake.table.Rows;
import dev.vigia.intake.table.Table;
import dev.vigia.intake.table.Unreadable;
import dev.vigia.intake.table.Unreadable.FileProblem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A file of stock levels and products as spreadsheets and stores write them: a line at its beginning names the columns, in any order and
 * in any of the portal's languages; above it may stand a letterhead, and totals below.
 */
public final class StockFile {

    // How far down the line that names the columns may be: below a title or a letterhead.
    private static final int PREAMBLE = 50;
    private static final Set<String> TOTALS = Set.of("total", "totales", "totalgeneral", "totais", "totalgeral",
            "totals",
            "grandtotal", "subtotal", "suma", "soma", "sum");
    private static final int MOST_TOLD = 20;

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

    private final Table table;
    private final Columns columns;
    private final int columnsLine;
    private final Notation notation;
    private final Cells cells;
    private final List<Integer> totals = new ArrayList<>();

    private StockFile(Table table, Columns columns, int columnsLine, Notation notation, KnownWarehouses known,
            boolean withProducts) {
        this.table = table;
        this.columns = columns;
        this.columnsLine = columnsLine;
        this.notation = notation;
        this.cells = new Cells(columns, notation, known, withProducts);
    }

    /**
     * Looks for the line that names the columns.
     *
     * @param known the retailer's warehouses
     * @throws Unreadable if it is no file of stock levels or products
     */
    public static StockFile open(Path path, KnownWarehouses known, ReadOptions options) {
        List<Table> tables = Table.of(path);
        Optional<Head> head = tables.stream().flatMap(table -> Head.mapped(table, options.mappings()).stream())
                .findFirst();
        for (Predicate<Columns> wanted : wanted(options)) {
            if (head.isEmpty()) {
                head = tables.stream().flatMap(table -> Head.named(table, known, wanted).stream()).findFirst();
            }
        }
        Head found = head.orElseThrow(() -> new Unreadable(FileProblem.COLUMNS_MISSING, beginning(tables.get(0))));
        if (!found.columns.twice().isEmpty()) {
            throw new Unreadable(FileProblem.COLUMN_TWICE, String.join(", ", found.columns.twice()));
        }
        return new StockFile(found.table, found.columns, found.line,
                options.notation().orElseGet(() -> notation(found.table, found.columns, found.line)), known,
                options.withProducts());
    }

    private static List<Predicate<Columns>> wanted(ReadOptions options) {
        return options.withProducts() ? List.of(Columns::areOfStock, Columns::areOfProducts)
                : List.of(Columns::areOfStock);
    }

    /** Where a table names its columns. */
    private record Head(Table table, Columns columns, int line) {

        static Optional<Head> named(Table table, KnownWarehouses known, Predicate<Columns> wanted) {
            return first(table, cells -> Optional.of(Columns.named(cells, known)).filter(wanted));
        }

        /** As a person has said of the same headings. */
        static Optional<Head> mapped(Table table, Map<String, List<String>> mappings) {
            return mappings.isEmpty() ? Optional.empty()
                    : first(table, cells -> Optional.ofNullable(mappings.get(ReadOptions.key(cells)))
                            .map(meanings -> Columns.mapped(cells, meanings))
                            .filter(columns -> columns.areOfStock() || columns.areOfProducts()));
        }

        private static Optional<Head> first(Table table, Function<List<String>, Optional<Columns>> reading) {
            try (Rows rows = table.rows(LineShape.UNKNOWN)) {
                for (int i = 0; i < PREAMBLE && rows.hasNext(); i++) {
                    Row row = rows.next();
                    Optional<Columns> columns = row.broken().isPresent() ? Optional.empty()
                            : reading.apply(row.cells());
                    if (columns.isPresent()) {
                        return Optional.of(new Head(table, columns.get(), row.line()));
                    }
                }
                return Optional.empty();
            }
        }
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

    /** What all numbers of the file together say of how they are written. */
    private static Notation notation(Table table, Columns columns, int columnsLine) {
        Set<Notation> said = EnumSet.noneOf(Notation.class);
        List<Integer> places = columns.quantities();
        try (Rows rows = table.rows(shape(columns))) {
            while (rows.hasNext() && said.size() < 2) {
                Row row = rows.next();
                if (row.line() > columnsLine && row.broken().isEmpty()) {
                    places.stream().filter(place -> !row.isNumber(place))
                            .map(place -> Numeral.notation(Columns.cell(place, row.cells())))
                            .filter(notation -> notation != Notation.UNDECIDED).forEach(said::add);
                }
            }
        }
        return said.size() == 1 ? said.iterator().next() : Notation.UNDECIDED;
    }

    private static LineShape shape(Columns columns) {
        return new LineShape(columns::looksLikeALine, columns::areFilledBy);
    }

    /** The columns that mean nothing to us, as the file names them, as far as a person reads on. */
    String ignored() {
        return Unreadable.shortened(String.join(", ", columns.ignored()));
    }

    /** All rows as they stand, those above the names of the columns too. */
    public Rows rows() {
        return table.rows(shape(columns));
    }

    /** The names of the columns as they stand. */
    public List<String> head() {
        return columns.asTheyStand();
    }

    /** Whether it says how many units there are. */
    boolean isOfStock() {
        return columns.areOfStock();
    }

    /** What the file calls it. */
    String heading(Column column) {
        return columns.heading(column);
    }

    /** What a person is told of how it was read; of the totals, once it has been. */
    FileFormat format() {
        Table.Format format = table.format();
        return new FileFormat(format.kind().name(), format.charset(), FileFormat.Separator.of(format.separator()),
                format.sheet().orElse(""), columnsLine, notation, FileFormat.list(totals));
    }

    /**
     * Reads line by line, and holds one of them in memory.
     *
     * @param now when it came in
     */
    void read(Instant now, Reading reading) {
        totals.clear();
        try (Rows rows = rows()) {
            while (rows.hasNext()) {
                Row row = rows.next();
                if (row.line() < columnsLine) {
                    readAbove(row, reading.refused());
                } else if (row.line() > columnsLine && !row.isBlank()) {
                    read(row, now, reading);
                }
            }
        }
    }

    /** A letterhead is passed over, but not a line of goods. */
    private void readAbove(Row row, Consumer<RejectedItem> refused) {
        if (row.broken().isEmpty() && columns.looksLikeALine(row.cells())) {
            refused.accept(new RejectedItem(row.line(), columns.cell(Column.SKU, row.cells()), "",
                    RejectionCode.ABOVE_COLUMNS, table.joined(row.cells())));
        }
    }

    private void read(Row row, Instant now, Reading reading) {
        if (row.broken().isPresent()) {
            reading.refused().accept(new RejectedItem(row.line(), Spelling.of(columns.cell(Column.SKU, row.cells())),
                    "",
                    row.broken().get().code(), row.broken().get().text()));
        } else if (isTotal(row)) {
            if (totals.size() < MOST_TOLD) {
                totals.add(row.line());
            }
        } else {
            cells.read(row, table.joined(row.cells()), now, reading);
        }
    }

    /** It names no SKU, or the word for a total instead of one. */
    private boolean isTotal(Row row) {
        String sku = Spelling.of(columns.cell(Column.SKU, row.cells()));
        return sku.isEmpty() ? row.cells().stream().anyMatch(StockFile::isTotal) : isTotal(sku);
    }

    private static boolean isTotal(String cell) {
        return TOTALS.contains(Headings.folded(cell).orElse(""));
    }
}
