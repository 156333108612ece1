package dev.vigia.database;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Looks for work as soon as somebody asks, on a thread of its own: nobody's request is over only when this is, and it is no
 * retailer's. Whoever asks before a look has begun shares it. The scheduled look stays the safety net under it.
 */
public final class PromptLook {

    private static final Logger LOG = Logger.getLogger(PromptLook.class);
    private static final int LAST_LOOK_SECONDS = 10;

    private final String name;
    private final Runnable look;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ExecutorService thread;

    /** @param name of the thread */
    public PromptLook(String name, Runnable look) {
        this.name = name;
        this.look = look;
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread own = new Thread(task, name);
            own.setDaemon(true);
            return own;
        });
    }

    /** Comes back at once. */
    public void ask() {
        if (asked.compareAndSet(false, true)) {
            try {
                thread.execute(this::look);
            } catch (RejectedExecutionException stopped) {
                LOG.debugf("The %s has stopped; the scheduled look of another node finds what there is to do", name);
            }
        }
    }

    private void look() {
        asked.set(false);
        try {
            look.run();
        } catch (RuntimeException | Error failure) {
            LOG.errorf(failure, "The %s has failed; the scheduled look does it again", name);
        }
    }

    /** Begins no other look, and waits some seconds for the one under way. */
    public void stop() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(LAST_LOOK_SECONDS, TimeUnit.SECONDS)) {
            LOG.warnf("The %s has not ended within %d s; another node goes on", name, LAST_LOOK_SECONDS);
        }
    }
}
