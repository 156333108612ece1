package dev.vigia.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the database answers, within seconds either way. It opens a connection of its own: one of the pool may wait
 * for an answer that never comes, and a pool that is busy says nothing about the database.
 */
@Readiness
@Singleton
class DatabaseReachable implements HealthCheck {

    private static final String SECONDS = "2";
    // Anybody may ask, so that the answer is kept for a moment.
    private static final long KEPT = Duration.ofSeconds(1).toNanos();

    private final String url;
    private final Properties login;
    private boolean reachable;
    private long asked = System.nanoTime() - KEPT;

    @Inject
    DatabaseReachable(AgroalDataSource pool) {
        this(factory(pool).jdbcUrl(), login(factory(pool)));
    }

    DatabaseReachable(String url, Properties login) {
        this.url = url;
        this.login = login;
        login.setProperty("connectTimeout", SECONDS);
        login.setProperty("loginTimeout", SECONDS);
        login.setProperty("socketTimeout", SECONDS);
    }

    private static AgroalConnectionFactoryConfiguration factory(AgroalDataSource pool) {
        return pool.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
    }

    private static Properties login(AgroalConnectionFactoryConfiguration factory) {
        Properties login = new Properties();
        login.putAll(factory.jdbcProperties());
        if (factory.principal() instanceof NamePrincipal name) {
            login.setProperty("user", name.getName());
        }
        factory.credentials().stream().filter(SimplePassword.class::isInstance).map(SimplePassword.class::cast)
                .forEach(password -> login.setProperty("password", password.getWord()));
        return login;
    }

    @Override
    public synchronized HealthCheckResponse call() {
        if (System.nanoTime() - asked >= KEPT) {
            reachable = ask();
            asked = System.nanoTime();
        }
        return HealthCheckResponse.named("database reachable").status(reachable).build();
    }

    /** Without the reason: whoever may read it has the log. */
    private boolean ask() {
        try (Connection connection = DriverManager.getConnection(url, login)) {
            return connection.isValid(Integer.parseInt(SECONDS));
        } catch (SQLException unreachable) {
            return false;
        }
    }
}
