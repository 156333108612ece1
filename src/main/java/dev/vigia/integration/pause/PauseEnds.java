package dev.vigia.integration.pause;

import dev.vigia.database.DeadlockRetry;
import dev.vigia.integration.Integrations;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Lets integrations go on whose pause is over, by the database's clock. Any node does; what passed while none ran is caught
 * up with. Whoever has changed it meanwhile was first.
 */
@ApplicationScoped
class PauseEnds {

    private static final Logger LOG = Logger.getLogger(PauseEnds.class);
    // The history's name of what Vigia did by itself.
    private static final String VIGIA = "vigia";

    private final Session session;
    private final Integrations integrations;

    PauseEnds(Session session, Integrations integrations) {
        this.session = session;
        this.integrations = integrations;
    }

    private record PauseOver(long retailerId, long integrationId, long version) {
    }

    @Scheduled(every = "{vigia.integration.pauses-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        for (PauseOver over : DeadlockRetry.inTransaction(this::over)) {
            try {
                DeadlockRetry.inTransaction(() -> integrations.change(over.retailerId, over.integrationId, over.version,
                        Optional.empty(), Optional.of(true), VIGIA));
            } catch (RuntimeException failure) {
                LOG.errorf(failure, "The pause of integration %d could not end; it is tried again", over.integrationId);
            }
        }
    }

    private List<PauseOver> over() {
        return session.createNativeQuery("""
                select retailer_id, id, version from integration
                where paused_until <= now() and not enabled and disconnecting_at is null and disconnected_at is null
                order by paused_until, id
                """, PauseOver.class).getResultList();
    }
}
