package dev.vigia.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What the application does when its time has come, for tests that do not wait for it. */
@ApplicationScoped
public class SyncJobs {

    @Inject
    SyncScheduler scheduler;

    @Inject
    NightlyMaintenance maintenance;

    public void look() {
        scheduler.look();
    }

    public void purge() {
        maintenance.purge();
    }

    public int freeForgotten() {
        return maintenance.freeForgotten();
    }
}
