package dev.vigia.integration;

import java.util.Locale;

/** How things stand between a retailer and a marketplace. */
public enum ConnectionState {

    /** Vigia has no connector for this marketplace yet. */
    UNAVAILABLE("idle"),
    /** The retailer has no account there. */
    UNCONNECTED("idle"),
    /** It runs, and the marketplace has not answered yet. */
    UNSENT("idle"),
    ON("ok"),
    /** A person switched it off. */
    OFF("idle"),
    /** The seller has not let Vigia in yet. */
    AWAITING("warn"),
    /** Vigia stopped it: a person must act. */
    /** Vigia stopped it: a person must act. */
    STOPPED("stop"),
    /** What it shows is being taken to zero; then its credentials are erased. */
    DISCONNECTING("warn");

    private final String badge;

    ConnectionState(String badge) {
        this.badge = badge;
    }

    /** As the API writes it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of badge that shows it. */
    public String badge() {
        return badge;
    }
}
