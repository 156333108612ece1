package dev.vigia.sync.readback;

import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.Shown;
import dev.vigia.sync.lease.Lease;
import dev.vigia.sync.lease.LeaseLost;
import dev.vigia.sync.queue.CallResults;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/**
 * Reads back beside one sender: a call at a time, on a thread of its own.
 *
 * @param <S> what is read at once
 */
class ReadBackWorker<S extends ReadBackTask.TaskStep> {

    private static final Logger LOG = Logger.getLogger(ReadBackWorker.class);
    /** How soon after a look that found nothing to read the next one is made: a sender may send many times a second. */
    private static final long PAUSE = Duration.ofMillis(500).toNanos();

    private final ReadBackTask<S> readings;
    private final Lease lease;
    private final Connector connector;
    private final ReadBackAccount account;
    private final ExecutorService callers;
    private Optional<S> found = Optional.empty();
    private Optional<ReadBackCall<S>> underWay = Optional.empty();
    private long nextLook = System.nanoTime();
    private boolean letIn;

    ReadBackWorker(ReadBackTask<S> readings, Lease lease, Connector connector, ReadBackAccount account,
            ExecutorService callers) {
        this.readings = readings;
        this.lease = lease;
        this.connector = connector;
        this.account = account;
        this.callers = callers;
    }

    private record ReadBackCall<S>(S step, CompletableFuture<List<Shown>> answer) {
    }

    /** Looks for what to read next, unless something is being read. Joins the caller's transaction. */
    void ask() {
        if (!isBusy() && System.nanoTime() - nextLook >= 0) {
            found = readings.next(lease, letIn ? connector.readBackSize() : 1);
            if (found.isEmpty()) {
                nextLook = System.nanoTime() + PAUSE;
            }
        }
    }

    /** Whether a zero is to be sent meanwhile. */
    void zerosWait(boolean now) {
        account.zerosWait(now);
    }

    /** Whether there was, and perhaps still is, anything to read. */
    boolean isBusy() {
        return found.isPresent() || underWay.isPresent();
    }

    /** Calls the marketplace about what was found. */
    void begin() {
        found.filter(step -> !step.listings().isEmpty()).ifPresent(step -> {
            underWay = Optional.of(call(step));
            found = Optional.empty();
        });
    }

    private ReadBackCall<S> call(S step) {
        return new ReadBackCall<>(step, CompletableFuture.supplyAsync(() -> connector.readBack(account, step.offers()),
                callers));
    }

    /** When the call ends; at once where there was nothing to call about, but may be further on. */
    CompletableFuture<?> ended() {
        return found.isPresent() ? CompletableFuture.completedFuture(found)
                : underWay.<CompletableFuture<?>>map(ReadBackCall::answer).orElseGet(CompletableFuture::new);
    }

    /** Settles the call that has ended, if one has. */
    void settle() {
        found = Optional.empty();
        underWay.filter(call -> call.answer().isDone()).ifPresent(call -> {
            List<Shown> shown = answer(call);
            underWay = Optional.empty();
            // One goes ahead alone, so that a refused account is not knocked at with all of them.
            letIn = shown.stream().flatMap(one -> one.outcome().stream()).noneMatch(CallResults::isRefused);
            readings.settle(lease, connector.code(), call.step(), shown);
        });
    }

    private static List<Shown> answer(ReadBackCall<?> call) {
        try {
            return call.answer().join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof LeaseLost lost) {
                throw lost;
            }
            LOG.error("A reading failed; it is tried again later", failure.getCause());
            return List.of();
        }
    }

    /** Whatever is still being read is not waited for. */
    void close() {
        account.close();
    }
}
