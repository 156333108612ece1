package dev.vigia.sync.readback;

import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.Shown;
import dev.vigia.sync.lease.Lease;
import dev.vigia.sync.lease.LeaseLost;
import dev.vigia.sync.queue.CallResults;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Reads back beside one sender: a call at a time, on a thread of its own. The sender looks at the due list again
 * every moment while a call lasts, so that nothing ever waits behind a reading.
 *
 * @param <S> what is read at once
 */
public class ReadBackWorker<S extends ReadBackTask.Step> {

    private static final Logger LOG = Logger.getLogger(ReadBackWorker.class);
    private static final Duration MOMENT = Duration.ofMillis(100);
    /** How soon after a look that found nothing to read the next one is made: a sender may send many times a second. */
    private static final long PAUSE = Duration.ofMillis(500).toNanos();

    private final ReadBackTask<S> readings;
    private final Lease lease;
    private final Connector connector;
    private final ReadBackAccount account;
    private final ExecutorService callers;
    private Optional<Call<S>> underWay = Optional.empty();
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

    private record Call<S>(S step, CompletableFuture<List<Shown>> answer) {
    }

    /** @return whether there was, and perhaps still is, anything to read */
    public boolean step() {
        return goOn(MOMENT);
    }

    /** The same, and waits for no answer: there is something else to do. */
    public boolean poll() {
        return goOn(Duration.ZERO);
    }

    private boolean goOn(Duration patience) {
        if (underWay.isEmpty()) {
            Optional<S> next = look();
            underWay = next.filter(step -> !step.listings().isEmpty()).map(this::call);
            if (underWay.isEmpty()) {
                return next.isPresent();
            }
        }
        Call<S> call = underWay.get();
        Optional<List<Shown>> answer = answer(call, patience);
        answer.ifPresent(shown -> {
            underWay = Optional.empty();
            // One goes ahead alone, so that a refused account is not knocked at with all of them.
            letIn = shown.stream().flatMap(one -> one.why().stream()).noneMatch(CallResults::isRefused);
            readings.settle(lease, connector.code(), call.step(), shown);
        });
        return true;
    }

    private Optional<S> look() {
        if (System.nanoTime() - nextLook < 0) {
            return Optional.empty();
        }
        Optional<S> next = readings.next(lease, letIn ? connector.readBackSize() : 1);
        if (next.isEmpty()) {
            nextLook = System.nanoTime() + PAUSE;
        }
        return next;
    }

    /** Whatever is still being read is not waited for. */
    public void close() {
        account.close();
    }

    private Call<S> call(S step) {
        return new Call<>(step, CompletableFuture.supplyAsync(() -> connector.readBack(account, step.offers()),
                callers));
    }

    /** Empty while the call lasts. */
    private static Optional<List<Shown>> answer(Call<?> call, Duration patience) {
        try {
            return Optional.of(call.answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException notYet) {
            return Optional.empty();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof LeaseLost lost) {
                throw lost;
            }
            LOG.error("A reading failed; it is tried again later", failure.getCause());
            return Optional.of(List.of());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the reading was interrupted");
        }
    }
}
