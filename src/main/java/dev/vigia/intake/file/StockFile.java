package dev.vigia.intake.file;

import dev.vigia.intake.ProductFields;
import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.StockItem;
import dev.vigia.intake.column.AddedColumns;
import dev.vigia.intake.column.Column;
import dev.vigia.intake.column.ColumnMap;
import dev.vigia.intake.column.KnownWarehouses;
import dev.vigia.intake.column.Notation;
import dev.vigia.intake.column.Numeral;
import dev.vigia.table.FirstRows;
import dev.vigia.table.Row;
import dev.vigia.table.Rows;
import dev.vigia.table.Table;
import dev.vigia.table.Unreadable;
import dev.vigia.table.Unreadable.FileProblem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A file of stock levels and products as spreadsheets and stores write them: a line at its beginning names the columns, in any order and
 * in any of the portal's languages; above it may stand a letterhead, and totals below.
 */
public final class StockFile implements AutoCloseable {

    /**
     * Who takes what a file says, line by line.
     *
     * @param stock    levels, with the number of the line as their place
     * @param products what lines say of products
     * @param refused  with the name that the file gives the column
     */
    record Reading(Consumer<StockItem> stock, Consumer<ProductLine> products, Consumer<RejectedItem> refused) {

        /** The same of lines that may say when they were counted, and else as of a moment. */
        Reading asOf(Instant moment) {
            return new Reading(item -> stock.accept(item.asOf(moment)), products, refused);
        }
    }

    /** What a line says of a product. */
    record ProductLine(int line, ProductFields fields) {
    }

    private static final int MOST_TOLD = 20;

    private final List<Table> tables;
    private final List<FilePart> parts;
    private final List<String> unread;
    private final List<Cells> cells;
    private final boolean areNumbersTold;
    private final List<Integer> totals = new ArrayList<>();
    private final Set<String> remarks = new LinkedHashSet<>();
    private int moreTotals;

    private StockFile(List<Table> tables, Sheets sheets, KnownWarehouses known, ReadOptions options) {
        this.tables = tables;
        this.parts = sheets.parts();
        this.unread = sheets.unread();
        List<Optional<Notation>> told = parts.stream().map(part -> part.notation(options)).toList();
        this.areNumbersTold = told.stream().anyMatch(Optional::isPresent);
        this.cells = IntStream.range(0, parts.size()).mapToObj(nth -> cells(parts.get(nth), told.get(nth).orElse(
                Notation.UNDECIDED), known, options)).toList();
    }

    private static Cells cells(FilePart part, Notation notation, KnownWarehouses known, ReadOptions options) {
        return new Cells(part.columns(), notation,
                part.warehouse().map(code -> new KnownWarehouses(List.of(code))).orElse(known), options.withProducts());
    }

    /** How the numbers of {@link #eachRow} are written; empty if none of them says anything of it. */
    public Optional<Notation> notationOfRows() {
        return Optional.of(cells.get(0).notation()).filter(first -> areNumbersTold)
                .map(first -> cells.stream().allMatch(part -> part.notation() == first) ? first : Notation.UNDECIDED);
    }

    /**
     * Looks for the line that names the columns.
     *
     * @param known the retailer's warehouses
     * @throws Unreadable if it is no file of stock levels or products
     */
    public static StockFile open(Path path, KnownWarehouses known, ReadOptions options) {
        List<Table> tables = Table.of(path);
        try {
            return open(tables, known, options);
        } catch (RuntimeException | Error unreadable) {
            tables.forEach(Table::close);
            throw unreadable;
        }
    }

    private static StockFile open(List<Table> tables, KnownWarehouses known, ReadOptions options) {
        // Further down may stand what looks like names of columns.
        boolean beginsWithGoods = options.headless().isPresent() || options.schedule().isPresent();
        Optional<FilePart> part = beginsWithGoods ? unnamed(tables, options) : Optional.empty();
        if (part.isEmpty()) {
            part = tables.stream().flatMap(table -> FilePart.mapped(table, options.mappings()).stream()).findFirst();
        }
        for (Predicate<ColumnMap> wanted : options.wanted()) {
            if (part.isEmpty()) {
                part = tables.stream().flatMap(table -> FilePart.named(table, known, wanted).stream()).findFirst();
            }
        }
        if (part.isEmpty()) {
            part = unnamed(tables, options);
        }
        FilePart found = part.orElseThrow(() -> new Unreadable(FileProblem.COLUMNS_MISSING, FirstRows.beginning(tables
                .get(0))));
        if (!found.columns().twice().isEmpty()) {
            throw new Unreadable(FileProblem.COLUMN_TWICE, String.join(", ", found.columns().twice()));
        }
        Sheets sheets = Sheets.of(found, tables, known, options);
        if (options.complete() && !sheets.uncounted().isEmpty()) {
            throw new Unreadable(FileProblem.SHEETS_UNREAD, String.join(", ", sheets.uncounted()));
        }
        return new StockFile(tables, sheets, known, options);
    }

