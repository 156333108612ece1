package dev.vigia.chaos.scene;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Work done again and again while nobody waits for it. What fails is not done again, so the first failure is kept. */
final class Background implements AutoCloseable {

    private final String name;
    private final ScheduledExecutorService threads;
    private final AtomicReference<Throwable> first = new AtomicReference<>();

    Background(String name, int threads) {
        this.name = name;
        this.threads = Executors.newScheduledThreadPool(threads, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Does it now, and after each time again when the pause is over. */
    void again(Runnable work, Duration pause) {
        threads.scheduleWithFixedDelay(() -> {
            try {
                work.run();
            } catch (Throwable failure) {
                first.compareAndSet(null, failure);
                throw failure;
            }
        }, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @throws IllegalStateException if some of the work has failed, and is not done any more */
    void check() {
        Throwable failure = first.get();
        if (failure != null) {
            throw new IllegalStateException("the " + name + " has failed and goes on no more", failure);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
