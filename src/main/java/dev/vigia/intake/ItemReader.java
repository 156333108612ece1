package dev.vigia.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.catalog.CategoryPath;
import dev.vigia.catalog.KitPart;
import dev.vigia.catalog.ProductItem;
import dev.vigia.database.Spelling;
import dev.vigia.inventory.Warehouse;
import dev.vigia.web.request.Timestamp;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one item of a batch as strictly as its type asks, so that one bad item is explained and the good ones beside it
 * are applied.
 */
public final class ItemReader {

    private static final String SKU = "sku";
    private static final String CATEGORY = "category";
    private static final String WAREHOUSE = "warehouse";
    private static final String RESERVED = "reserved";
    private static final Set<String> PRODUCT = Set.of(SKU, "name", CATEGORY, "ean", KitReader.KIT, "retired");
    private static final Set<String> PART = Set.of(SKU, "quantity");
    private static final Set<String> STOCK = Set.of(SKU, WAREHOUSE, "onHand", RESERVED, "unlimited", "observedAt");
    // They are steps in an address, not names in it.
    private static final Set<String> DOTS = Set.of(".", "..");
    private static final char UNREADABLE = '\uFFFD';
    private static final int SKU_LENGTH = 100;
    private static final int NAME_LENGTH = 400;
    private static final int EAN_LENGTH = 20;
    private static final int TIME_LENGTH = 100;
    // Clocks differ a little; what is further ahead is a mistake.
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final int index;
    private final JsonNode item;

    public ItemReader(int index, JsonNode item) {
        this.index = index;
        this.item = item;
    }

    /** Thrown at the first thing that is wrong. */
    public static final class RefusedItemException extends Exception {

        public final transient RejectedItem item;

        private RefusedItemException(RejectedItem item) {
            super(item.toString());
            this.item = item;
        }
    }

    public ProductItem product() throws RefusedItemException {
        onlyKnownFields(PRODUCT);
        if (flag("retired")) {
            return ProductItem.retired(sku());
        }
        for (String field : List.of(SKU, "name", CATEGORY, "ean")) {
            refuseUnreadable(field);
        }
        String sku = sku();
        return new ProductItem(sku,
                required("name", NAME_LENGTH, RejectionCode.NAME_MISSING, RejectionCode.NAME_TOO_LONG),
                category().orElseThrow(() -> refused(CATEGORY, RejectionCode.CATEGORY_MISSING)),
                text("ean", EAN_LENGTH, RejectionCode.EAN_TOO_LONG), kit(sku), false);
    }

    /** What it says of a product that may be known, and leaves out. */
    public ProductFields described() throws RefusedItemException {
        onlyKnownFields(PRODUCT);
        String sku = sku();
        return new ProductFields(sku, text("name", NAME_LENGTH, RejectionCode.NAME_TOO_LONG),
                category(),
                text("ean", EAN_LENGTH, RejectionCode.EAN_TOO_LONG), kit(sku),
                item.hasNonNull("retired") ? Optional.of(flag("retired")) : Optional.empty());
    }

    /** A path that has no step names no category. */
    private Optional<String> category() throws RefusedItemException {
        Optional<String> path = text(CATEGORY, Integer.MAX_VALUE, RejectionCode.CATEGORY_TOO_LONG).map(
                CategoryPath::of);
        if (path.isPresent() && path.get().isEmpty()) {
            throw refused(CATEGORY, RejectionCode.CATEGORY_MISSING);
        }
        if (path.isPresent() && path.get().codePointCount(0, path.get().length()) > NAME_LENGTH) {
            throw refused(CATEGORY, RejectionCode.CATEGORY_TOO_LONG);
        }
        return path;
    }

    /** What takes the place of a letter that could not be read: the text was sent in another encoding than UTF-8. */
    private void refuseUnreadable(String field) throws RefusedItemException {
        if (item.path(field).asText("").indexOf(UNREADABLE) >= 0) {
            throw refused(field, RejectionCode.UNREADABLE_CHARACTER);
        }
    }

    private Optional<List<KitPart>> kit(String sku) throws RefusedItemException {
        return KitReader.read(this, item.get(KitReader.KIT), sku);
    }

    /** What a kit needs, and how many units of it. */
    KitPart part() throws RefusedItemException {
        onlyKnownFields(PART);
        String sku = sku();
        int units = units("quantity");
        if (units < 1 || units > KitPart.MOST_UNITS) {
            throw refused("quantity", RejectionCode.COMPONENT_QUANTITY);
        }
        return new KitPart(sku, units);
    }

