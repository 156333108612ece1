package dev.vigia.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.SQLException;
import java.util.function.Supplier;

/** PostgreSQL ends one of two transactions that wait for each other; the victim has only to start again. */
public final class DeadlockRetry {

    private static final String DEADLOCK_DETECTED = "40P01";
    private static final int TIMES = 5;

    private DeadlockRetry() {
    }

    /** Carries work out in a transaction of its own, again if that was the victim. */
    public static <T> T inTransaction(Supplier<T> work) {
        for (int attempt = 1;; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(work::get);
            } catch (RuntimeException e) {
                if (attempt == TIMES || !isDeadlock(e)) {
                    throw e;
                }
            }
        }
    }

    public static void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return true;
        });
    }

    private static boolean isDeadlock(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && DEADLOCK_DETECTED.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
