package dev.vigia.sync;

import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.sync.WorkQuery.Work;
import dev.vigia.sync.lease.HeldLease;
import dev.vigia.sync.lease.Lease;
import dev.vigia.sync.readback.ReadBackReaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Carries what is due to one marketplace: takes the lease, asks about what travels, sends the most urgent, until nothing
 * is left; then reads back, if that is due.
 */
@ApplicationScoped
class Sender {

    private final SendingLeases leases;
    private final SendingAccounts accounts;
    private final WorkQuery query;
    private final Confirmations confirmations;
    private final Publisher publisher;
    private final ReadBackReaders readers;
    private final Map<Long, SendingSession> sessions = new ConcurrentHashMap<>();
    private volatile boolean ending;

    Sender(SendingLeases leases, SendingAccounts accounts, WorkQuery query, Confirmations confirmations,
            Publisher publisher, ReadBackReaders readers) {
        this.leases = leases;
        this.accounts = accounts;
        this.query = query;
        this.confirmations = confirmations;
        this.publisher = publisher;
        this.readers = readers;
    }

    /** Everything that is due now, or until the lease is lost or the marketplace needs a rest. */
    void carryOut(long retailerId, long integrationId, Marketplace marketplace) {
        Optional<HeldLease> held = leases.take(retailerId, integrationId);
        if (held.isEmpty()) {
            return;
        }
        try (SendingSession session = session(held.get(), marketplace)) {
            sessions.put(integrationId, session);
            while (!ending && takeTurn(session)) {
                session.held().renew();
            }
            leases.settled(session.lease());
        } finally {
            sessions.remove(integrationId);
            giveBack(held.get().lease());
        }
    }

    private SendingSession session(HeldLease held, Marketplace marketplace) {
        SendingAccounts.SendingAccount account = accounts.open(held.lease(), marketplace, held::renew);
        Connector connector = marketplace.connector().orElseThrow();
        return new SendingSession(held, connector, account, readers.open(held.lease(), connector, account, account
                .rateFactor()), new AtomicBoolean());
    }

    /**
     * A look at what is in doubt goes on beside what is sent, or a long list would keep it waiting for ever.
     *
     * @return whether there was, and perhaps still is, anything to do
     */
    private boolean takeTurn(SendingSession session) {
        session.readings().listen();
        Work first = query.next(session);
        first.toConfirm().ifPresent(submission -> confirmations.confirm(session, submission));
        Work work = first.toConfirm().isPresent() ? query.afterConfirming(session) : first;
        if (!work.allowed()) {
            return false;
        }
        session.readings().begin();
        work.toSend().ifPresent(due -> publisher.publish(session, due));
        if (first.isEmpty()) {
            return session.readings().await();
        }
        session.readings().settleChecks();
        return true;
    }

    private void giveBack(Lease lease) {
        if (ending) {
            leases.giveBack(lease);
        } else {
            leases.giveBackUnlessKept(lease);
        }
    }

    /** There may be more to do: a sender that waits for a reading looks at once. */
    void wake(long integrationId) {
        Optional.ofNullable(sessions.get(integrationId)).ifPresent(session -> session.readings().wake());
    }

    /** Makes due again what was sent before and could not be settled. */
    void resendUnsettled() {
        publisher.resendUnsettled();
    }

    /** The application stops: what is under way is settled, and nothing more begins. */
    void end() {
        ending = true;
        sessions.values().forEach(session -> session.readings().wake());
    }
}
