package dev.vigia.sync.readback;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What reading a listing back has found. */
public enum ReadBackFinding {
    /** It shows what was sent. */
    SOUND("ok"),
    /** It was sent too recently to tell. */
    TRAVELLING("idle"),
    /** Nobody could say what it shows. */
    UNREAD("idle"),
    /** It was right once, and somebody else has set another quantity since. */
    CHANGED_OUTSIDE("warn"),
    /** What was sent never showed. */
    LOST("warn"),
    /** Fewer than were sent: most likely sold there, and the order has not reached the stock yet. */
    SOLD("idle"),
    /** The marketplace has no such listing any more, or has closed it. */
    GONE("warn"),
    /** The marketplace keeps this quantity itself now. */
    MANAGED("idle");

    private final String colour;

    ReadBackFinding(String colour) {
        this.colour = colour;
    }

    public String getColour() {
        return colour;
    }

    /** Whether the listing shows something else than was sent, and this is why. */
    public boolean isDrift() {
        return ordinal() >= CHANGED_OUTSIDE.ordinal();
    }

    /** As the tables and metrics write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The causes of drift. */
    public static ReadBackFinding[] causes() {
        return Arrays.stream(values()).filter(ReadBackFinding::isDrift).toArray(ReadBackFinding[]::new);
    }

    public static Optional<ReadBackFinding> ofCause(String code) {
        return Arrays.stream(causes()).filter(finding -> finding.code().equals(code)).findFirst();
    }
}
