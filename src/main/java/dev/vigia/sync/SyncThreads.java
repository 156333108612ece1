package dev.vigia.sync;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** The threads that call marketplaces; apart from those that serve people, so that neither waits for the other. */
@ApplicationScoped
class SyncThreads {

    private static final Logger LOG = Logger.getLogger(SyncThreads.class);

    private final AtomicLong number = new AtomicLong();
    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "sync-" + number.incrementAndGet());
        thread.setDaemon(true);
        // Else Java prints it line by line, past the log.
        thread.setUncaughtExceptionHandler((any, failure) -> LOG.error(
                "What the sync had begun has failed; the next look does it again", failure));
        return thread;
    });

    @Produces
    @Identifier("sync")
    ExecutorService executor() {
        return executor;
    }

    @PreDestroy
    void finish() throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(15, TimeUnit.SECONDS);
    }
}
