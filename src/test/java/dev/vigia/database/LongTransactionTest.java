package dev.vigia.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.arjuna.ats.arjuna.coordinator.TxControl;
import com.arjuna.ats.jta.TransactionManager;
import com.arjuna.ats.jta.transaction.Transaction;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import java.time.Duration;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LongTransactionTest {

    @Inject
    Session session;

    @Test
    void a_long_transaction_may_take_so_long_and_the_next_one_no_longer_than_usual() {
        assertThat(LongTransaction.upTo(Duration.ofMinutes(7), session, LongTransactionTest::secondsAllowed)).isEqualTo(
                420);
        assertThat(usual()).isEqualTo(TxControl.getDefaultTimeout());
    }

    @Test
    void one_that_fails_leaves_nothing_behind_on_its_thread() throws SystemException {
        assertThatThrownBy(() -> LongTransaction.upTo(Duration.ofMinutes(7), session, () -> {
            throw new IllegalStateException("as in the middle of the work");
        })).hasMessage("as in the middle of the work");
        assertThat(TransactionManager.transactionManager().getStatus()).isEqualTo(Status.STATUS_NO_TRANSACTION);
        assertThat(usual()).isEqualTo(TxControl.getDefaultTimeout());
    }

    private static int usual() {
        return QuarkusTransaction.requiringNew().call(LongTransactionTest::secondsAllowed);
    }

    private static int secondsAllowed() {
        try {
            return ((Transaction) TransactionManager.transactionManager().getTransaction()).getTimeout();
        } catch (SystemException e) {
            throw new IllegalStateException(e);
        }
    }
}
