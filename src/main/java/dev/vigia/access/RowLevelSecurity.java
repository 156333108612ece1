package dev.vigia.access;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * The second wall between retailers: a connection used by a request works as a database role that sees the rows of one
 * retailer only (row-level security), or no rows at all. The engine's jobs and start-up work as the owner.
 */
@Singleton
@Unremovable
public class RowLevelSecurity implements AgroalPoolInterceptor {

    private static final Logger LOG = Logger.getLogger(RowLevelSecurity.class);
    private static final ThreadLocal<Boolean> LIFTED = ThreadLocal.withInitial(() -> false);
    private static final ThreadLocal<Optional<Long>> RETAILER = ThreadLocal.withInitial(Optional::empty);

    private final RequestOrigin origin;
    private final CurrentRetailer retailer;
    private final Set<PGConnection> walled = ConcurrentHashMap.newKeySet();

    RowLevelSecurity(RequestOrigin origin, CurrentRetailer retailer) {
        this.origin = origin;
        this.retailer = retailer;
    }

    /**
     * Work that concerns no single retailer. A transaction that is already open keeps the connection, and with it the
     * wall, it began with; so open the transaction inside.
     */
    public static <T> T asSystem(Supplier<T> work) {
        boolean before = LIFTED.get();
        LIFTED.set(true);
        try {
            return work.get();
        } finally {
            LIFTED.set(before);
        }
    }

    public static void asSystem(Runnable work) {
        asSystem(() -> {
            work.run();
            return Optional.empty();
        });
    }

    /** Work of a retailer that came by no request: the same wall for it. Open the transaction inside. */
    public static <T> T asRetailer(long retailerId, Supplier<T> work) {
        Optional<Long> before = RETAILER.get();
        RETAILER.set(Optional.of(retailerId));
        try {
            return work.get();
        } finally {
            RETAILER.set(before);
        }
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        if (LIFTED.get()) {
            return;
        }
        if (RETAILER.get().isPresent()) {
            putBehindTheWall(connection, RETAILER.get());
        } else if (isInsideRequest()) {
            putBehindTheWall(connection, retailer.find().map(found -> found.id));
        }
    }

    /** Without a retailer it sees nothing: better an empty page than another's stock. */
    private void putBehindTheWall(Connection connection, Optional<Long> retailerId) {
        String id = retailerId.map(number -> Long.toString(number)).orElse("");
        walled.add(living(connection).orElseThrow(() -> new IllegalStateException("the connection is dead")));
        execute(connection, "set role vigia_retailer; select set_config('vigia.retailer', '" + id + "', false)");
    }

    /** Never throws, even when the database has gone: the pool would lose the connection's place for good. */
    @Override
    public void onConnectionReturn(Connection connection) {
        living(connection).ifPresentOrElse(living -> {
            if (walled.remove(living)) {
                leaveTheWall(connection, living);
            }
        }, this::forgetTheDead);
    }

    private static void leaveTheWall(Connection connection, PGConnection living) {
        try {
            execute(connection, "reset role; reset vigia.retailer");
        } catch (IllegalStateException stillWalled) {
            LOG.warn("A connection that cannot leave its role is closed: nobody may have it next", stillWalled);
            end((Connection) living);
        }
    }

    @Override
    public void onConnectionDestroy(Connection connection) {
        living(connection).ifPresentOrElse(walled::remove, this::forgetTheDead);
    }

    private void forgetTheDead() {
        walled.removeIf(known -> isClosed((Connection) known));
    }

    private boolean isInsideRequest() {
        return Arc.container().requestContext().isActive() && origin.isHttp();
    }

    /** What the driver made; empty when it has been closed, by whomever. */
    private static Optional<PGConnection> living(Connection connection) {
        try {
            return Optional.of(connection.unwrap(PGConnection.class));
        } catch (SQLException closed) {
            return Optional.empty();
        }
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException broken) {
            return true;
        }
    }

    private static void end(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException ended) {
            LOG.debug("A connection had ended before it was closed", ended);
        }
    }

    private static void execute(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the connection did not change its role", e);
        }
    }
}
