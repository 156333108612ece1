package dev.vigia.http;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Makes each request on a thread of its own, and waits for it no longer than any answer may take. The client finishes an
 * answer, and ends a wait, on the threads that its caller came from: where all of those wait for it, none is left to.
 */
public final class OutboundCalls {

    /** Of a node; no client has more connections either. */
    private static final int MOST = 500;
    /** More than the client's own limits together: connecting, the first byte, the rest. */
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration IDLE = Duration.ofSeconds(30);

    private static final OutboundCalls ALL = new OutboundCalls(MOST, LONGEST);

    private final ThreadPoolExecutor threads;
    private final Duration longest;

    OutboundCalls(int most, Duration longest) {
        this.longest = longest;
        AtomicLong number = new AtomicLong();
        threads = new ThreadPoolExecutor(0, most, IDLE.toMillis(), TimeUnit.MILLISECONDS, new SynchronousQueue<>(),
                task -> new OutboundThread(task, "outbound-" + number.incrementAndGet()));
    }

    public static OutboundCalls all() {
        return ALL;
    }

    /**
     * @param latest when the request may leave
     * @throws RuntimeException whatever the request ended with; {@link Overdue} when nothing came of it in time
     */
    public <T> T make(RequestDeadline latest, Supplier<T> request) {
        Future<T> answer = begun(() -> {
            OutboundThread.deadline(latest);
            return request.get();
        });
        try {
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw unchecked(failed.getCause());
        } catch (TimeoutException late) {
            throw new Overdue(late);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Overdue(stopping);
        } finally {
            answer.cancel(true);
        }
    }

    private <T> Future<T> begun(Supplier<T> request) {
        try {
            return threads.submit(request::get);
        } catch (RejectedExecutionException full) {
            throw new Overdue(full);
        }
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException unchecked ? unchecked : new CompletionException(failure);
    }

    /** Nobody knows what became of the request. */
    public static final class Overdue extends RuntimeException {

        Overdue(Exception why) {
            super(why);
        }
    }
}
