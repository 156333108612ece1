package dev.vigia.credentials;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.hibernate.Session;

/** One refresh of an account's token at a time, over all nodes, with no transaction open while the marketplace answers. */
@ApplicationScoped
public class TokenRefreshLock {

    // Longer than a request can take, so that only the lock of a process that died is taken over.
    private static final Duration LONGEST = Duration.ofSeconds(40);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Session session;

    TokenRefreshLock(Session session) {
        this.session = session;
    }

    /** @throws TokenRefreshTimeout when another holds it for too long; then nothing was done */
    public <T> T exclusively(long retailerId, long integrationId, Supplier<T> work) {
        UUID holder = UUID.randomUUID();
        await(retailerId, integrationId, holder);
        try {
            return work.get();
        } finally {
            QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery(
                    "delete from token_turn where integration_id = :integration and holder = :holder")
                    .setParameter("integration", integrationId)
                    .setParameter("holder", holder)
                    .executeUpdate());
        }
    }

    private void await(long retailerId, long integrationId, UUID holder) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!isTaken(retailerId, integrationId, holder)) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new TokenRefreshTimeout();
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private boolean isTaken(long retailerId, long integrationId, UUID holder) {
        return QuarkusTransaction.requiringNew().call(() -> session.createNativeMutationQuery("""
                insert into token_turn (integration_id, retailer_id, holder, expires_at)
                values (:integration, :retailer, :holder, clock_timestamp() + make_interval(secs => :seconds))
                on conflict (integration_id) do update set holder = excluded.holder, expires_at = excluded.expires_at
                  where token_turn.expires_at < clock_timestamp()
                """)
                .setParameter("integration", integrationId)
                .setParameter("retailer", retailerId)
                .setParameter("holder", holder)
                .setParameter("seconds", TimeUnit.MILLISECONDS.toSeconds(LONGEST.toMillis()))
                .executeUpdate()) == 1;
    }
}
