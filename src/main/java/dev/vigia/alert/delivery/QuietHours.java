package dev.vigia.alert.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Hours of the day in which a person gets no mail, on the clock of its zone; over midnight where the first is the later one.
 *
 * @param from the first quiet hour
 * @param to   the first that is not
 */
public record QuietHours(int from, int to) {

    /** When they are over, if it is one of them. */
    public Optional<Instant> endAt(Instant now, ZoneId zone) {
        ZonedDateTime local = now.atZone(zone);
        int hour = local.getHour();
        boolean isQuiet = from < to ? hour >= from && hour < to : hour >= from || hour < to;
        if (!isQuiet) {
            return Optional.empty();
        }
        LocalDate day = local.toLocalDate();
        return Optional.of((hour < to ? day : day.plusDays(1)).atTime(to, 0).atZone(zone).toInstant());
    }
}
