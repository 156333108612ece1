package dev.vigia.database;

import com.arjuna.ats.arjuna.coordinator.TxControl;
import com.arjuna.ats.jta.TransactionManager;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.transaction.SystemException;
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
        // Not QuarkusTransaction.timeout: it looks settings up once the transaction has begun, and should that fail, the thread
        // is left with an open transaction.
        limit((int) most.toSeconds());
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                int usual = session.doReturningWork(connection -> waiting(connection, (int) most.toMillis()));
                try {
                    return transaction.get();
                } finally {
                    session.doWork(connection -> waiting(connection, usual));
                }
            });
        } finally {
            limit(TxControl.getDefaultTimeout());
        }
    }

    /** Of the transactions that this thread begins. */
    private static void limit(int seconds) {
        try {
            TransactionManager.transactionManager().setTransactionTimeout(seconds);
        } catch (SystemException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int waiting(Connection connection, int millis) throws SQLException {
        int before = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, millis);
        return before;
    }
}
