package dev.vigia.sync.readback;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What is read back beside one sender: listings in doubt first, then those of the run. The sender never waits for an
 * answer while there is anything else to do.
 */
public class ReadBackSession implements AutoCloseable {

    private final ReadBackWorker<?> checks;
    private final ReadBackWorker<?> run;
    private final Duration moment;
    private volatile CompletableFuture<Void> call = new CompletableFuture<>();

    /** @param moment the longest wait for a reading until the sender looks for other work, which nobody may call it for */
    ReadBackSession(ReadBackWorker<?> checks, ReadBackWorker<?> run, Duration moment) {
        this.checks = checks;
        this.run = run;
        this.moment = moment;
    }

    /** Whoever calls from now on ends the next wait: call it before looking for other work. */
    public void listen() {
        call = new CompletableFuture<>();
    }

    /** There is, perhaps, other work. */
    public void wake() {
        call.complete(null);
    }

    /**
     * What to read next. Joins the caller's transaction.
     *
     * @param idle      whether the sender has nothing else to do
     * @param zerosWait whether there is a zero among what it sends next
     */
    public void ask(boolean idle, boolean zerosWait) {
        checks.zerosWait(zerosWait);
        checks.ask();
        if (idle && !checks.isBusy()) {
            run.ask();
        }
    }

    /** Begins to read what was found. */
    public void begin() {
        checks.begin();
        run.begin();
    }

    /** Settles a look at listings in doubt that has ended. */
    public void settleChecks() {
        checks.settle();
    }

    /**
     * Waits a moment until a reading has ended or there is other work, and settles what has ended.
     *
     * @return whether there was, and perhaps still is, anything to read
     */
    public boolean await() {
        if (!checks.isBusy() && !run.isBusy()) {
            return false;
        }
        await(CompletableFuture.anyOf(call, checks.ended(), run.ended()));
        checks.settle();
        run.settle();
        return true;
    }

    private void await(CompletableFuture<?> any) {
        try {
            any.get(moment.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException eitherWay) {
            // What failed is told when it is settled.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the reading was interrupted");
        }
    }

    @Override
    public void close() {
        checks.close();
        run.close();
    }
}
