package dev.vigia.database;

import java.sql.SQLException;

/** PostgreSQL ends one of two transactions that wait for each other; the victim has only to start again. */
public final class DeadlockRetry {

    private static final String DEADLOCK_DETECTED = "40P01";
    private static final int TIMES = 5;

    private DeadlockRetry() {
    }

    /** Runs a whole transaction, again if it was the victim. */
    public static void retrying(Runnable transaction) {
        for (int attempt = 1;; attempt++) {
            try {
                transaction.run();
                return;
            } catch (RuntimeException e) {
                if (attempt == TIMES || !isDeadlock(e)) {
                    throw e;
                }
            }
        }
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
