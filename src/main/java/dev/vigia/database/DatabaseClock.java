package dev.vigia.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.hibernate.Session;

/** The one clock that all nodes share: what one of them says may be compared with what another has said. */
@ApplicationScoped
public class DatabaseClock {

    private final Session session;

    DatabaseClock(Session session) {
        this.session = session;
    }

    /**
     * A moment that has passed on this machine. Never earlier than it was, so that what somebody sends after an answer to
     * something else is not older than that; and hardly later, however long a connection is waited for here.
     *
     * @param nanoTime as {@link System#nanoTime} told it then
     */
    public Instant at(long nanoTime) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            session.doWork(connection -> {
                // It is here: whatever was waited for it is over.
            });
            long passed = System.nanoTime() - nanoTime;
            return now().minusNanos(passed);
        });
    }

    /** This moment, however long the transaction runs already. */
    public Instant now() {
        return QuarkusTransaction.joiningExisting()
                .call(() -> OneColumn.query(session, "select clock_timestamp()", Instant.class).getSingleResult());
    }
}
