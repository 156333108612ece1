package dev.vigia.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Runs something beside a test. The common pool of the JDK will not do: on a machine of two processors it may have a single
 * thread, and two tasks that wait for each other then wait for good.
 */
public final class OwnThread {

    private static final Executor THREADS = task -> {
        Thread thread = new Thread(task, "beside a test");
        thread.setDaemon(true);
        thread.start();
    };

    private OwnThread() {
    }

    public static <T> CompletableFuture<T> call(Callable<T> task) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return task.call();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        }, THREADS);
    }

    public static CompletableFuture<Void> run(Runnable task) {
        return CompletableFuture.runAsync(task, THREADS);
    }
}
