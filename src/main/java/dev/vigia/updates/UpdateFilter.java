package dev.vigia.updates;

import dev.vigia.sync.queue.UpdateOutcome;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/**
 * Which updates of the log.
 *
 * @param until the first moment after them
 */
record UpdateFilter(LogParameters parameters, Optional<String> sku, Optional<UpdateOutcome> outcome,
        Optional<Instant> from, Optional<Instant> until) {

    /**
     * A parameter that makes no sense is left out, and noted.
     *
     * @param zone where a day begins and ends
     */
    static UpdateFilter read(UpdateQuery query, ZoneId zone) {
        return read(query.parameters(), zone);
    }

    /** @param parameters by name; null where nothing was written */
    static UpdateFilter read(Map<String, String> parameters, ZoneId zone) {
        LogParameters read = LogParameters.read(parameters, (name, text) -> makesSense(name, text, zone));
        return new UpdateFilter(read, read.text("sku"), read.text("outcome").flatMap(UpdateOutcome::ofCode),
                read.text("from").flatMap(text -> moment(text, 0, zone)),
                read.text("to").flatMap(text -> moment(text, 1, zone)));
    }

    private static boolean makesSense(String name, String text, ZoneId zone) {
        return switch (name) {
            case "sku" -> text.length() <= 100 && text.indexOf('\0') < 0;
            case "outcome" -> UpdateOutcome.ofCode(text).isPresent();
            case "from", "to" -> moment(text, 0, zone).isPresent();
            default -> false;
        };
    }

    /** A day, or a moment with its zone. */
    private static Optional<Instant> moment(String text, int daysLater, ZoneId zone) {
        try {
            Instant moment = text.length() == 10
                    ? LocalDate.parse(text).plusDays(daysLater).atStartOfDay(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            long year = moment.atOffset(ZoneOffset.UTC).getYear();
            return year >= 1970 && year < 10_000 ? Optional.of(moment) : Optional.empty();
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /** The same at another place of the log. */
    UpdateFilter at(Optional<LogCursor> place) {
        return new UpdateFilter(parameters.at(place), sku, outcome, from, until);
    }

    /** Whether it begins after it ends, so that nothing can match. */
    boolean isReversed() {
        return from.isPresent() && until.isPresent() && !from.get().isBefore(until.get());
    }
}
