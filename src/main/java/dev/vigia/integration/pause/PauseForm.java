package dev.vigia.integration.pause;

import dev.vigia.database.Spelling;
import dev.vigia.integration.Integration;
import dev.vigia.integration.Pause;
import dev.vigia.web.form.Errors;
import dev.vigia.web.form.TypedMoment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A pause as it was typed.
 *
 * @param until day and time to the minute, on the clock of the zone; empty text: without an end
 * @param zone  the id of the zone in which the person saw it; empty text where nobody has
 */
public record PauseForm(String reason, String until, String zone) {

    public static final PauseForm NONE = new PauseForm("", "", "");

    public static PauseForm of(Integration integration, ZoneId zone) {
        return new PauseForm(integration.pause.reason(), integration.pause.end().map(at -> LocalDateTime.ofInstant(at,
                zone).truncatedTo(ChronoUnit.MINUTES).toString()).orElse(""), zone.getId());
    }

    /** Only for one without errors. */
    public Pause pause() {
        return Pause.of(Spelling.of(reason), read().moment());
    }

    /** @param now what lies before it is no end */
    public void check(Instant now, PauseMessages words, Errors errors) {
        TypedMoment read = read();
        if (read.mistake().isPresent()) {
            errors.add("pauseUntil", words.dateWrong(read.mistake().get()));
        } else if (read.moment().filter(end -> !end.isAfter(now)).isPresent()) {
            errors.add("pauseUntil", words.datePassed());
        }
        if (pause().reason().length() > Pause.LONGEST_REASON) {
            errors.add("pauseReason", words.reasonTooLong(Pause.LONGEST_REASON));
        }
    }

    private TypedMoment read() {
        return TypedMoment.read(until, zoneSeen());
    }

    private ZoneId zoneSeen() {
        try {
            return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException none) {
            return ZoneOffset.UTC;
        }
    }
}
