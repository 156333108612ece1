package dev.vigia.alert.page;

import dev.vigia.alert.AlertKind;
import dev.vigia.alert.delivery.AlertChannel;
import dev.vigia.alert.delivery.AlertPreferences;
import dev.vigia.alert.delivery.QuietHours;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a person chooses, as it was typed.
 *
 * @param quietFrom an hour of the day, -1: none; likewise {@code quietTo}
 */
public record PreferencesForm(Map<AlertKind, AlertChannel> how, int quietFrom, int quietTo, int digestHour) {

    private static final int NONE = -1;

    static PreferencesForm of(AlertPreferences kept) {
        return new PreferencesForm(kept.how(), kept.quiet().map(QuietHours::from).orElse(NONE),
                kept.quiet().map(QuietHours::to).orElse(NONE), kept.digestHour());
    }

    /** What is none of the choices is as if nothing was chosen. */
    static PreferencesForm typed(MultivaluedMap<String, String> fields) {
        Map<AlertKind, AlertChannel> how = new EnumMap<>(AlertKind.class);
        for (AlertKind kind : AlertKind.values()) {
            how.put(kind, Optional.ofNullable(fields.getFirst("how-" + kind.getCode())).flatMap(AlertChannel::ofCode)
                    .orElse(AlertChannel.PAGE_ONLY));
        }
        return new PreferencesForm(how, hour(fields, "quietFrom", NONE), hour(fields, "quietTo", NONE),
                hour(fields, "digestHour", AlertPreferences.USUAL_DIGEST_HOUR));
    }

    private static int hour(MultivaluedMap<String, String> fields, String name, int otherwise) {
        String typed = Optional.ofNullable(fields.getFirst(name)).orElse("");
        return typed.matches("1?[0-9]|2[0-3]") ? Integer.parseInt(typed) : otherwise;
    }

    public AlertChannel of(AlertKind kind) {
        return how.getOrDefault(kind, AlertChannel.PAGE_ONLY);
    }

    /** One of the two is missing. */
    boolean isHalfQuiet() {
        return (quietFrom == NONE) != (quietTo == NONE);
    }

    boolean isAlwaysQuiet() {
        return quietFrom != NONE && quietFrom == quietTo;
    }

    AlertPreferences preferences() {
        return new AlertPreferences(how, quietFrom == NONE ? Optional.empty()
                : Optional.of(new QuietHours(quietFrom, quietTo)), digestHour);
    }
}
