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

    /** This moment, however long the transaction runs already. */
    public Instant now() {
        return QuarkusTransaction.joiningExisting()
                .call(() -> session.createNativeQuery("select clock_timestamp()", Instant.class).getSingleResult());
    }
}
