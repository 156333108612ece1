package dev.vigia.updates;

import dev.vigia.http.UrlEncoding;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.sync.queue.UpdateOutcome;
import java.time.Instant;
import java.util.Optional;

/**
 * A quantity sent to a marketplace, and what became of it.
 *
 * @param rule      which it was computed by; empty where none held, or the log does not say so
 * @param available what it was computed from; empty where the log does not say so, or stock was unlimited
 * @param minimum   likewise, of unlimited stock, too
 */
public record LoggedUpdate(long id, Instant happenedAt, String sku, String productName, long integrationId,
        String integration, int quantity, UpdateOutcome outcome, Optional<Cause> cause, Optional<String> message,
        Optional<Long> rule, Optional<Long> ruleVersion, Optional<Long> available, Optional<Integer> minimum) {

    /** As the database tells it. */
    record LoggedUpdateRow(long id, Instant happenedAt, String sku, String productName, long integrationId,
            String integration,
            int quantity, String outcome, String cause, String message, Long rule, Long ruleVersion, Long available,
            Integer minimum) {

        LoggedUpdate logged() {
            return new LoggedUpdate(id, happenedAt, sku, productName, integrationId, integration, quantity,
                    UpdateOutcome.ofCode(outcome).orElseThrow(), Optional.ofNullable(cause).map(Cause::valueOf),
                    Optional.ofNullable(message).filter(said -> !said.isEmpty()), Optional.ofNullable(rule), Optional
                            .ofNullable(ruleVersion),
                    Optional.ofNullable(available), Optional.ofNullable(minimum));
        }
    }

    public String path() {
        return "/stock/" + UrlEncoding.encoded(sku);
    }
}
