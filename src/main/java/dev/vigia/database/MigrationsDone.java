package dev.vigia.database;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;
import org.flywaydb.core.Flyway;

/** Whether the tables are as this version needs them. Once they are, nobody takes that back. */
@Startup
@Singleton
class MigrationsDone implements HealthCheck {

    private final Flyway flyway;
    private volatile boolean done;

    MigrationsDone(Flyway flyway) {
        this.flyway = flyway;
    }

    @Override
    public HealthCheckResponse call() {
        done = done || flyway.info().pending().length == 0;
        return HealthCheckResponse.named("migrations done").status(done).build();
    }
}
