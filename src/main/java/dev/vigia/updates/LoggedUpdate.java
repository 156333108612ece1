package dev.vigia.updates;

import dev.vigia.http.UrlEncoding;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.sync.queue.UpdateOutcome;
import java.time.Instant;
import java.util.Optional;

/** A quantity sent to a marketplace, and what became of it. */
public record LoggedUpdate(long id, Instant happenedAt, String sku, String productName, long integrationId,
        String integration, int quantity, UpdateOutcome outcome, Optional<Cause> cause, Optional<String> message) {

    /** As the database tells it. */
    record LoggedUpdateRow(long id, Instant happenedAt, String sku, String productName, long integrationId,
            String integration,
            int quantity, String outcome, String cause, String message) {

        LoggedUpdate logged() {
            return new LoggedUpdate(id, happenedAt, sku, productName, integrationId, integration, quantity,
                    UpdateOutcome.ofCode(outcome).orElseThrow(), Optional.ofNullable(cause).map(Cause::valueOf),
                    Optional.ofNullable(message).filter(said -> !said.isEmpty()));
        }
    }

    public String path() {
        return "/stock/" + UrlEncoding.encoded(sku);
    }
}
