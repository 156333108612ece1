package dev.vigia.bench;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** A PostgreSQL of the benchmark's own, with default durability: figure and baseline meet the same one. */
public class BenchDatabase implements QuarkusTestResourceLifecycleManager {

    static final String SETTINGS = "shared_buffers 1 GB, max_wal_size 4 GB, everything else as PostgreSQL comes";

    private final Path directory = Path.of("target", "bench-postgres").toAbsolutePath();
    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            delete();
            Files.createDirectories(directory.getParent());
            postgres = EmbeddedPostgres.builder().setDataDirectory(directory).setPGStartupWait(Duration.ofMinutes(1))
                    .setLocaleConfig("locale", "C.UTF-8").setLocaleConfig("encoding", "UTF-8")
                    .setServerConfig("max_connections", "100").setServerConfig("shared_buffers", "1GB")
                    .setServerConfig("max_wal_size", "4GB")
                    // As PostgreSQL comes, unlike the library.
                    .setServerConfig("synchronous_commit", "on").setServerConfig("fsync", "on")
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .start();
            prepare();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        // Without a user in it: one in the address wins over the one that asks.
        return Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:" + postgres.getPort() + "/vigia",
                "quarkus.datasource.username", "vigia", "quarkus.datasource.password", "vigia");
    }

    private void prepare() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role vigia login createrole password 'vigia'");
            statement.execute("create database vigia owner vigia");
            statement.execute("create database vigia_start owner vigia");
        }
        try (Connection connection = postgres.getDatabase("postgres", "vigia").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create extension pg_stat_statements");
        }
    }

    @Override
    public void stop() {
        try {
            postgres.close();
            delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete() throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
                for (Path path : deepestFirst) {
                    Files.delete(path);
                }
            }
        }
    }

    /** As the role of the application, past its pool and its walls. */
    static Connection plain() throws SQLException {
        return plain("");
    }

    /** @param options of the driver, with their question mark */
    static Connection plain(String options) throws SQLException {
        return DriverManager.getConnection(config("quarkus.datasource.jdbc.url") + options, "vigia", "vigia");
    }

    static Connection superuser() throws SQLException {
        return DriverManager.getConnection(config("quarkus.datasource.jdbc.url"), "postgres", "postgres");
    }

    static String config(String key) {
        return ConfigProvider.getConfig().getValue(key, String.class);
    }

    /** One number, as the superuser. */
    static long number(String sql) {
        return Long.parseLong(text(sql));
    }

    static String text(String sql) {
        try (Connection connection = superuser(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static void execute(String... statements) {
        try (Connection connection = superuser(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
