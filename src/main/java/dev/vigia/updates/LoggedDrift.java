package dev.vigia.updates;

import dev.vigia.http.UrlEncoding;
import dev.vigia.sync.readback.DriftAction;
import dev.vigia.sync.readback.ReadBackFinding;
import java.time.Instant;
import java.util.Optional;

/**
 * A listing that did not show what was sent.
 *
 * @param shown empty when it showed nothing that could be read
 * @param words the marketplace's own
 */
public record LoggedDrift(long id, Instant foundAt, String sku, String productName, long integrationId,
        String integration, int expected, Optional<Integer> shown, ReadBackFinding cause, Optional<String> words,
        DriftAction remedy) {

    static LoggedDrift of(Object[] row) {
        ReadBackFinding cause = ReadBackFinding.ofCause((String) row[8]).orElseThrow();
        return new LoggedDrift((Long) row[0], (Instant) row[1], (String) row[2], (String) row[3], (Long) row[4],
                (String) row[5], (Integer) row[6], Optional.ofNullable((Integer) row[7]), cause,
                Optional.ofNullable((String) row[9]), DriftAction.of(cause, (Boolean) row[10]));
    }

    public String path() {
        return "/stock/" + UrlEncoding.encoded(sku);
    }
}
