package dev.vigia.stock;

import java.util.Locale;

/** Whether the marketplace is known to show what it should. */
public enum Delivery {
    IN_SYNC("idle", "check"),
    /** Not sent yet, or accepted and not confirmed. */
    PENDING("idle", "clock"),
    /** It heals by itself. */
    FAILING("warn", "refresh"),
    /** A person must look. */
    REJECTED("stop", "alert");

    private final String colour;
    private final String icon;

    Delivery(String colour, String icon) {
        this.colour = colour;
        this.icon = icon;
    }

    static Delivery of(boolean rejected, boolean failing, boolean due) {
        if (rejected) {
            return REJECTED;
        }
        if (failing) {
            return FAILING;
        }
        return due ? PENDING : IN_SYNC;
    }

    public String getColour() {
        return colour;
    }

    public String getIcon() {
        return icon;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
