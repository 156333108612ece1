package dev.vigia.database;

import com.arjuna.ats.arjuna.coordinator.TransactionReaper;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Lets a stop end. Where several transactions are open when the transaction manager stops, its list of them gets out of
 * order and it may look for one of them for ever; so they are waited for before, and whatever else a stop hangs on, it is
 * cut short. What was acknowledged is in the database by then.
 */
@Singleton
class BoundedStop {

    private static final Logger LOG = Logger.getLogger(BoundedStop.class);
    private static final Duration LONGEST = Duration.ofSeconds(45);
    private static final Duration FOR_TRANSACTIONS = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final LongSupplier open;

    @Inject
    BoundedStop() {
        this(() -> TransactionReaper.transactionReaper().numberOfTransactions());
    }

    BoundedStop(LongSupplier open) {
        this.open = open;
    }

    void begin(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        // Elsewhere the process goes on when the application ends.
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            cutShort(LONGEST, () -> Runtime.getRuntime().halt(1));
        }
    }

    /** After everybody who is told of the stop, and had work to settle. */
    void end(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ShutdownEvent event) {
        if (!awaitTransactions(FOR_TRANSACTIONS)) {
            LOG.warnf("%d transactions have not ended within %s", open.getAsLong(), FOR_TRANSACTIONS);
        }
    }

    boolean awaitTransactions(Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        while (open.getAsLong() > 0 && System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return open.getAsLong() == 0;
    }

    static void cutShort(Duration longest, Runnable halt) {
        Thread watch = new Thread(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(longest.toMillis());
                LOG.errorf("The stop has not ended within %s, and is cut short", longest);
                halt.run();
            } catch (InterruptedException none) {
                Thread.currentThread().interrupt();
            }
        }, "bounded-stop");
        watch.setDaemon(true);
        watch.start();
    }
}