    public StockItem stock(Instant now) throws RefusedItemException {
        onlyKnownFields(STOCK);
        String sku = sku();
        String warehouse = code(WAREHOUSE, RejectionCode.WAREHOUSE_TOO_LONG).orElse(Warehouse.MAIN);
        boolean unlimited = flag("unlimited");
        if (!unlimited && !item.hasNonNull("onHand")) {
            throw refused("onHand", RejectionCode.ON_HAND_MISSING);
        }
        int reserved = units(RESERVED);
        if (reserved < 0) {
            // It would make stock that is not there.
            throw refused(RESERVED, RejectionCode.RESERVED_NEGATIVE);
        }
        return new StockItem(index, sku, warehouse, units("onHand"), reserved, unlimited, time(now));
    }

    private void onlyKnownFields(Set<String> known) throws RefusedItemException {
        if (!item.isObject()) {
            throw refused("", RejectionCode.NOT_AN_OBJECT);
        }
        for (Iterator<String> names = item.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!known.contains(name)) {
                throw refused(name, RejectionCode.UNKNOWN_FIELD);
            }
        }
    }

    private String sku() throws RefusedItemException {
        String sku = code(SKU, RejectionCode.SKU_TOO_LONG).orElseThrow(() -> refused(SKU, RejectionCode.SKU_MISSING));
        if (DOTS.contains(sku)) {
            throw refused(SKU, RejectionCode.SKU_OF_DOTS);
        }
        return sku;
    }

    /** What something is known by: a line break inside it is a mistake, not a blank. */
    private Optional<String> code(String field, RejectionCode tooLong) throws RefusedItemException {
        Optional<String> code = text(field, SKU_LENGTH, tooLong);
        if (code.isPresent() && Spelling.hasControls(item.get(field).textValue())) {
            throw refused(field, RejectionCode.CONTROL_CHARACTERS);
        }
        return code;
    }

    private String required(String field, int length, RejectionCode missing, RejectionCode tooLong)
            throws RefusedItemException {
        return text(field, length, tooLong).orElseThrow(() -> refused(field, missing));
    }

    private Optional<String> text(String field, int length, RejectionCode tooLong) throws RefusedItemException {
        JsonNode value = item.get(field);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || !Spelling.isText(value.textValue())) {
            throw refused(field, RejectionCode.NOT_A_TEXT);
        }
        String text = Spelling.of(value.textValue());
        if (Spelling.hasControls(text)) {
            throw refused(field, RejectionCode.CONTROL_CHARACTERS);
        }
        if (text.codePointCount(0, text.length()) > length) {
            throw refused(field, tooLong);
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** A whole number, however many zeros stand behind its point. */
    private int units(String field) throws RefusedItemException {
        JsonNode value = item.get(field);
        if (value == null || value.isNull()) {
            return 0;
        }
        if (!value.isNumber()) {
            throw refused(field, RejectionCode.NOT_AN_INTEGER);
        }
        BigDecimal number = value.decimalValue();
        if (UnitCount.isOutOfRange(number)) {
            throw refused(field, RejectionCode.OUT_OF_RANGE);
        }
        if (!UnitCount.isWhole(number)) {
            throw refused(field, RejectionCode.NOT_AN_INTEGER);
        }
        return number.intValueExact();
    }

    private boolean flag(String field) throws RefusedItemException {
        JsonNode value = item.get(field);
        if (value == null || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw refused(field, RejectionCode.NOT_A_BOOLEAN);
        }
        return value.booleanValue();
    }

    /** Empty: when it arrives. A clock that is ahead must not keep out what is counted after. */
    private Optional<Instant> time(Instant now) throws RefusedItemException {
        Optional<String> text = text("observedAt", TIME_LENGTH, RejectionCode.NOT_A_TIME);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Instant observedAt = Timestamp.read(text.get());
            if (observedAt.isBefore(Instant.EPOCH)) {
                throw refused("observedAt", RejectionCode.NOT_A_TIME);
            }
            if (observedAt.isAfter(now.plus(CLOCKS_DIFFER))) {
                throw refused("observedAt", RejectionCode.IN_THE_FUTURE);
            }
            return observedAt.isAfter(now) ? Optional.empty() : Optional.of(observedAt);
        } catch (DateTimeException e) {
            throw refused("observedAt", RejectionCode.NOT_A_TIME);
        }
    }

    public RefusedItemException refused(String field, RejectionCode code) {
        JsonNode value = item.path(field);
        return refused(field, code, value.isContainerNode() ? "" : value.asText(""));
    }

    /** @param value what it says there */
    RefusedItemException refused(String field, RejectionCode code, String value) {
        return new RefusedItemException(new RejectedItem(index, item.path(SKU).asText(""), field, code, value));
    }
}
