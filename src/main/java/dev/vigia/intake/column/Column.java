package dev.vigia.intake.column;

import java.util.Arrays;
import java.util.Optional;

/** What a column of a file may mean, by the name that the API gives it. */
public enum Column {
    SKU("sku"), ON_HAND("onHand"),
    /** On hand, less what is reserved. */
    AVAILABLE("available"), RESERVED("reserved"), WAREHOUSE("warehouse"), UNLIMITED("unlimited"),
    OBSERVED_AT("observedAt"), NAME("name"), CATEGORY("category"),
    /** Several in one cell, of which the deepest is meant. */
    CATEGORIES("categories"), EAN("ean"),
    /** What it is made of. */
    KIT("kit"),
    /** What variants of one product have in common; what only the first of them says is said of all. */
    VARIANTS("variants"),
    /** Whether it is not sold any more. */
    RETIRED("retired");

    public final String field;

    Column(String field) {
        this.field = field;
    }

    public static Optional<Column> named(String name) {
        return Arrays.stream(values()).filter(column -> column.name().equals(name)).findFirst();
    }

    public static Optional<Column> of(String field) {
        return Arrays.stream(values()).filter(column -> column.field.equals(field)).findFirst();
    }
}
