package dev.vigia.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

@QuarkusTest
class DatabaseSessionCheckTest {

    @Inject
    AgroalDataSource database;

    private final Deque<Connection> sessions = new ArrayDeque<>();

    @AfterEach
    void close() throws SQLException {
        for (Connection session : sessions) {
            session.close();
        }
    }

    @Test
    void a_pool_of_connections_to_postgresql_itself_has_its_own() throws SQLException {
        assertThat(DatabaseSessionCheck.areShared(database)).isFalse();
        assertThat(DatabaseSessionCheck.areShared(postgres())).isFalse();
    }

    @Test
    void one_that_lends_a_session_for_a_transaction_is_found_out() throws SQLException {
        DataSource pooler = pooler(1);
        assertThat(DatabaseSessionCheck.areShared(pooler)).isTrue();
    }

    @Test
    void so_is_one_with_many_sessions_that_nobody_uses() throws SQLException {
        assertThat(DatabaseSessionCheck.areShared(pooler(8))).isTrue();
    }

    @Test
    void vigia_does_not_start_there() {
        assertThatThrownBy(() -> new DatabaseSessionCheck().insist(null, new SharedPool(pooler(2)).asAgroal()))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("session mode");
    }

    private static PGSimpleDataSource postgres() {
        PGSimpleDataSource postgres = new PGSimpleDataSource();
        postgres.setUrl(config("jdbc.url"));
        postgres.setUser(config("username"));
        postgres.setPassword(config("password"));
        return postgres;
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue("quarkus.datasource." + name, String.class);
    }

    /** Lends the session used last for as long as a transaction, or a statement outside of one. */
    private DataSource pooler(int warm) throws SQLException {
        for (int session = 0; session < warm; session++) {
            sessions.push(postgres().getConnection());
        }
        return proxy(DataSource.class, (method, arguments) -> lent());
    }

    private Connection lent() {
        Deque<Connection> held = new ArrayDeque<>();
        boolean[] transaction = { false };
        return proxy(Connection.class, (method, arguments) -> {
            switch (method) {
                case "setAutoCommit" -> transaction[0] = !(Boolean) arguments[0];
                case "rollback", "close" -> held.forEach(sessions::push);
                default -> {
                    return statement(held, transaction[0]);
                }
            }
            if (!method.equals("setAutoCommit")) {
                held.clear();
            }
            return null;
        });
    }

    private Object statement(Deque<Connection> held, boolean transaction) throws SQLException {
        if (!held.isEmpty()) {
            return held.peek().createStatement();
        }
        Connection session = sessions.isEmpty() ? postgres().getConnection() : sessions.pop();
        (transaction ? held : sessions).push(session);
        return session.createStatement();
    }

    private record SharedPool(DataSource pooler) {

        AgroalDataSource asAgroal() {
            return proxy(AgroalDataSource.class, (method, arguments) -> pooler.getConnection());
        }
    }

    private interface Handler {

        Object handle(String method, Object[] arguments) throws SQLException, InvocationTargetException;
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
                (self, method, arguments) -> handler.handle(method.getName(), arguments)));
    }
}
