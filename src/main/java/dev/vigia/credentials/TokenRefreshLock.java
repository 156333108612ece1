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

    private static final String TAKE = """
            insert into %1$s (%2$s, retailer_id, holder, expires_at)
            values (:owner, :retailer, :holder, clock_timestamp() + make_interval(secs => :seconds))
            on conflict (%2$s) do update set holder = excluded.holder, expires_at = excluded.expires_at
              where %1$s.expires_at < clock_timestamp()
            """;

    private final Session session;

    TokenRefreshLock(Session session) {
        this.session = session;
    }

    /** @throws TokenRefreshTimeout when another holds it for too long; then nothing was done */
    public <T> T exclusively(CredentialOwner owner, Supplier<T> work) {
        UUID holder = UUID.randomUUID();
        await(owner, holder);
        try {
            return work.get();
        } finally {
            QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery(
                    "delete from %s where %s = :owner and holder = :holder".formatted(owner.kind().turns, owner
                            .kind().column))
                    .setParameter("owner", owner.id())
                    .setParameter("holder", holder)
                    .executeUpdate());
        }
    }

    private void await(CredentialOwner owner, UUID holder) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!isTaken(owner, holder)) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new TokenRefreshTimeout();
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private boolean isTaken(CredentialOwner owner, UUID holder) {
        return QuarkusTransaction.requiringNew().call(() -> session.createNativeMutationQuery(TAKE.formatted(owner
                .kind().turns, owner.kind().column))
                .setParameter("owner", owner.id())
                .setParameter("retailer", owner.retailerId())
                .setParameter("holder", holder)
                .setParameter("seconds", TimeUnit.MILLISECONDS.toSeconds(LONGEST.toMillis()))
                .executeUpdate()) == 1;
    }
}
