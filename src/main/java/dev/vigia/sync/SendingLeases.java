package dev.vigia.sync;

import dev.vigia.database.DeadlockRetry;
import dev.vigia.sync.lease.HeldLease;
import dev.vigia.sync.lease.Lease;
import dev.vigia.sync.lease.Leases;
import dev.vigia.sync.queue.InDoubtUpdates;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The leases that this node sends under: what is in doubt when one is taken, and when one is kept beyond its sending. */
@ApplicationScoped
class SendingLeases {

    private final Leases leases;
    private final SendingAccounts accounts;
    private final InDoubtUpdates inDoubt;
    /** The epoch under which all that this node sent to an integration was settled: nothing can be in flight there. */
    private final Map<Long, Long> allSettled = new ConcurrentHashMap<>();

    SendingLeases(Leases leases, SendingAccounts accounts, InDoubtUpdates inDoubt) {
        this.leases = leases;
        this.accounts = accounts;
        this.inDoubt = inDoubt;
    }

    /** Empty while another node sends. */
    Optional<HeldLease> take(long retailerId, long integrationId) {
        long now = System.nanoTime();
        return DeadlockRetry.inTransaction(() -> {
            Optional<Lease> lease = leases.take(retailerId, integrationId);
            lease.filter(taken -> !Long.valueOf(taken.epoch()).equals(allSettled.remove(integrationId)))
                    .ifPresent(inDoubt::takeOver);
            return lease;
        }).map(lease -> new HeldLease(lease, leases, now, leases.length()));
    }

    /** All that was sent under it is settled. */
    void settled(Lease lease) {
        allSettled.put(lease.integrationId(), lease.epoch());
    }

    void giveBackUnlessKept(Lease lease) {
        if (!accounts.usedUp(leases.longestWait()).contains(lease.integrationId())) {
            giveBack(lease);
        }
    }

    void giveBack(Lease lease) {
        QuarkusTransaction.requiringNew().run(() -> leases.giveBack(lease));
    }

    /**
     * Integrations whose lease this node keeps although nothing may be sent now. It knows when the next request may
     * leave; each node that takes over begins with nothing, and if they took turns none would ever come to send.
     */
    Long[] kept() {
        return accounts.usedUp(leases.longestWait()).toArray(Long[]::new);
    }

    /** The application stops, and no sender is under way any more. */
    void giveBackKept() {
        QuarkusTransaction.requiringNew().run(leases::giveBackAll);
    }
}
