package dev.vigia.rule.page;

import dev.vigia.database.OneColumn;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.hibernate.HibernateException;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionImplementor;
import org.jboss.logging.Logger;

/**
 * At most one forecast of a person runs on a node: who asks for another while one runs does not await that any more, so it is
 * ended. None runs longer than anybody waits while typing.
 */
@ApplicationScoped
class ForecastTurns {

    private static final Logger LOG = Logger.getLogger(ForecastTurns.class);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String CANCELED = "57014";

    private final Session session;
    private final Duration longest;
    private final Map<String, Session> running = new ConcurrentHashMap<>();

    @Inject
    ForecastTurns(Session session) {
        this(session, LONGEST);
    }

    ForecastTurns(Session session, Duration longest) {
        this.session = session;
        this.longest = longest;
    }

    /**
     * Forecasts in a transaction of its own.
     *
     * @return empty when it took too long, or the same person has asked for another meanwhile
     */
    <T> Optional<T> take(String person, Supplier<T> forecast) {
        try {
            return Optional.of(QuarkusTransaction.requiringNew().call(() -> alone(person, forecast)));
        } catch (RuntimeException ended) {
            if (!isCanceled(ended)) {
                throw ended;
            }
            return Optional.empty();
        }
    }

    private <T> T alone(String person, Supplier<T> forecast) {
        // The one of this transaction, which another thread may end: what is injected is that of whoever calls it.
        Session own = session.unwrap(SessionImplementor.class);
        Optional.ofNullable(running.put(person, own)).ifPresent(ForecastTurns::end);
        try {
            OneColumn.query(session, "select set_config('statement_timeout', :longest, true)", String.class)
                    .setParameter("longest", Long.toString(longest.toMillis())).getSingleResult();
            return forecast.get();
        } finally {
            running.remove(person, own);
        }
    }

    private static void end(Session before) {
        try {
            before.cancelQuery();
        } catch (HibernateException over) {
            LOG.debug("The forecast before was over already", over);
        }
    }

    private static boolean isCanceled(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && CANCELED.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
