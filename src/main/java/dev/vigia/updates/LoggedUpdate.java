package dev.vigia.updates;

import dev.vigia.http.UrlEncoding;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.sync.queue.UpdateOutcome;
import java.time.Instant;
import java.util.Optional;

/** A quantity sent to a marketplace, and what became of it. */
public record LoggedUpdate(long id, Instant happenedAt, String sku, String productName, long integrationId,
        String integration, int quantity, UpdateOutcome outcome, Optional<Cause> cause, Optional<String> words) {

    static LoggedUpdate of(Object[] row) {
        return new LoggedUpdate((Long) row[0], (Instant) row[1], (String) row[2], (String) row[3], (Long) row[4],
                (String) row[5], (Integer) row[6], UpdateOutcome.ofCode((String) row[7]).orElseThrow(),
                Optional.ofNullable((String) row[8]).map(Cause::valueOf), Optional.ofNullable((String) row[9]).filter(
                        words -> !words.isEmpty()));
    }

    public String path() {
        return "/stock/" + UrlEncoding.encoded(sku);
    }
}
