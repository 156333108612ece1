package dev.vigia.sync;

import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.Shown;
import dev.vigia.sync.ReadBack.Step;
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
 * Reads back beside one delivery: a call at a time, on a thread of its own. The delivery looks at the due list again
 * every moment while a call lasts, so that nothing ever waits behind a reading.
 */
class Reader {

    private static final Logger LOG = Logger.getLogger(Reader.class);
    private static final Duration MOMENT = Duration.ofMillis(100);

    private final ReadBack readBack;
    private final Lease lease;
    private final Connector connector;
    private final ReadingAccount account;
    private final ExecutorService callers;
    private Optional<Call> underWay = Optional.empty();

    Reader(ReadBack readBack, Lease lease, Connector connector, ReadingAccount account, ExecutorService callers) {
        this.readBack = readBack;
        this.lease = lease;
        this.connector = connector;
        this.account = account;
        this.callers = callers;
    }

    private record Call(Step step, CompletableFuture<List<Shown>> answer) {
    }

    /** @return whether there was, and perhaps still is, anything to read */
    boolean goOn() {
        if (underWay.isEmpty()) {
            Optional<Step> next = readBack.next(lease, connector.readBackSize());
            underWay = next.filter(step -> !step.listings().isEmpty()).map(this::call);
            if (underWay.isEmpty()) {
                return next.isPresent();
            }
        }
        Call call = underWay.get();
        Optional<List<Shown>> answer = answer(call);
        answer.ifPresent(shown -> {
            underWay = Optional.empty();
            readBack.settle(lease, connector.code(), call.step(), shown);
        });
        return true;
    }

    /** Whatever is still being read is not waited for. */
    void close() {
        account.close();
    }

    private Call call(Step step) {
        return new Call(step, CompletableFuture.supplyAsync(() -> connector.readBack(account, step.offers()), callers));
    }

    /** Empty while the call lasts. */
    private static Optional<List<Shown>> answer(Call call) {
        try {
            return Optional.of(call.answer.get(MOMENT.toMillis(), TimeUnit.MILLISECONDS));
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
