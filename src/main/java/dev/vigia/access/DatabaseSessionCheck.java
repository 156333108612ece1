package dev.vigia.access;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Refuses to start where the sessions of the database are shared, as PgBouncer does in transaction mode. The wall between
 * retailers is a role of the session: there it would be left on a session that somebody else has next.
 */
@Singleton
class DatabaseSessionCheck {

    /** A statement prepared on one session is there already, or is missing, on the session that came instead. */
    private static final Set<String> PREPARED_ELSEWHERE = Set.of("42P05", "26000");
    /** Other nodes may use the same sessions at the same moment, and hide them. */
    private static final int LOOKS = 5;

    void insist(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start,
            AgroalDataSource database) throws SQLException {
        if (areShared(database)) {
            throw new IllegalStateException("something between Vigia and PostgreSQL shares sessions, such as PgBouncer "
                    + "in transaction mode; retailers would not be kept apart. Use its session mode, or none");
        }
    }

    /** Whether a session serves two connections, or a connection goes from session to session. */
    static boolean areShared(DataSource database) throws SQLException {
        try (Connection one = database.getConnection(); Connection other = database.getConnection()) {
            int own = session(one);
            for (int look = 0; look < LOOKS; look++) {
                other.setAutoCommit(false);
                boolean shared = session(other) == own || session(one) != own;
                other.rollback();
                other.setAutoCommit(true);
                if (shared) {
                    return true;
                }
            }
            return false;
        } catch (SQLException failure) {
            if (PREPARED_ELSEWHERE.contains(failure.getSQLState())) {
                return true;
            }
            throw failure;
        }
    }

    private static int session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }
}
