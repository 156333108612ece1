package dev.vigia.listing;

import java.util.Locale;
import java.util.OptionalInt;

/** In which order quantities are sent, as {@code due} numbers them. */
public enum Priority {
    ZERO, REOPENING, OTHER;

    /**
     * As {@code due_priority} says it in SQL.
     *
     * @param told what the marketplace was last told, or shows
     */
    public static Priority of(int desired, OptionalInt told) {
        return desired == 0 ? ZERO : told.equals(OptionalInt.of(0)) ? REOPENING : OTHER;
    }

    /** As metrics write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
