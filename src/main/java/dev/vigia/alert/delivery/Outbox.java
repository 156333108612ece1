package dev.vigia.alert.delivery;

import dev.vigia.alert.AlertConfig;
import dev.vigia.alert.delivery.DeliveryResult.Delivered;
import dev.vigia.alert.delivery.DeliveryResult.Needless;
import dev.vigia.alert.delivery.DeliveryResult.NotTaken;
import dev.vigia.alert.delivery.DeliveryResult.Postponed;
import dev.vigia.database.Backoff;
import dev.vigia.database.DeadlockRetry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;

/**
 * What is to be sent. A node claims some of it for longer than a try can take; if it dies, another one claims them again and
 * sends the same ids.
 */
@ApplicationScoped
class Outbox {

    private static final Duration CLAIM = Duration.ofMinutes(2);

    private final Session session;
    private final AlertConfig config;

    Outbox(Session session, AlertConfig config) {
        this.session = session;
        this.config = config;
    }

    /** The oldest that are due, and no mail where none can be sent. */
    List<ClaimedDelivery> claim(UUID claim, Instant now, int most) {
        return DeadlockRetry.inTransaction(() -> session.createNativeQuery("""
                update alert_delivery set claim = :claim, claimed_until = :until, attempts = attempts + 1
                where id in (
                  select id from alert_delivery
                  where done_at is null and due_at <= :now and (claimed_until is null or claimed_until <= :now)
                    and (:mail or person_id is null)
                  order by due_at limit :most for update skip locked)
                returning id, retailer_id, alert_id, person_id, webhook_id, body, attempts, made_at
                """, ClaimedDelivery.ClaimedRow.class)
                .setParameter("claim", claim)
                .setParameter("until", now.plus(CLAIM))
                .setParameter("now", now)
                .setParameter("mail", config.sendsMail())
                .setParameter("most", most)
                .getResultList().stream().map(ClaimedDelivery.ClaimedRow::claimed).toList());
    }

    /** Whoever has lost the claim settles nothing. */
    void settle(UUID claim, ClaimedDelivery delivery, DeliveryResult result, Instant now) {
        QuarkusTransaction.requiringNew().run(() -> statement(delivery, result, now)
                .setParameter("id", delivery.id()).setParameter("claim", claim).executeUpdate());
    }

    private MutationQuery statement(ClaimedDelivery delivery, DeliveryResult result, Instant now) {
        if (result instanceof Delivered) {
            return done("sent", "", now);
        }
        if (result instanceof Needless) {
            return done("needless", "", now);
        }
        if (result instanceof Postponed postponed) {
            return update("due_at = :due, attempts = attempts - 1").setParameter("due", postponed.until());
        }
        NotTaken failed = (NotTaken) result;
        if (!delivery.madeAt().plus(config.giveUpAfter()).isAfter(now)) {
            return done("given_up", failed.problem(), now);
        }
        return update("due_at = :due, problem = :problem")
                .setParameter("due", now.plus(wait(delivery, failed)))
                .setParameter("problem", failed.problem());
    }

    private Duration wait(ClaimedDelivery delivery, NotTaken failed) {
        Duration usual = new Backoff(config.retryFirst(), config.retryLongest()).delay(delivery.attempts() - 1,
                RandomGenerator.getDefault().nextDouble());
        return failed.askedWait().filter(asked -> asked.compareTo(usual) > 0)
                .map(asked -> asked.compareTo(config.retryLongest()) > 0 ? config.retryLongest() : asked)
                .orElse(usual);
    }

    private MutationQuery done(String outcome, String problem, Instant now) {
        return update("done_at = :now, outcome = :outcome, problem = :problem").setParameter("now", now)
                .setParameter("outcome", outcome).setParameter("problem", problem);
    }

    private MutationQuery update(String what) {
        return session.createNativeMutationQuery("update alert_delivery set claim = null, claimed_until = null, " + what
                + " where id = :id and claim = :claim and done_at is null");
    }
}
