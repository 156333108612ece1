package dev.vigia.intake.file;

import dev.vigia.database.Spelling;
import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.RejectionCode;
import dev.vigia.intake.column.AddedColumns;
import dev.vigia.intake.column.Column;
import dev.vigia.intake.column.ColumnMap;
import dev.vigia.intake.column.FirstGoods;
import dev.vigia.intake.column.KnownWarehouses;
import dev.vigia.intake.column.Notation;
import dev.vigia.intake.column.Numeral;
import dev.vigia.intake.file.StockFile.Reading;
import dev.vigia.table.FirstRows;
import dev.vigia.table.Formulas;
import dev.vigia.table.LineShape;
import dev.vigia.table.Row;
import dev.vigia.table.Rows;
import dev.vigia.table.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A table of a file, from the line that names its columns to its end.
 *
 * @param line      where the columns are named
 * @param warehouse where its units lie, if it is a sheet for each
 */
record FilePart(Table table, ColumnMap columns, int line, Optional<String> warehouse) {

    FilePart(Table table, ColumnMap columns, int line) {
        this(table, columns, line, Optional.empty());
    }

    FilePart in(String code) {
        return new FilePart(table, columns, line, Optional.of(code));
    }

    private static final int MOST_WAREHOUSES = 1_000;

    static Optional<FilePart> named(Table table, KnownWarehouses known, Predicate<ColumnMap> wanted) {
        return first(table, cells -> Optional.of(ColumnMap.named(cells, known)).filter(wanted));
    }

    /** As a person has said of the same headings. */
    static Optional<FilePart> mapped(Table table, Map<String, List<String>> mappings) {
        return mappings.isEmpty() ? Optional.empty()
                : first(table, cells -> Optional.ofNullable(mappings.get(ReadOptions.key(cells)))
                        .map(meanings -> ColumnMap.mapped(cells, meanings))
                        .filter(columns -> columns.areOfStock() || columns.areOfProducts()));
    }

    /** A table that begins with its goods, as a person has said of it, or of others as wide. */
    static Optional<FilePart> unnamed(Table table, ReadOptions options) {
        return options.mappings().isEmpty() ? Optional.empty()
                : FirstRows.in(table).map(FirstRows::withoutHead).flatMap(rows -> {
                    List<String> letters = rows.head().cells();
                    return Optional.ofNullable(options.mappings().get(options.unnamedKey(letters)))
                            .map(meanings -> ColumnMap.mapped(letters, meanings))
                            .filter(columns -> options.isHeadless(Sheets.name(table)) ? columns.areOfStock() || columns
                                    .areOfProducts()
                                    : FirstGoods.begin(rows.all().stream().map(Row::cells).toList(), columns, options
                                            .schedule().isPresent()))
                            .map(columns -> new FilePart(table, columns, rows.head().line()));
                });
    }

    private static Optional<FilePart> first(Table table, Function<List<String>, Optional<ColumnMap>> reading) {
        try (Rows rows = table.rows(LineShape.UNKNOWN)) {
            int looked = 0;
            while (looked < FirstRows.LOOKED_AT && rows.hasNext()) {
                Row row = rows.next();
                boolean isText = row.broken().isEmpty() && !row.isBlank();
                looked += isText ? 1 : 0;
                Optional<ColumnMap> columns = isText ? reading.apply(row.cells()) : Optional.empty();
                if (columns.isPresent()) {
                    return Optional.of(new FilePart(table, columns.get(), row.line()));
                }
            }
            return Optional.empty();
        }
    }

    /** How its numbers are written: as a person has said, or else as all of them together say; empty if they say nothing. */
    Optional<Notation> notation(ReadOptions options) {
        return options.notation().or(() -> AddedColumns.notation(columns.asTheyStand())).or(this::toldNotation);
    }

    private Optional<Notation> toldNotation() {
        Set<Notation> said = EnumSet.noneOf(Notation.class);
        boolean hasFractions = false;
        List<Integer> places = columns.quantities();
        try (Rows rows = rows()) {
            while (rows.hasNext() && said.size() < 2) {
                Row row = rows.next();
                if (row.line() > line && row.broken().isEmpty()) {
                    places.stream().filter(place -> !row.isNumber(place))
                            .map(place -> Numeral.notation(ColumnMap.cell(place, row.cells())))
                            .filter(notation -> notation != Notation.UNDECIDED).forEach(said::add);
                    hasFractions |= places.stream().anyMatch(place -> row.isNumber(place)
                            && ColumnMap.cell(place, row.cells()).indexOf('.') >= 0);
                }
            }
        }
        boolean isDoubtful = said.size() > 1 || hasFractions;
        return said.size() == 1 ? said.stream().findFirst()
                : Optional.of(Notation.UNDECIDED).filter(undecided -> isDoubtful);
    }

