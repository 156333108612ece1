package dev.vigia.listing.rollout;

import dev.vigia.listing.rollout.RolloutSlices.Unfinished;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Carries changed rules out. A change wakes it at once; the scheduled look is the safety net under the wake-up, and goes on
 * with what another node left behind.
 */
@ApplicationScoped
class RolloutScheduler {

    private static final Logger LOG = Logger.getLogger(RolloutScheduler.class);
    private static final int LAST_SLICE = 12;

    private final RolloutSlices slices;
    // Nobody's request is over only when this is: apart from the threads that serve people, and as no retailer.
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread own = new Thread(task, "rollout");
        own.setDaemon(true);
        // Else Java prints it line by line, past the log.
        own.setUncaughtExceptionHandler((any, failure) -> LOG.error(
                "The look for rollouts has failed; the next one comes by", failure));
        return own;
    });
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private volatile boolean stopping;

    RolloutScheduler(RolloutSlices slices) {
        this.slices = slices;
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) RolloutBegun begun) {
        if (!stopping) {
            thread.execute(this::carryOut);
        }
    }

    @Scheduled(every = "{vigia.rollout.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        carryOut();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        thread.shutdown();
        if (!thread.awaitTermination(LAST_SLICE, TimeUnit.SECONDS)) {
            LOG.warnf("A slice has not ended within %d s; another node compares it", LAST_SLICE);
        }
    }

    /** Goes round by slices, so that the rule of a small shop does not wait for that of a large one. */
    private void carryOut() {
        if (!oneAtATime.tryLock()) {
            return;
        }
        try {
            boolean more = true;
            while (more && !stopping) {
                more = false;
                for (Unfinished rollout : slices.unfinished()) {
                    more |= !stopping && next(rollout);
                }
            }
        } finally {
            oneAtATime.unlock();
        }
    }

    private boolean next(Unfinished rollout) {
        try {
            return slices.next(rollout);
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Rollout %d could not go on; it is tried again", rollout.id());
            return false;
        }
    }
}
