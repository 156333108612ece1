package dev.vigia.database;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.OwnThread;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
class DatabaseReachableTest {

    @Inject
    AgroalDataSource pool;

    @Test
    @Timeout(5)
    void a_database_that_is_not_there_is_not_reachable() throws IOException {
        assertThat(reachable(through(freePort()))).isFalse();
    }

    @Test
    @Timeout(10)
    void a_database_that_takes_the_call_and_says_nothing_is_not_reachable_within_seconds() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            assertThat(reachable(through(silent.getLocalPort()))).isFalse();
        }
    }

    @Test
    void it_is_reachable_again_as_soon_as_it_answers() throws IOException {
        int port = freePort();
        DatabaseReachable check = through(port);
        assertThat(reachable(check)).isFalse();
        try (ServerSocket door = new ServerSocket(port)) {
            OwnThread.run(() -> leadOn(door));
            await().until(() -> reachable(check));
        }
        await().until(() -> !reachable(check));
    }

    @Test
    @Timeout(60)
    void a_pool_that_is_busy_is_no_reason_to_say_that_the_database_is_away() throws SQLException {
        int size = pool.getConfiguration().connectionPoolConfiguration().maxSize();
        List<Connection> busy = new ArrayList<>();
        try {
            while (busy.size() < size) {
                busy.add(pool.getConnection());
            }
            assertThat(reachable(new DatabaseReachable(pool))).isTrue();
        } finally {
            for (Connection connection : busy) {
                connection.close();
            }
        }
    }

    private static boolean reachable(DatabaseReachable check) {
        return check.call().getStatus() == Status.UP;
    }

    private String url() {
        return pool.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration().jdbcUrl();
    }

    private DatabaseReachable through(int port) {
        String path = URI.create(url().substring("jdbc:".length())).getRawPath();
        Properties login = new Properties();
        login.setProperty("user", "vigia");
        login.setProperty("password", "vigia");
        return new DatabaseReachable("jdbc:postgresql://localhost:" + port + path, login);
    }

    /** Carries bytes between whoever calls and the real database, until the door is shut. */
    private void leadOn(ServerSocket door) {
        URI database = URI.create(url().substring("jdbc:".length()));
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Socket answerer = new Socket(database.getHost(), database.getPort());
                OwnThread.run(() -> carry(caller, answerer));
                OwnThread.run(() -> carry(answerer, caller));
            } catch (IOException shut) {
                return;
            }
        }
    }

    private static void carry(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException hungUp) {
            // The one who hung up needs nothing more.
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
