package dev.vigia.alert.delivery;

import dev.vigia.alert.AlertKind;
import java.util.Map;
import java.util.Optional;

/**
 * What a person is told of, how and when.
 *
 * @param how        kinds without an entry are told on the page alone
 * @param digestHour of the day, in the retailer's zone
 */
public record AlertPreferences(Map<AlertKind, AlertChannel> how, Optional<QuietHours> quiet, int digestHour) {

    /** Of the day, until somebody chooses another one. */
    public static final int USUAL_DIGEST_HOUR = 8;

    static final AlertPreferences NONE = new AlertPreferences(Map.of(), Optional.empty(),
            USUAL_DIGEST_HOUR);

    public AlertChannel of(AlertKind kind) {
        return how.getOrDefault(kind, AlertChannel.PAGE_ONLY);
    }

    boolean wantsDigest() {
        return how.containsValue(AlertChannel.DIGEST);
    }
}
