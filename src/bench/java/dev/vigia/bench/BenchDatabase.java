package dev.vigia.bench;

import dev.vigia.testing.FreshPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL of the benchmark's own, with default durability: figure and baseline meet the same one. */
public class BenchDatabase extends FreshPostgres {

    static final String SETTINGS = "shared_buffers 1 GB, max_wal_size 4 GB, everything else as PostgreSQL comes";

    private final Path directory = Path.of("target", "bench-postgres").toAbsolutePath();

    @Override
    protected EmbeddedPostgres.Builder configured(EmbeddedPostgres.Builder builder) {
        delete();
        return builder.setDataDirectory(directory).setPGStartupWait(Duration.ofMinutes(1))
                .setServerConfig("max_connections", "100").setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "4GB")
                // As PostgreSQL comes, unlike the library.
                .setServerConfig("synchronous_commit", "on").setServerConfig("fsync", "on")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements");
    }

    @Override
    protected void prepare(EmbeddedPostgres started) {
        execute(started, "postgres", "create database vigia_start owner vigia");
        execute(started, "vigia", "create extension pg_stat_statements");
    }

    private static void execute(EmbeddedPostgres started, String database, String sql) {
        try (Connection connection = started.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void stop() {
        super.stop();
        delete();
    }

    private void delete() {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
