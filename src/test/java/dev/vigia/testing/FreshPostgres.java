package dev.vigia.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * An empty database with the role of the application, as an operator makes them: nothing starts its own in production.
 * Who wants another PostgreSQL than the library's extends this.
 */
public class FreshPostgres implements QuarkusTestResourceLifecycleManager {

    private EmbeddedPostgres postgres;

    /** Starts it, and makes role and database in it. */
    public static EmbeddedPostgres create(EmbeddedPostgres.Builder builder) {
        try {
            EmbeddedPostgres started = builder.setLocaleConfig("locale", "C.UTF-8")
                    .setLocaleConfig("encoding", "UTF-8").start();
            try (Connection connection = started.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create role vigia login createrole password 'vigia'");
                statement.execute("create database vigia owner vigia");
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be prepared", e);
        }
    }

    @Override
    public Map<String, String> start() {
        postgres = create(configured(EmbeddedPostgres.builder()));
        prepare(postgres);
        // Without a user in it: one in the address wins over the one that asks.
        return Map.of("quarkus.datasource.jdbc.url", "jdbc:postgresql://localhost:" + postgres.getPort() + "/vigia",
                "quarkus.datasource.username", "vigia", "quarkus.datasource.password", "vigia");
    }

    protected EmbeddedPostgres.Builder configured(EmbeddedPostgres.Builder builder) {
        return builder;
    }

    /** What else is needed before the application starts. */
    protected void prepare(EmbeddedPostgres started) {
        // Role and database are enough.
    }

    @Override
    public void stop() {
        if (postgres != null) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
