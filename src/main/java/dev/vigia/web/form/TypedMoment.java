package dev.vigia.web.form;

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
public record TypedMoment(Optional<Instant> moment, Optional<DateMistake> mistake) {

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    /** Why it is no moment; each has a sentence in the person's language. */
    public enum DateMistake {
        WORDS, SECONDS,
        /** The clock is put forward over it on that day. */
        SKIPPED
    }

    public static TypedMoment read(String typed, ZoneId zone) {
        if (typed.isEmpty()) {
            return new TypedMoment(Optional.empty(), Optional.empty());
        }
        try {
            LocalDateTime local = LocalDateTime.parse(typed);
            if (!local.equals(local.truncatedTo(ChronoUnit.MINUTES))) {
                return wrong(DateMistake.SECONDS);
            }
            if (zone.getRules().getValidOffsets(local).isEmpty()) {
                return wrong(DateMistake.SKIPPED);
            }
            Instant moment = local.atZone(zone).toInstant();
            return !moment.isBefore(Instant.EPOCH) && moment.isBefore(END) ? new TypedMoment(Optional.of(moment),
                    Optional.empty())
                    : wrong(DateMistake.WORDS);
        } catch (DateTimeException noMoment) {
            return wrong(DateMistake.WORDS);
        }
    }

    private static TypedMoment wrong(DateMistake mistake) {
        return new TypedMoment(Optional.empty(), Optional.of(mistake));
    }
}
