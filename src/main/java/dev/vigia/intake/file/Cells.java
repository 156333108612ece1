package dev.vigia.intake.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.database.Spelling;
import dev.vigia.intake.ItemReader;
import dev.vigia.intake.ProductFields;
import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.RejectionCode;
import dev.vigia.intake.StockItem;
import dev.vigia.intake.column.AvailableUnits;
import dev.vigia.intake.column.Categories;
import dev.vigia.intake.column.CellText;
import dev.vigia.intake.column.Column;
import dev.vigia.intake.column.ColumnMap;
import dev.vigia.intake.column.Flag;
import dev.vigia.intake.column.KitCell;
import dev.vigia.intake.column.KnownWarehouses;
import dev.vigia.intake.column.Notation;
import dev.vigia.intake.column.Numeral;
import dev.vigia.intake.file.StockFile.ProductLine;
import dev.vigia.intake.file.StockFile.Reading;
import dev.vigia.table.Row;
import dev.vigia.table.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads the cells of a line: what they say of a product, and its levels, one or one for each warehouse that has a column.
 *
 * @param places       which of the codes of its columns mean one warehouse
 * @param withProducts whether what they say of the product counts
 */
record Cells(ColumnMap columns, Notation notation, KnownWarehouses known, Map<String, String> places,
        boolean withProducts) {

    Cells(ColumnMap columns, Notation notation, KnownWarehouses known, boolean withProducts) {
        this(columns, notation, known, known.placesOf(columns.warehouses().keySet()), withProducts);
    }

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int LONGEST_NUMBER = 60;
    private static final List<Column> TEXTS = List.of(Column.SKU, Column.NAME, Column.CATEGORY, Column.EAN);

    /** @param said what a line says as a whole */
    void read(Row row, String said, Instant now, Reading reading) {
        try {
            ObjectNode item = codes(row);
            if (withProducts && columns.areOfProducts() && isWithoutStock(row, said, reading)) {
                // What is not sold any more has none, nor has a kit.
                return;
            }
            if (!columns.warehouses().isEmpty()) {
                eachWarehouse(row, item, now, reading.stock(), reading.refused());
            } else if (columns.areOfStock()) {
                reading.stock().accept(level(row, item, now));
            }
        } catch (ItemReader.RefusedItemException e) {
            reading.refused().accept(inTheWordsOfTheFile(e.item, row, said));
        }
    }

    /** Reads what is said of the product. What is wrong with it says nothing of the stock beside it. */
    private boolean isWithoutStock(Row row, String said, Reading reading) {
        ObjectNode item = JSON.objectNode();
        put(item, Column.CATEGORY.field, CellText.unmarked(Categories.deepest(columns.cell(Column.CATEGORIES, row
                .cells()))));
        for (Column column : TEXTS) {
            put(item, column.field, CellText.unmarked(columns.cell(column, row.cells())));
        }
        KitCell.put(item, CellText.unmarked(columns.cell(Column.KIT, row.cells())));
        putFlag(item, Column.RETIRED, row, Flag::readRetired);
        try {
            ItemReader reader = new ItemReader(row.line(), item);
            refuseUnreadable(reader, item, TEXTS);
            ProductFields fields = reader.described();
            if (!fields.isEmpty()) {
                reading.products().accept(new ProductLine(row.line(), fields));
            }
            return fields.retired().orElse(false) || KitCell.standsAlone(columns, row.cells());
        } catch (ItemReader.RefusedItemException e) {
            reading.refused().accept(inTheWordsOfTheFile(KitCell.ofCell(e.item), row, said));
            return KitCell.standsAlone(columns, row.cells());
        }
    }

    private ObjectNode codes(Row row) throws ItemReader.RefusedItemException {
        ObjectNode item = JSON.objectNode();
        for (Column column : List.of(Column.SKU, Column.WAREHOUSE, Column.OBSERVED_AT)) {
            put(item, column.field, CellText.unmarked(columns.cell(column, row.cells())));
        }
        ItemReader reader = new ItemReader(row.line(), item);
        if (hasMoreCellsThanColumns(row)) {
            throw reader.refused("", RejectionCode.MORE_CELLS_THAN_COLUMNS);
        }
        refuseUnreadable(reader, item, List.of(Column.SKU, Column.WAREHOUSE));
        return item;
    }

    /** A text that lost a letter is another text: it must not take the place of the right one. */
    private static void refuseUnreadable(ItemReader reader, ObjectNode item, List<Column> texts)
            throws ItemReader.RefusedItemException {
        for (Column text : texts) {
            if (item.path(text.field).asText("").indexOf(Table.UNREADABLE) >= 0) {
                throw reader.refused(text.field, RejectionCode.UNREADABLE_CHARACTER);
            }
        }
    }

    private static void put(ObjectNode item, String field, String cell) {
        if (!Spelling.of(cell).isEmpty()) {
            item.put(field, cell);
        }
    }

    /** "1,234" without quotes is two cells, and one unit where 1,234 were meant. */
    private boolean hasMoreCellsThanColumns(Row row) {
        return row.cells().stream().skip(columns.count()).anyMatch(cell -> !Spelling.of(cell).isEmpty());
    }

    private StockItem level(Row row, ObjectNode item, Instant now) throws ItemReader.RefusedItemException {
        columns.place(Column.ON_HAND).ifPresent(place -> putUnits(item, Column.ON_HAND, row, place));
        columns.place(Column.RESERVED).ifPresent(place -> putUnits(item, Column.RESERVED, row, place));
        putFlag(item, Column.UNLIMITED, row, Flag::readUnlimited);
        ItemReader reader = new ItemReader(row.line(), item);
        if (columns.place(Column.AVAILABLE).isPresent()) {
            limit(item, row, reader);
        }
        if (!item.has(Column.WAREHOUSE.field)) {
            item.put(Column.WAREHOUSE.field, known.usual()
                    .orElseThrow(() -> reader.refused(Column.WAREHOUSE.field, RejectionCode.WAREHOUSE_MISSING)));
        }
        return reader.stock(now);
    }

    /**
     * What may be sold is never more than what the file calls available. Nor is it more than what is there and not reserved:
     * some systems call available what they have ordered.
     */
    private void limit(ObjectNode item, Row row, ItemReader reader) throws ItemReader.RefusedItemException {
        ObjectNode said = JSON.objectNode();
        columns.place(Column.AVAILABLE).ifPresent(place -> putUnits(said, Column.AVAILABLE, row, place));
        boolean isWithoutLimit = columns.place(Column.ON_HAND)
                .filter(place -> Flag.isUnlimited(ColumnMap.cell(place, row.cells()))).isPresent();
        if (AvailableUnits.limit(item, said, isWithoutLimit) == AvailableUnits.Understanding.NO_NUMBER) {
            throw reader.refused(Column.AVAILABLE.field, RejectionCode.NOT_AN_INTEGER);
        }
    }

    private void putFlag(ObjectNode item, Column column, Row row, Function<String, Optional<Boolean>> reading) {
        String cell = columns.cell(column, row.cells());
        if (!Spelling.of(cell).isEmpty()) {
            item.set(column.field, reading.apply(cell).<JsonNode>map(JSON::booleanNode)
                    .orElseGet(() -> JSON.textNode(cell)));
        }
    }

    /** A blank cell says nothing of its warehouse; what is wrong in one says nothing of the others. */
    private void eachWarehouse(Row row, ObjectNode codes, Instant now, Consumer<StockItem> good,
            Consumer<RejectedItem> refused) throws ItemReader.RefusedItemException {
        boolean isBlank = true;
        Map<String, CountedCell> counted = new LinkedHashMap<>();
        for (Map.Entry<String, Integer> warehouse : columns.warehouses().entrySet()) {
            int place = warehouse.getValue();
            if (!Spelling.of(ColumnMap.cell(place, row.cells())).isEmpty()) {
                isBlank = false;
                ObjectNode item = codes.deepCopy();
                item.put(Column.WAREHOUSE.field, warehouse.getKey());
                putUnits(item, Column.ON_HAND, row, place);
                Optional<Integer> reserved = Optional.ofNullable(columns.reserved().get(warehouse.getKey()));
                reserved.ifPresent(held -> putUnits(item, Column.RESERVED, row, held));
                try {
                    CountedCell count = new CountedCell(new ItemReader(row.line(), item).stock(now), place);
                    counted.merge(places.getOrDefault(warehouse.getKey(), warehouse.getKey()), count,
                            (first, other) -> smaller(row, first, other, refused));
                } catch (ItemReader.RefusedItemException e) {
                    refused.accept(ofWarehouse(e.item, row, place, reserved));
                }
            }
        }
        counted.values().forEach(count -> good.accept(count.item));
        if (isBlank) {
            throw new ItemReader(row.line(), codes).refused(Column.ON_HAND.field, RejectionCode.ON_HAND_MISSING);
        }
    }

    /** What the column at a place counts. */
    private record CountedCell(StockItem item, int place) {
    }

    /** Of two columns that count the same warehouse the one that leaves least to sell holds, and the other is told. */
    private CountedCell smaller(Row row, CountedCell first, CountedCell other, Consumer<RejectedItem> refused) {
        CountedCell more = first.item.leavesMoreThan(other.item) ? first : other;
        refused.accept(new RejectedItem(row.line(), more.item.sku(), columns.heading(more.place),
                RejectionCode.WAREHOUSE_TWICE, ColumnMap.cell(more.place, row.cells())));
        return more == first ? other : first;
    }

    private RejectedItem ofWarehouse(RejectedItem item, Row row, int units, Optional<Integer> reserved) {
        int place = item.field().equals(Column.ON_HAND.field) ? units
                : item.field().equals(Column.RESERVED.field) ? reserved.orElse(units)
                        : Column.of(item.field()).flatMap(columns::place).orElse(units);
        return new RejectedItem(item.index(), item.sku(), columns.heading(place), code(item, row, Optional.of(place)),
                ColumnMap.cell(place, row.cells()));
    }

    /** Of a number that another file would be read well with, the reason is that nobody knows how this one writes its own. */
    private RejectionCode code(RejectedItem item, Row row, Optional<Integer> place) {
        boolean isAmbiguous = item.code() == RejectionCode.NOT_AN_INTEGER && notation == Notation.UNDECIDED
                && place.filter(cell -> !row.isNumber(cell) && Numeral.isAmbiguous(ColumnMap.cell(cell, row.cells())))
                        .isPresent();
        return isAmbiguous ? RejectionCode.NUMBER_AMBIGUOUS
                : item.code() == RejectionCode.NOT_A_LIST ? RejectionCode.KIT_UNREADABLE : item.code();
    }

    /** What is not what the column asks for stays a text, which the reader of items refuses. */
    private void putUnits(ObjectNode item, Column column, Row row, int place) {
        String cell = ColumnMap.cell(place, row.cells());
        if (Spelling.of(cell).isEmpty()) {
            return;
        }
        if (column != Column.RESERVED && Flag.isUnlimited(cell)) {
            item.put(Column.UNLIMITED.field, true);
        } else if (Flag.isSoldOut(cell)) {
            item.put(column.field, 0);
        } else if (row.isNumber(place) && cell.length() <= LONGEST_NUMBER) {
            item.put(column.field, new BigDecimal(cell));
        } else {
            OptionalLong units = row.isNumber(place) ? OptionalLong.empty() : Numeral.read(cell, notation);
            item.set(column.field, units.isPresent() ? JSON.numberNode(units.getAsLong()) : JSON.textNode(cell));
        }
    }

    /** With what the cell says, not what it was read as. */
    private RejectedItem inTheWordsOfTheFile(RejectedItem item, Row row, String said) {
        return new RejectedItem(item.index(), item.sku(), columns.heading(item.field()), code(item, row, Column.of(item
                .field()).flatMap(columns::place)),
                Column.of(item.field()).map(column -> columns.cell(column, row.cells())).orElse(said));
    }
}
