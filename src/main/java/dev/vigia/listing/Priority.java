package dev.vigia.listing;

import java.util.Locale;

/** In which order quantities are sent, as {@code due} numbers them. */
public enum Priority {
    ZERO, REOPENING, OTHER;

    /** As metrics write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
