package dev.vigia.stock.timeline;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an entry of a line of time tells of. */
public enum TimelineKind {
    /** Stock that was counted, reserved or forgotten. */
    STOCK("box"),
    /** A quantity that was sent to a marketplace, with its outcome. */
    SENT("upload"),
    /** A rule or a setting that began, changed or ended. */
    RULE("rules"),
    /** A warning that was opened or closed. */
    WARNING("warn"),
    /** A marketplace that showed something else than what was sent. */
    DRIFT("eye");

    private final String icon;

    TimelineKind(String icon) {
        this.icon = icon;
    }

    public String getIcon() {
        return icon;
    }

    public String getCode() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<TimelineKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.getCode().equals(code)).findFirst();
    }
}
