package dev.vigia.sync.queue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What became of a quantity that was sent. */
public enum UpdateOutcome {
    /** The marketplace shows it. */
    APPLIED("ok"),
    /** The marketplace took it and decides later. */
    ACCEPTED("idle"),
    /** It is sent again. */
    RETRY("warn"),
    /** A person must look. */
    REJECTED("stop");

    private final String colour;

    UpdateOutcome(String colour) {
        this.colour = colour;
    }

    public String getColour() {
        return colour;
    }

    /** As the table and the API write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<UpdateOutcome> ofCode(String code) {
        return Arrays.stream(values()).filter(outcome -> outcome.code().equals(code)).findFirst();
    }
}
