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
import org.postgresql.PGConnection;

/**
 * The second wall between retailers: a connection used by a request works as a database role that sees the rows of one
 * retailer only (row-level security), or no rows at all. The engine's jobs and start-up work as the owner.
 */
@Singleton
@Unremovable
public class Wall implements AgroalPoolInterceptor {

    private static final ThreadLocal<Boolean> LIFTED = ThreadLocal.withInitial(() -> false);

    private final RequestOrigin origin;
    private final CurrentRetailer retailer;
    private final Set<PGConnection> walled = ConcurrentHashMap.newKeySet();

    Wall(RequestOrigin origin, CurrentRetailer retailer) {
        this.origin = origin;
        this.retailer = retailer;
    }

    /**
     * Work that concerns no single retailer. A transaction that is already open keeps the connection, and with it the
     * wall, it began with; so open the transaction inside.
     */
    public static <T> T withoutRetailer(Supplier<T> work) {
        boolean before = LIFTED.get();
        LIFTED.set(true);
        try {
            return work.get();
        } finally {
            LIFTED.set(before);
        }
    }

    public static void withoutRetailer(Runnable work) {
        withoutRetailer(() -> {
            work.run();
            return Optional.empty();
        });
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        if (!LIFTED.get() && isInsideRequest()) {
            // A request without a retailer sees nothing: better an empty page than another's stock.
            String id = retailer.find().map(found -> Long.toString(found.id)).orElse("");
            walled.add(raw(connection));
            execute(connection,
                    "set role vigia_retailer; select set_config('vigia.retailer', '" + id + "', false)");
        }
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        if (walled.remove(raw(connection))) {
            execute(connection, "reset role; reset vigia.retailer");
        }
    }

    @Override
    public void onConnectionDestroy(Connection connection) {
        walled.remove(raw(connection));
    }

    private boolean isInsideRequest() {
        return Arc.container().requestContext().isActive() && origin.isHttp();
    }

    private static PGConnection raw(Connection connection) {
        try {
            return connection.unwrap(PGConnection.class);
        } catch (SQLException e) {
            throw new IllegalStateException("the database is not PostgreSQL", e);
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
