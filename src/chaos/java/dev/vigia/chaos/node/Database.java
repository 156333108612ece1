package dev.vigia.chaos.node;

import static dev.vigia.testing.Patiently.await;

import dev.vigia.testing.FreshPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A real PostgreSQL of its own that can fall over and come back with its data and its port. */
public final class Database implements AutoCloseable {

    private final List<String> command;
    private final Path log;
    private final int port;
    private Guarded server;

    private Database(List<String> command, Path log, int port) {
        this.command = command;
        this.log = log;
        this.port = port;
    }

    /** A new one in a directory that does not exist yet. */
    public static Database create(Path directory) {
        try {
            int port = freePort();
            // The library unpacks PostgreSQL and makes the cluster; the server then runs as a process of ours.
            List<String> command;
            try (EmbeddedPostgres made = FreshPostgres.create(EmbeddedPostgres.builder()
                    .setDataDirectory(directory.resolve("data")).setCleanDataDirectory(false).setPort(port)
                    .setPGStartupWait(Duration.ofSeconds(60)).setServerConfig("max_connections", "100")
                    // As PostgreSQL comes. The library's own would forget what was committed just before a fall.
                    .setServerConfig("synchronous_commit", "on").setServerConfig("fsync", "on"))) {
                command = commandOf(directory.resolve("data/postmaster.pid"));
            }
            Database database = new Database(command, directory.resolve("postgres.log"), port);
            database.start();
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> commandOf(Path pidFile) throws IOException {
        String pid = Files.readAllLines(pidFile).get(0).strip();
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // PostgreSQL refuses to run as root, even as a root who owns nothing but this.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(Files.readSymbolicLink(Path.of("/proc", pid, "exe")).toString());
        String[] words = Files.readString(Path.of("/proc", pid, "cmdline"), StandardCharsets.UTF_8).split("\0");
        command.addAll(Arrays.asList(words).subList(1, words.length));
        return command;
    }

    /** Below those that the system gives to whoever connects: else it may be gone while what listened there is dead. */
    public static int freePort() throws IOException {
        while (true) {
            try (ServerSocket socket = new ServerSocket(ThreadLocalRandom.current().nextInt(20_000, 32_000))) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                continue;
            }
        }
    }

    private void start() {
        server = Guarded.start(command, Map.of(), log);
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100)).ignoreExceptions()
                .until(() -> number("select 1") == 1);
    }

    public int port() {
        return port;
    }

    /** Falls over as in a power cut, without a word to anybody, and comes back. */
    public void fallOver() {
        server.signal("QUIT");
        if (!server.awaitEnd(Duration.ofSeconds(30))) {
            server.kill();
        }
        start();
    }

    /** Ends every session but the one that asks. */
    public void endSessions() {
        number("select count(pg_terminate_backend(pid)) from pg_stat_activity "
                + "where usename = 'vigia' and pid <> pg_backend_pid()");
    }

    public long number(String sql) {
        return Long.parseLong(rows(sql).get(0));
    }

    /** The first column of each row. */
    public List<String> rows(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/vigia",
                "vigia", "vigia"); Statement statement = connection.createStatement()) {
            List<String> rows = new ArrayList<>();
            if (statement.execute(sql)) {
                try (ResultSet result = statement.getResultSet()) {
                    while (result.next()) {
                        rows.add(result.getString(1));
                    }
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        server.kill();
    }
}
