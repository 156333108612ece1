package dev.vigia.database;

import com.arjuna.ats.arjuna.coordinator.TransactionReaper;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionManagerImple;
import jakarta.transaction.TransactionManager;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/** A process that stops while many transactions are open, which is what the transaction manager hangs on. */
final class StuckStop {

    private static final int TRANSACTIONS = 18;

    private StuckStop() {
    }

    public static void main(String[] seconds) throws Exception {
        TransactionManager transactions = new TransactionManagerImple();
        Random timeouts = new Random(7);
        CountDownLatch begun = new CountDownLatch(TRANSACTIONS);
        CountDownLatch stopping = new CountDownLatch(1);
        for (int number = 0; number < TRANSACTIONS; number++) {
            int timeout = 10 + timeouts.nextInt(300);
            new Thread(() -> hold(transactions, timeout, begun, stopping)).start();
        }
        begun.await();
        BoundedStop.cutShort(Duration.ofSeconds(Long.parseLong(seconds[0])), () -> Runtime.getRuntime().halt(3));
        stopping.countDown();
        TransactionReaper.terminate(false);
        System.exit(0);
    }

    private static void hold(TransactionManager transactions, int timeout, CountDownLatch begun,
            CountDownLatch stopping) {
        try {
            transactions.setTransactionTimeout(timeout);
            transactions.begin();
            begun.countDown();
            stopping.await();
            transactions.rollback();
        } catch (Exception ended) {
            throw new IllegalStateException(ended);
        }
    }
}
