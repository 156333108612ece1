package dev.vigia.updates;

import dev.vigia.http.UrlEncoding;
import dev.vigia.sync.readback.Finding;
import dev.vigia.sync.readback.Remedy;
import java.time.Instant;
import java.util.Optional;

/**
 * A listing that did not show what was sent.
 *
 * @param shown empty when it showed nothing that could be read
 * @param words the marketplace's own
 */
public record LoggedDrift(long id, Instant foundAt, String sku, String productName, long integrationId,
        String integration, int expected, Optional<Integer> shown, Finding cause, Optional<String> words,
        Remedy remedy) {

    static LoggedDrift of(Object[] row) {
        Finding cause = Finding.ofCause((String) row[8]).orElseThrow();
        return new LoggedDrift((Long) row[0], (Instant) row[1], (String) row[2], (String) row[3], (Long) row[4],
                (String) row[5], (Integer) row[6], Optional.ofNullable((Integer) row[7]), cause,
                Optional.ofNullable((String) row[9]), Remedy.of(cause, (Boolean) row[10]));
    }

    public String path() {
        return "/stock/" + UrlEncoding.encoded(sku);
    }
}
