package dev.vigia.stock;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which order a list of listings can be read. */
public enum StockOrder {
    /** The most urgent first, the newest first within each state. */
    URGENCY("state", false), SKU("sku", false), SKU_DESC("sku", true), NAME("name", false), NAME_DESC("name", true),
    /** Same causes together; for listings with a problem. */
    PROBLEM("problem", false),
    /** By what is available of the product; for lists of products only. */
    AVAILABLE("available", false), AVAILABLE_DESC("available", true);

    public final String column;
    public final boolean descending;

    StockOrder(String column, boolean descending) {
        this.column = column;
        this.descending = descending;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The order a person may ask for by this code. */
    static Optional<StockOrder> ofCode(String code) {
        return Arrays.stream(values()).filter(order -> order != PROBLEM && order.code().equals(code)).findFirst();
    }

    public boolean byProduct() {
        return this != URGENCY && this != PROBLEM;
    }

    /** Whether lists of listings know it; those of products know all. */
    public boolean ofListings() {
        return this != AVAILABLE && this != AVAILABLE_DESC;
    }

    IllegalStateException ofProducts() {
        return new IllegalStateException("no order of listings: " + this);
    }

    /** How many values place a row in this order. */
    int keys() {
        return byProduct() && column.equals("sku") ? 2 : byProduct() || this == PROBLEM ? 3 : 4;
    }
}
