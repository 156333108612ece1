package dev.vigia.sync.lease;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.Optional;

/**
 * A lease while its sender sends. It is asked before every request to the marketplace, by all threads that send: one
 * prolongs it, the others wait for what that one learns. A process that was paused for longer than its lease therefore
 * stops before its next request.
 */
public class HeldLease {

    private final Lease lease;
    private final Leases leases;
    private final long renewAfter;
    private long prolongedAt;
    private boolean lost;

    /**
     * @param since    when it was taken, on this machine's monotonic clock
     * @param duration how long it lasts without being prolonged
     */
    public HeldLease(Lease lease, Leases leases, long since, Duration duration) {
        this.lease = lease;
        this.leases = leases;
        this.prolongedAt = since;
        this.renewAfter = duration.toNanos() / 3;
    }

    public Lease lease() {
        return lease;
    }

    /**
     * Prolongs the lease when a third of it has passed.
     *
     * @return until when a request may leave, on the machine's monotonic clock: well before another node may send
     * @throws LeaseLost when it is somebody else's by now: then no further request may be made
     */
    public synchronized long renew() {
        long now = System.nanoTime();
        if (!lost && now - prolongedAt > renewAfter) {
            lost = !prolonged().equals(Optional.of(lease));
            prolongedAt = now;
        }
        if (lost) {
            throw new LeaseLost(lease);
        }
        return prolongedAt + 2 * renewAfter;
    }

    /** Something failed: what has not begun yet does not begin. */
    public synchronized void abandon() {
        lost = true;
    }

    private Optional<Lease> prolonged() {
        return QuarkusTransaction.requiringNew().call(() -> leases.take(lease.retailerId(), lease.integrationId()));
    }
}
