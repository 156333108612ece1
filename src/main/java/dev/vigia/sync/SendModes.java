package dev.vigia.sync;

import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.SendMode;
import dev.vigia.sync.lease.Leases;
import dev.vigia.sync.queue.DueList;
import dev.vigia.sync.queue.QueueConfig;
import dev.vigia.sync.queue.UpdateResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Chooses how quantities are sent: in single calls, or in a batch where those would take too long; and how many at once. */
@ApplicationScoped
class SendModes {

    private final DueList dueList;
    private final SyncConfig config;
    private final QueueConfig queue;
    private final Leases leases;
    /** When one failed last, on the machine's monotonic clock: a batch call may need what a single one does not. */
    private final Map<Tried, Long> failed = new ConcurrentHashMap<>();

    SendModes(DueList dueList, SyncConfig config, QueueConfig queue, Leases leases) {
        this.dueList = dueList;
        this.config = config;
        this.queue = queue;
        this.leases = leases;
    }

    private record Tried(long integrationId, String mode) {

        static Tried of(SendingSession session, SendMode mode) {
            return new Tried(session.integrationId(), mode.name());
        }
    }

    /**
     * Empty where the next call may be so far off that the wait for it would outlast the lease. Then nothing is taken from
     * the list before the call may go, and what comes due meanwhile, a zero above all, goes along. Joins the caller's
     * transaction.
     */
    Optional<SendMode> choose(SendingSession session) {
        SendMode mode = quickest(session);
        return isSlow(session, mode) && !session.account().isFree(mode.limit()) ? Optional.empty() : Optional.of(mode);
    }

    /** Single calls, until they would take too long for what waits and a batch may go now, and did not fail just before. */
    private SendMode quickest(SendingSession session) {
        SendMode single = session.modes().get(0);
        SendMode batch = batch(session);
        if (session.modes().size() == 1 || !session.account().isFree(batch.limit()) || failedLately(session, batch)) {
            return single;
        }
        double perSecond = single.limit().perSecond() * session.account().rateFactor() * single.offersPerCall();
        long soon = (long) (config.batchFrom().toSeconds() * perSecond);
        return dueList.isLongerThan(session.integrationId(), soon) ? batch : single;
    }

    private boolean isSlow(SendingSession session, SendMode mode) {
        return mode.limit().period(session.account().rateFactor()).compareTo(leases.longestWait()) > 0;
    }

    /** About a third of a second's worth: enough to keep the line busy, few enough that a zero soon gets its turn. */
    int sliceSize(SendingSession session, SendMode mode) {
        double calls = Math.ceil(mode.limit().perSecond() * session.account().rateFactor() / 3);
        return (int) Math.max(1, Math.min(Math.min(calls, config.parallel() * 8.0), 500)) * mode.offersPerCall();
    }

    /** What was sent so has these results. */
    void record(SendingSession session, SendMode mode, List<UpdateResult> results) {
        if (results.isEmpty()) {
            // Nothing of what was named was to be told.
            return;
        }
        if (results.stream().anyMatch(result -> !result.outcome().isRetry())) {
            failed.remove(Tried.of(session, mode));
        } else if (results.stream().noneMatch(SendModes::isPerhapsTaken)) {
            failed.put(Tried.of(session, mode), System.nanoTime());
        }
    }

    /** A batch was dropped, and may be again; a single call says at once what is wrong. */
    void recordDropped(SendingSession session) {
        failed.put(Tried.of(session, batch(session)), System.nanoTime());
    }

    private static SendMode batch(SendingSession session) {
        List<SendMode> modes = session.modes();
        return modes.get(modes.size() - 1);
    }

    /** A batch without an answer may still be worked off, later than single calls made now; the next batch comes behind it. */
    private static boolean isPerhapsTaken(UpdateResult result) {
        return result.outcome().isCausedBy(Cause.TIMEOUT);
    }

    private boolean failedLately(SendingSession session, SendMode mode) {
        Long at = failed.get(Tried.of(session, mode));
        return at != null && System.nanoTime() - at < queue.retryLongest().toNanos();
    }
}
