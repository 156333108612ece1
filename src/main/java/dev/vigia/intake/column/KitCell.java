package dev.vigia.intake.column;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.database.Spelling;
import dev.vigia.intake.RejectedItem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a cell says that a kit is made of: {@code TAZA x 2 | PLATO x 1}. */
public final class KitCell {

    private static final Pattern BETWEEN = Pattern.compile("[|;\n]");
    private static final Pattern PART = Pattern.compile("(.+?)(?: +[xX\u00D7*] *| *[:=\u00D7*] *)([0-9]{1,15})");

    private static final Pattern BLANKS = Pattern.compile(" +");
    // A SKU and a number, with what stands between them.
    private static final int LONGEST = 250;

    private KitCell() {
    }

    /** Puts it where the API has it; what is not understood stays a text, which the reader of items refuses. */
    public static void put(ObjectNode item, String cell) {
        if (!saysSomething(cell)) {
            return;
        }
        Optional<ArrayNode> parts = parts(cell);
        if (parts.isPresent()) {
            item.set(Column.KIT.field, parts.get());
        } else {
            item.put(Column.KIT.field, cell);
        }
    }

    private static Optional<ArrayNode> parts(String cell) {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        for (String text : BETWEEN.split(cell)) {
            // A long row of blanks would be looked at anew from each of them.
            String part = BLANKS.matcher(Spelling.of(text)).replaceAll(" ");
            Matcher matcher = PART.matcher(part);
            if (part.length() <= LONGEST && matcher.matches()) {
                parts.addObject().put(Column.SKU.field, matcher.group(1)).put("quantity", Long.parseLong(matcher.group(
                        2)));
            } else if (!part.isEmpty()) {
                return Optional.empty();
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    }

    /** Some files say yes or no there, which says nothing of what it is made of. */
    private static boolean saysSomething(String cell) {
        return !Spelling.of(cell).isEmpty() && Flag.read(cell).isEmpty();
    }

    /** Whether a line says what something is made of, and counts nothing: a kit has no stock of its own. */
    public static boolean standsAlone(ColumnMap columns, List<String> cells) {
        return saysSomething(columns.cell(Column.KIT, cells)) && columns.quantities().stream()
                .allMatch(place -> Spelling.of(ColumnMap.cell(place, cells)).isEmpty())
                && Spelling.of(columns.cell(Column.UNLIMITED, cells)).isEmpty();
    }

    /** What is wrong with one component is wrong with the cell. */
    public static RejectedItem ofCell(RejectedItem item) {
        return item.field().startsWith(Column.KIT.field + "[")
                ? new RejectedItem(item.index(), item.sku(), Column.KIT.field, item.code(), item.value())
                : item;
    }
}
