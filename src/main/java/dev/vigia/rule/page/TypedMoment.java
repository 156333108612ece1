package dev.vigia.rule.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A day and time as somebody typed it, on the clock of a zone.
 *
 * @param moment empty when nothing was typed, or something that is no moment
 */
record TypedMoment(Optional<Instant> moment, Optional<DateMistake> mistake) {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    /** Why it is no moment; each has a sentence in the person's language. */
    public enum DateMistake {
        WORDS, SECONDS,
        /** The clock is put forward over it on that day. */
        SKIPPED
    }

    static TypedMoment read(String typed, ZoneId zone) {
        if (typed.isEmpty()) {
            return new TypedMoment(Optional.empty(), Optional.empty());
        }
        try {
            LocalDateTime local = LocalDateTime.parse(typed);
            if (local.getYear() < FIRST_YEAR || local.getYear() > LAST_YEAR) {
                return wrong(DateMistake.WORDS);
            }
            if (!local.equals(local.truncatedTo(ChronoUnit.MINUTES))) {
                return wrong(DateMistake.SECONDS);
            }
            return zone.getRules().getValidOffsets(local).isEmpty() ? wrong(DateMistake.SKIPPED)
                    : new TypedMoment(Optional.of(local.atZone(zone).toInstant()), Optional.empty());
        } catch (DateTimeException noMoment) {
            return wrong(DateMistake.WORDS);
        }
    }

    private static TypedMoment wrong(DateMistake mistake) {
        return new TypedMoment(Optional.empty(), Optional.of(mistake));
    }
}
