package dev.vigia.alert.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something to be sent that this node has claimed.
 *
 * @param alertId   empty for a digest
 * @param personId  empty for a call
 * @param webhookId empty for a mail
 * @param body      of a call
 * @param attempts  with this one
 * @param madeAt    when it was found that it is to be sent
 */
record ClaimedDelivery(UUID id, long retailerId, Optional<Long> alertId, Optional<Long> personId,
        Optional<Long> webhookId, String body, int attempts, Instant madeAt) {

    /** As the database holds it. */
    record ClaimedRow(UUID id, long retailerId, Long alertId, Long personId, Long webhookId, String body, int attempts,
            Instant madeAt) {

        ClaimedDelivery claimed() {
            return new ClaimedDelivery(id, retailerId, Optional.ofNullable(alertId), Optional.ofNullable(personId),
                    Optional.ofNullable(webhookId), body, attempts, madeAt);
        }
    }
}
