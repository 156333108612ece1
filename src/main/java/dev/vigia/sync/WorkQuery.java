package dev.vigia.sync;

import dev.vigia.limits.CircuitBreaker;
import dev.vigia.marketplace.SendMode;
import dev.vigia.sync.lease.Leases;
import dev.vigia.sync.queue.DueList;
import dev.vigia.sync.queue.DueList.Slice;
import dev.vigia.sync.queue.InDoubtUpdates;
import dev.vigia.sync.queue.Submissions;
import dev.vigia.sync.queue.Submissions.Submission;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Asks, in one transaction, for what a sender does next: what is to be confirmed goes before what is due, and that before
 * what is to be read back.
 */
@ApplicationScoped
class WorkQuery {

    private final CircuitBreaker breaker;
    private final Submissions submissions;
    private final DueList dueList;
    private final SendModes modes;
    private final InDoubtUpdates inDoubt;
    private final Leases leases;

    WorkQuery(CircuitBreaker breaker, Submissions submissions, DueList dueList, SendModes modes, InDoubtUpdates inDoubt,
            Leases leases) {
        this.breaker = breaker;
        this.submissions = submissions;
        this.dueList = dueList;
        this.modes = modes;
        this.inDoubt = inDoubt;
        this.leases = leases;
    }

    /**
     * What there is to do; where it is nothing, there may be something to read back.
     *
     * @param allowed whether the marketplace may be called at all
     */
    record Work(boolean allowed, Optional<Submission> toConfirm, Optional<Due> toSend) {

        private static final Work NOT_NOW = new Work(false, Optional.empty(), Optional.empty());

        boolean isEmpty() {
            return toConfirm.isEmpty() && toSend.isEmpty();
        }
    }

    /** Written down as being in flight already. */
    record Due(SendMode mode, Slice slice) {
    }

    Work next(SendingSession session) {
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!breaker.allows(session.integrationId())) {
                return Work.NOT_NOW;
            }
            Optional<Submission> toConfirm = submissions.next(session.integrationId());
            if (toConfirm.isPresent()) {
                return new Work(true, toConfirm, Optional.empty());
            }
            Optional<Due> toSend = toSend(session);
            session.readings().ask(toSend.isEmpty(), hasZeros(toSend));
            return new Work(true, toConfirm, toSend);
        });
    }

    /** What is due, now that a question has been answered, perhaps with the wish to be left alone. */
    Work afterConfirming(SendingSession session) {
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!breaker.allows(session.integrationId())) {
                return Work.NOT_NOW;
            }
            Optional<Due> toSend = toSend(session);
            session.readings().ask(false, hasZeros(toSend));
            return new Work(true, Optional.empty(), toSend);
        });
    }

    /** The most urgent come first, so where there is none among them none waits. */
    private static boolean hasZeros(Optional<Due> toSend) {
        return toSend.stream().flatMap(due -> due.slice().updates().stream())
                .anyMatch(update -> update.offer().quantity() == 0);
    }

    private Optional<Due> toSend(SendingSession session) {
        Optional<SendMode> mode = modes.choose(session);
        // Before the list is read: whoever has taken over, or gathers what is named, does so behind the lease.
        leases.hold(session.lease());
        dueList.fragmented(session.integrationId()).ifPresent(priority -> dueList.compact(session.lease(), priority));
        Optional<Slice> slice = mode.flatMap(chosen -> dueList.next(session.integrationId(), modes.sliceSize(session,
                chosen)));
        slice.ifPresent(next -> inDoubt.begin(session.lease(), next.updates()));
        return slice.map(next -> new Due(mode.get(), next));
    }
}