    /** The codes of the warehouses whose units it counts; empty if they are more than anybody has. */
    Optional<Set<String>> warehouses(KnownWarehouses known) {
        if (!columns.warehouses().isEmpty()) {
            return Optional.of(columns.warehouses().keySet());
        }
        Set<String> codes = new HashSet<>();
        try (Rows rows = rows()) {
            while (rows.hasNext() && codes.size() <= MOST_WAREHOUSES) {
                Row row = rows.next();
                if (row.line() > line && columns.looksLikeALine(row.cells()) && !TotalLine.is(row, columns)) {
                    Optional.of(Spelling.of(columns.cell(Column.WAREHOUSE, row.cells()))).filter(code -> !code
                            .isEmpty())
                            .or(known::usual).ifPresent(codes::add);
                }
            }
        }
        return Optional.of(codes).filter(all -> all.size() <= MOST_WAREHOUSES);
    }

    /** All rows as they stand in the person's file, those above the names of the columns too. */
    Rows rows() {
        Rows rows = table.rows(new LineShape(columns::looksLikeALine, columns::areFilledBy, columns.areOfStock()));
        return AddedColumns.areIn(columns.asTheyStand()) ? new OwnRows(rows, columns.asTheyStand()) : rows;
    }

    /** Of a sheet without what stands beside its columns: a remark, where in a text it may be the end of a number. */
    Row within(Row row) {
        return hasRemarks(row) ? row.with(row.cells().subList(0, columns.count())) : row;
    }

    /** The letters of the columns of a sheet that have no name and say something in a row. */
    private List<String> remarks(Row row) {
        return IntStream.range(columns.count(), row.cells().size())
                .filter(place -> !Spelling.of(row.cells().get(place)).isEmpty()).mapToObj(FirstRows::letters)
                .toList();
    }

    private boolean hasRemarks(Row row) {
        return table.format().kind() == Table.FileType.XLSX && row.cells().size() > columns.count();
    }

    /** Rows that we gave back, with nothing where our columns are. */
    private record OwnRows(Rows rows, List<String> head) implements Rows {

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public Row next() {
            Row row = rows.next();
            if (row.broken().isPresent()) {
                return row;
            }
            List<String> cells = new ArrayList<>(row.cells());
            for (int place = AddedColumns.own(head).size(); place < Math.min(head.size(), cells.size()); place++) {
                cells.set(place, "");
            }
            cells.replaceAll(Formulas::unmarked);
            return row.with(cells);
        }

        @Override
        public void close() {
            rows.close();
        }
    }

    /**
     * Reads line by line, and holds one of them in memory.
     *
     * @param each      takes a line of goods, and what it says as a whole
     * @param isProduct whether the retailer has a product with a SKU
     * @param below     how many lines are above its first, in the sheets before
     * @param totals    takes the lines of totals
     * @param remarks   takes the letters of the columns of a sheet in which remarks stand
     */
    void read(LineReader each, Reading reading, Predicate<String> isProduct, int below, IntConsumer totals,
            Consumer<String> remarks) {
        try (Rows rows = rows()) {
            while (rows.hasNext()) {
                Row all = rows.next();
                Row own = all.line() > line ? within(all) : all;
                Row row = own.below(below);
                if (own != all) {
                    remarks(all).forEach(remarks);
                }
                if (own.line() < line) {
                    readAbove(row, reading.refused());
                } else if (own.line() > line && !own.isBlank()) {
                    if (!isTotal(own, isProduct)) {
                        read(row, each, reading.refused());
                    } else {
                        totals.accept(row.line());
                    }
                }
            }
        }
    }

    /** Takes a line of goods. */
    interface LineReader {

        void read(Row row, String said);
    }

    /** A letterhead is passed over, but not a line of goods. */
    private void readAbove(Row row, Consumer<RejectedItem> refused) {
        if (row.broken().isEmpty() && columns.looksLikeALine(row.cells())) {
            refused.accept(new RejectedItem(row.line(), columns.cell(Column.SKU, row.cells()), "",
                    RejectionCode.ABOVE_COLUMNS, table.joined(row.cells())));
        }
    }

    private void read(Row row, LineReader each, Consumer<RejectedItem> refused) {
        if (row.broken().isPresent()) {
            refused.accept(new RejectedItem(row.line(), Spelling.of(columns.cell(Column.SKU, row.cells())), "",
                    RejectionCode.valueOf(row.broken().get().mistake().name()), row.broken().get().text()));
        } else {
            each.read(row, table.joined(row.cells()));
        }
    }

    private boolean isTotal(Row row, Predicate<String> isProduct) {
        return row.broken().isEmpty() && TotalLine.is(row, columns)
                && !isProduct.test(Spelling.of(columns.cell(Column.SKU, row.cells())));
    }
}
