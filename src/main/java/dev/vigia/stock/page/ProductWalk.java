package dev.vigia.stock.page;

import dev.vigia.stock.ShownState;
import dev.vigia.stock.StockFilter;
import dev.vigia.stock.StockOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A walk along one order of products, all of whose columns go the same way. The first four, one after another, are the
 * usual list: a product is on the first of them that has a listing of it.
 */
enum ProductWalk {
    /** By how much the listing lacks that lacks most, the newest first among equals. */
    SHORT(true, "units", "since", "product_id", "integration_id"),
    /** Never counted, the newest first. */
    UNKNOWN(true, "units", "since", "product_id", "integration_id"),
    /** The newest product first. */
    OK(true, "product_id"),
    /** Not offered anywhere. */
    OUT(true, "units", "since", "product_id", "integration_id"),
    /** Same causes together. */
    PROBLEM(false, "text", "integration_id", "product_id"), SKU(false, "sku"), SKU_DESC(true, "sku"),
    NAME(false, "text", "sku"), NAME_DESC(true, "text", "sku"), AVAILABLE(false, "units", "product_id"),
    AVAILABLE_DESC(true, "units", "product_id");

    final List<String> columns;
    private final boolean descending;

    ProductWalk(boolean descending, String... columns) {
        this.descending = descending;
        this.columns = List.of(columns);
    }

    /** Those of a list, one after another. */
    static List<ProductWalk> of(StockFilter filter, boolean backward) {
        List<ProductWalk> walks = new ArrayList<>(forward(filter));
        if (backward) {
            Collections.reverse(walks);
        }
        return walks;
    }

    private static List<ProductWalk> forward(StockFilter filter) {
        StockOrder order = filter.readingOrder();
        if (order != StockOrder.URGENCY) {
            return List.of(valueOf(order.name()));
        }
        return filter.state().filter(state -> state != ShownState.PAUSED).map(state -> switch (state) {
            case OK -> List.of(OK);
            case UNKNOWN -> List.of(UNKNOWN);
            default -> List.of(SHORT);
        }).orElse(List.of(SHORT, UNKNOWN, OK, OUT));
    }

    /** The one that has what is in this state, which is not ok. */
    static ProductWalk ofState(String state) {
        return switch (state) {
            case "unknown" -> UNKNOWN;
            case "withdrawn", "retired" -> OUT;
            default -> SHORT;
        };
    }

    boolean isOfConditions() {
        return this == SHORT || this == UNKNOWN || this == OUT;
    }

    /** Whether it goes along products, not along their listings. */
    boolean isOfProducts() {
        return !isOfConditions() && this != PROBLEM && this != OK;
    }

    boolean isByAvailable() {
        return this == AVAILABLE || this == AVAILABLE_DESC;
    }

    /** The order in SQL, on {@code place}. */
    String by(boolean backward) {
        String direction = descending == backward ? "" : " desc";
        return columns.stream().map(column -> "place." + column + direction).collect(Collectors.joining(", "));
    }

    /** What lies behind a place, on {@code place}; the place is in parameters called as the columns. */
    String beyond(boolean backward) {
        return "(" + columns.stream().map(column -> "place." + column).collect(Collectors.joining(", ")) + ") "
                + (descending == backward ? ">" : "<") + " (" + columns.stream().map(column -> ":at_" + column).collect(
                        Collectors.joining(", ")) + ")";
    }
}