    private static Optional<FilePart> unnamed(List<Table> tables, ReadOptions options) {
        return tables.stream().flatMap(table -> FilePart.unnamed(table, options).stream()).findFirst();
    }

    private FilePart first() {
        return parts.get(0);
    }

    /** The columns that mean nothing to us, as the file names them, or has them without a name, as far as a person reads on. */
    String ignored() {
        return Unreadable.shortened(Stream.concat(parts.stream().flatMap(part -> part.columns().ignored().stream()),
                remarks.stream()).distinct().collect(Collectors.joining(", ")));
    }

    /** Takes all rows as they stand in the person's file, those above the names of the columns too; several sheets as one. */
    public void eachRow(Consumer<Row> each) {
        JoinedHead head = new JoinedHead(parts, Column.WAREHOUSE.field);
        for (int nth = 0; nth < parts.size(); nth++) {
            FilePart part = parts.get(nth);
            try (Rows rows = part.rows()) {
                while (rows.hasNext()) {
                    Row row = asNumbersOfAll(nth, part.within(rows.next()));
                    each.accept((parts.size() == 1 || row.broken().isPresent() ? row : head.joined(part, row))
                            .below(FileFormat.above(nth)));
                }
            }
        }
    }

    /** A number of a workbook, or of a sheet that writes its numbers otherwise, means the same in a text of all rows. */
    private Row asNumbersOfAll(int nth, Row row) {
        Notation own = cells.get(nth).notation();
        boolean isOther = !notationOfRows().orElse(own).equals(own);
        List<String> written = new ArrayList<>(row.cells());
        if (row.broken().isEmpty() && row.line() > parts.get(nth).line()) {
            parts.get(nth).columns().quantities().stream().filter(place -> place < written.size())
                    .filter(place -> isOther || row.isNumber(place))
                    .forEach(place -> written.set(place, Numeral.unmistakable(written.get(place), row.isNumber(place),
                            own)));
        }
        return row.with(written);
    }

    /**
     * The names of the columns as they stand; of several sheets as those of one.
     *
     * @param warehouse what the column is called that says which sheet a row is of, where each is a warehouse
     */
    public JoinedHead head(String warehouse) {
        return new JoinedHead(parts, warehouse);
    }

    /** The warehouses whose units have a column of their own. Those that the retailer does not have a person has said. */
    Set<String> warehousesOfColumns() {
        return parts.stream().flatMap(part -> part.columns().warehouses().keySet().stream()).collect(Collectors
                .toSet());
    }

    /** Whether it says how many units there are. */
    boolean isOfStock() {
        return first().columns().areOfStock();
    }

    /** What the file calls it; as the API does if it has none. */
    String heading(Column column) {
        return parts.stream().map(FilePart::columns).filter(columns -> columns.place(column).isPresent()).findFirst()
                .orElse(first().columns()).heading(column);
    }

    /** What a person is told of how it was read; of the totals, once it has been. */
    public FileFormat format() {
        Table.Format format = first().table().format();
        FileFormat read = new FileFormat(format.kind().name(), format.charset(), FileFormat.Separator.of(format
                .separator()),
                FileFormat.sheets(parts.stream().map(part -> Sheets.name(part.table())).toList()), first().line(),
                cells.get(0).notation(), "", heading(Column.SKU), heading(Column.KIT), Unreadable.shortened(String.join(
                        ", ", unread)));
        return read.with(totals, moreTotals);
    }

    /**
     * Reads it to its end.
     *
     * @param now       when it came in
     * @param isProduct whether the retailer has a product with a SKU
     */
    void read(Instant now, Reading reading, Predicate<String> isProduct) {
        totals.clear();
        remarks.clear();
        moreTotals = 0;
        for (int nth = 0; nth < parts.size(); nth++) {
            FilePart part = parts.get(nth);
            Cells reader = cells.get(nth);
            VariantRows variants = new VariantRows(part.columns());
            String sheet = parts.size() == 1 ? "" : Sheets.name(part.table()) + ": ";
            Reading dated = AddedColumns.received(part.columns().asTheyStand()).filter(now::isAfter).map(reading::asOf)
                    .orElse(reading);
            part.read((row, said) -> variants.whole(row)
                    .ifPresent(whole -> reader.read(whole, said, now, dated)), reading, isProduct,
                    FileFormat.above(nth), this::addTotal, column -> remarks.add(sheet + column));
        }
    }

    private void addTotal(int line) {
        if (totals.size() < MOST_TOLD) {
            totals.add(line);
        } else {
            moreTotals++;
        }
    }

    /** Nothing of it can be read any more. */
    @Override
    public void close() {
        tables.forEach(Table::close);
    }
}
