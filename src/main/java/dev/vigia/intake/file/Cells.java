package dev.vigia.intake.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.vigia.database.Spelling;
import dev.vigia.intake.ItemReader;
import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.RejectionCode;
import dev.vigia.intake.StockItem;
import dev.vigia.intake.file.Columns.Column;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the cells of a line as a stock level. */
record Cells(Columns columns, char separator) {

    private static final Set<String> TRUE = Set.of("true", "si", "sim", "yes", "1", "x", "verdadero", "verdadeiro");
    private static final Set<String> FALSE = Set.of("false", "no", "nao", "0", "falso");

    StockItem item(CsvRecord line, Instant now, KnownWarehouses known) throws ItemReader.Refused {
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        columns.places().keySet().forEach(column -> {
            String cell = columns.cell(column, line.getFields());
            if (!Spelling.of(cell).isEmpty()) {
                item.set(column.field, value(column, cell));
            }
        });
        ItemReader reader = new ItemReader((int) line.getStartingLineNumber(), item);
        if (hasMoreCellsThanColumns(line)) {
            throw reader.refused("", RejectionCode.MORE_CELLS_THAN_COLUMNS);
        }
        for (Column code : List.of(Column.SKU, Column.WAREHOUSE)) {
            if (item.path(code.field).asText("").indexOf(TextFile.UNREADABLE) >= 0) {
                throw reader.refused(code.field, RejectionCode.UNREADABLE_CHARACTER);
            }
        }
        if (!item.has(Column.WAREHOUSE.field)) {
            item.put(Column.WAREHOUSE.field, known.usual()
                    .orElseThrow(() -> reader.refused(Column.WAREHOUSE.field, RejectionCode.WAREHOUSE_MISSING)));
        }
        return reader.stock(now);
    }

    /** "1,234" without quotes is two cells, and one unit where 1,234 were meant. */
    private boolean hasMoreCellsThanColumns(CsvRecord line) {
        return line.getFields().stream().skip(columns.count()).anyMatch(cell -> !Spelling.of(cell).isEmpty());
    }

    /** What is not what the column asks for stays a text, which the reader of items refuses. */
    private static JsonNode value(Column column, String cell) {
        return switch (column) {
            case ON_HAND, RESERVED -> units(cell);
            case UNLIMITED -> flag(cell);
            default -> JsonNodeFactory.instance.textNode(cell);
        };
    }

    private static JsonNode units(String cell) {
        OptionalLong units = Numeral.read(cell);
        return units.isPresent() ? JsonNodeFactory.instance.numberNode(units.getAsLong())
                : JsonNodeFactory.instance.textNode(cell);
    }

    static JsonNode flag(String cell) {
        String folded = Columns.folded(Spelling.of(cell)).orElse("");
        return TRUE.contains(folded) || FALSE.contains(folded)
                ? JsonNodeFactory.instance.booleanNode(TRUE.contains(folded))
                : JsonNodeFactory.instance.textNode(cell);
    }

    /** With what the cell says, not what it was read as. */
    RejectedItem inTheWordsOfTheFile(RejectedItem item, CsvRecord line) {
        String said = Arrays.stream(Column.values()).filter(column -> column.field.equals(item.field())).findFirst()
                .map(column -> columns.cell(column, line.getFields()))
                .orElseGet(() -> String.join(String.valueOf(separator), line.getFields()));
        return new RejectedItem(item.index(), item.sku(), columns.heading(item.field()), item.code(), said);
    }
}
