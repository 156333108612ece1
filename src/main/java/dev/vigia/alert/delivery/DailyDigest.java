package dev.vigia.alert.delivery;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When a person gets the digest.
 *
 * @param hour of the day, on the clock of the zone
 */
public record DailyDigest(int hour, ZoneId zone) {

    /** The next one that is not yet due. */
    public Instant after(Instant now) {
        ZonedDateTime today = now.atZone(zone).toLocalDate().atTime(hour, 0).atZone(zone);
        return (today.toInstant().isAfter(now) ? today
                : now.atZone(zone).toLocalDate().plusDays(1).atTime(hour, 0).atZone(zone)).toInstant();
    }
}
