package dev.vigia.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vigia.catalog.ProductItem;
import dev.vigia.inventory.Warehouse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one item of a batch as strictly as its type asks, so that one bad item is explained and the good ones beside it
 * are applied.
 */
final class ItemReader {

    private static final Set<String> PRODUCT = Set.of("sku", "name", "category", "ean");
    private static final Set<String> STOCK = Set.of("sku", "warehouse", "onHand", "reserved", "unlimited",
            "observedAt");
    private static final int SKU_LENGTH = 100;
    private static final int NAME_LENGTH = 400;
    private static final int EAN_LENGTH = 20;
    private static final int UNITS = 1_000_000_000;
    // Clocks differ a little. An observation far ahead would keep every true one out.
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final int index;
    private final JsonNode item;

    ItemReader(int index, JsonNode item) {
        this.index = index;
        this.item = item;
    }

    /** Thrown at the first thing that is wrong. */
    static final class Refused extends Exception {

        final transient RefusedItem item;

        private Refused(RefusedItem item) {
            super(item.toString());
            this.item = item;
        }
    }

    ProductItem product() throws Refused {
        onlyKnownFields(PRODUCT);
        return new ProductItem(sku(),
                required("name", NAME_LENGTH, Refusal.NAME_MISSING, Refusal.NAME_TOO_LONG),
                required("category", NAME_LENGTH, Refusal.CATEGORY_MISSING, Refusal.CATEGORY_TOO_LONG),
                text("ean", EAN_LENGTH, Refusal.EAN_TOO_LONG));
    }

    StockItem stock(Instant now) throws Refused {
        onlyKnownFields(STOCK);
        String sku = sku();
        String warehouse = text("warehouse", SKU_LENGTH, Refusal.WAREHOUSE_TOO_LONG).orElse(Warehouse.MAIN);
        boolean unlimited = flag("unlimited");
        if (!unlimited && !item.hasNonNull("onHand")) {
            throw refused("onHand", Refusal.ON_HAND_MISSING);
        }
        return new StockItem(index, sku, warehouse, units("onHand"), units("reserved"), unlimited, time(now));
    }

    private void onlyKnownFields(Set<String> known) throws Refused {
        if (!item.isObject()) {
            throw refused("", Refusal.NOT_AN_OBJECT);
        }
        for (Iterator<String> names = item.fieldNames(); names.hasNext();) {
            String name = names.next();
            if (!known.contains(name)) {
                throw refused(name, Refusal.UNKNOWN_FIELD);
            }
        }
    }

    private String sku() throws Refused {
        return required("sku", SKU_LENGTH, Refusal.SKU_MISSING, Refusal.SKU_TOO_LONG);
    }

    private String required(String field, int length, Refusal missing, Refusal tooLong) throws Refused {
        return text(field, length, tooLong).orElseThrow(() -> refused(field, missing));
    }

    private Optional<String> text(String field, int length, Refusal tooLong) throws Refused {
        JsonNode value = item.get(field);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        // PostgreSQL keeps no NUL in a text.
        if (!value.isTextual() || value.textValue().indexOf(0) >= 0) {
            throw refused(field, Refusal.NOT_A_TEXT);
        }
        String text = value.textValue().strip();
        if (text.length() > length) {
            throw refused(field, tooLong);
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private int units(String field) throws Refused {
        JsonNode value = item.get(field);
        if (value == null || value.isNull()) {
            return 0;
        }
        if (!value.isIntegralNumber()) {
            throw refused(field, Refusal.NOT_AN_INTEGER);
        }
        if (!value.canConvertToInt() || Math.abs((long) value.intValue()) > UNITS) {
            throw refused(field, Refusal.OUT_OF_RANGE);
        }
        return value.intValue();
    }

    private boolean flag(String field) throws Refused {
        JsonNode value = item.get(field);
        if (value == null || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw refused(field, Refusal.NOT_A_BOOLEAN);
        }
        return value.booleanValue();
    }

    private Optional<Instant> time(Instant now) throws Refused {
        Optional<String> text = text("observedAt", SKU_LENGTH, Refusal.NOT_A_TIME);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Instant observedAt = OffsetDateTime.parse(text.get()).toInstant();
            if (observedAt.isBefore(Instant.EPOCH)) {
                throw refused("observedAt", Refusal.NOT_A_TIME);
            }
            if (observedAt.isAfter(now.plus(CLOCKS_DIFFER))) {
                throw refused("observedAt", Refusal.IN_THE_FUTURE);
            }
            return Optional.of(observedAt);
        } catch (DateTimeException e) {
            throw refused("observedAt", Refusal.NOT_A_TIME);
        }
    }

    Refused refused(String field, Refusal refusal) {
        // PostgreSQL keeps no NUL in a text, and nobody needs all of an endless one.
        String sku = item.path("sku").asText("").replace("\0", "");
        return new Refused(new RefusedItem(index, sku.substring(0, Math.min(SKU_LENGTH, sku.length())), field,
                refusal));
    }
}
