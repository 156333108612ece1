package dev.vigia.alert;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What people are told of. */
public enum AlertKind {
    /** The marketplace refuses an integration: Vigia sends it nothing until a person acts. */
    STOPPED("stop"),
    /** The brake holds a change until a person decides. */
    HELD("warn"),
    /** Listings of an integration fail for one reason. */
    FAILING("warn"),
    /** A marketplace keeps showing another quantity, however often it is corrected. */
    DRIFT("warn"),
    IMPORT_FAILING("warn"),
    /** A scheduled import is read, and brings no file any more. */
    IMPORT_SILENT("warn"),
    /** More products of an integration than before are at or below the minimum. */
    AT_MINIMUM("warn"),
    /** The retailer's webhook has taken nothing for days. */
    WEBHOOK_OFF("stop");

    private final String badge;

    AlertKind(String badge) {
        this.badge = badge;
    }

    public String getBadge() {
        return badge;
    }

    /** As the tables, webhooks and forms write it. */
    public String getCode() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AlertKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.getCode().equals(code)).findFirst();
    }
}
