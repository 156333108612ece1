package dev.vigia.stock;

import java.util.Locale;

/** Whether the marketplace is known to show what it should. */
public enum DeliveryState {
    IN_SYNC("idle", "check"),
    /** An update of it had no answer, and the marketplace may still apply that. */
    IN_DOUBT("warn", "help"),
    /** Not sent yet, or accepted and not confirmed. */
    PENDING("idle", "clock"),
    /** It heals by itself. */
    FAILING("warn", "refresh"),
    /** A person must look. */
    REJECTED("stop", "alert"),
    /** Something is left to send, and nothing is sent: the integration is off, or Vigia stopped it. */
    HALTED("idle", "pause");

    private final String colour;
    private final String icon;

    DeliveryState(String colour, String icon) {
        this.colour = colour;
        this.icon = icon;
    }

    static DeliveryState of(boolean sending, boolean rejected, boolean failing, boolean inDoubt, boolean due) {
        if (rejected) {
            return REJECTED;
        }
        if (!sending && (failing || due)) {
            return HALTED;
        }
        if (failing) {
            return FAILING;
        }
        if (inDoubt) {
            return IN_DOUBT;
        }
        return due ? PENDING : IN_SYNC;
    }

    public String getColour() {
        return colour;
    }

    public String getIcon() {
        return icon;
    }

    /** As the API writes it: what is not sent yet, or is in doubt, is not known to be in sync. */
    public String code() {
        return this == IN_DOUBT || this == HALTED ? PENDING.code() : name().toLowerCase(Locale.ROOT);
    }
}
