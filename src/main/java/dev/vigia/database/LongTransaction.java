package dev.vigia.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.hibernate.Session;

/** Runs the few transactions that may take longer than connections are otherwise waited for. */
public final class LongTransaction {

    private LongTransaction() {
    }

    /** Runs a transaction of its own whose statements may take so long. */
    public static <T> T upTo(Duration most, Session session, Supplier<T> transaction) {
        return QuarkusTransaction.requiringNew().timeout((int) most.toSeconds()).call(() -> {
            int usual = session.doReturningWork(connection -> waiting(connection, (int) most.toMillis()));
            try {
                return transaction.get();
            } finally {
                session.doWork(connection -> waiting(connection, usual));
            }
        });
    }

    private static int waiting(Connection connection, int millis) throws SQLException {
        int before = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, millis);
        return before;
    }
}
