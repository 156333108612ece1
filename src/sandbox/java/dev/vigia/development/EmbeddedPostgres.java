package dev.vigia.development;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Starts a PostgreSQL of our own where nobody configured one, so that a stranger needs nothing but a JDK. Its data stays
 * under {@code data/postgres} ({@code vigia.database.directory}); tests get a fresh one that goes with them.
 */
public class EmbeddedPostgres implements ConfigSourceFactory {

    // A system property, because a live reload loads this class anew while the database goes on.
    private static final String STARTED = "vigia.database.started";

    // Below application.properties (250), so that anything configured wins.
    private static final int ORDINAL = 200;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        if (value(context, "quarkus.datasource.jdbc.url").isPresent() || isPackaging(context)) {
            return List.of();
        }
        return List.of(new PropertiesConfigSource(Map.of("quarkus.datasource.jdbc.url", url(context),
                "quarkus.datasource.username", "vigia", "quarkus.datasource.password", "vigia"),
                "embedded PostgreSQL", ORDINAL));
    }

    /** Packaging reads the configuration too, and would keep the address of a database that ends with it. */
    private static boolean isPackaging(ConfigSourceContext context) {
        return context.getProfiles().contains("prod") && Thread.currentThread().getContextClassLoader()
                .getResource("io/quarkus/deployment/QuarkusAugmentor.class") != null;
    }

    private static synchronized String url(ConfigSourceContext context) {
        String started = System.getProperty(STARTED);
        if (started != null) {
            return started;
        }
        try {
            String url = context.getProfiles().contains("test") ? startFresh() : startKept(directory(context));
            System.setProperty(STARTED, url);
            return url;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the embedded PostgreSQL did not start; configure one with "
                    + "quarkus.datasource.jdbc.url, or see the log above", e);
        }
    }

    private static Path directory(ConfigSourceContext context) {
        return Path.of(value(context, "vigia.database.directory").orElse("data/postgres")).toAbsolutePath();
    }

    private static String startFresh() throws IOException, SQLException {
        return url(prepare(builder()
                // Nobody needs the data of a test after a power cut.
                .setServerConfig("fsync", "off")
                .start().getPostgresDatabase()));
    }

    private static String startKept(Path directory) throws IOException, SQLException {
        Files.createDirectories(directory.getParent());
        Optional<Integer> running = portOfOneStillRunning(directory);
        if (running.isPresent()) {
            return url(running.get());
        }
        return url(prepare(builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                // As PostgreSQL comes. The library's own would forget what was committed just before a fall.
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .start().getPostgresDatabase()));
    }

    private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres.Builder builder() {
        return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF-8")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "256MB");
    }

    /** A process that was killed leaves its database running; the next one takes it over. */
    private static Optional<Integer> portOfOneStillRunning(Path directory) throws IOException {
        Path pidFile = directory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        boolean alive = ProcessHandle.of(Long.parseLong(lines.get(0).strip())).map(ProcessHandle::isAlive)
                .orElse(false);
        return alive && lines.size() > 3 ? Optional.of(Integer.parseInt(lines.get(3).strip())) : Optional.empty();
    }

    /** The application's own role: no superuser, since a superuser would see through row-level security. */
    private static int prepare(DataSource superuser) throws SQLException {
        try (Connection connection = superuser.getConnection(); Statement statement = connection.createStatement()) {
            if (!exists(statement, "select from pg_roles where rolname = 'vigia'")) {
                statement.execute("create role vigia login createrole password 'vigia'");
            }
            if (!exists(statement, "select from pg_database where datname = 'vigia'")) {
                statement.execute("create database vigia owner vigia");
            }
            try (var port = statement.executeQuery("show port")) {
                port.next();
                return port.getInt(1);
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static String url(int port) {
        return "jdbc:postgresql://localhost:" + port + "/vigia";
    }

    private static Optional<String> value(ConfigSourceContext context, String name) {
        return Optional.ofNullable(context.getValue(name)).map(ConfigValue::getValue).filter(v -> !v.isBlank());
    }
}
