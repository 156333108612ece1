package dev.vigia.intake.scheduled;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.audit.Audit;
import dev.vigia.database.DatabaseClock;
import dev.vigia.intake.NoCategory;
import dev.vigia.intake.column.Notation;
import dev.vigia.intake.file.WarehouseMappings.WarehousesDecided;
import dev.vigia.intake.imports.ColumnMappings.ColumnsDecided;
import dev.vigia.intake.scheduled.ScheduledImport.SignInMethod;
import dev.vigia.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** What a person changes of the scheduled imports of her retailer, and the record of it. */
@ApplicationScoped
class ScheduledImports {

    /** Of a retailer. */
    static final int MOST = 10;

    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final SignInSecrets secrets;
    private final WatchedFolders folders;
    private final UnattendedFiles files;
    private final Audit audit;
    private final Language language;
    private final NoCategory noCategory;
    private final DatabaseClock clock;
    private final Event<ScheduleChanged> changes;

    ScheduledImports(CurrentRetailer retailer, CurrentPerson person, SignInSecrets secrets, WatchedFolders folders,
            UnattendedFiles files, Audit audit, Language language, NoCategory noCategory, DatabaseClock clock,
            Event<ScheduleChanged> changes) {
        this.retailer = retailer;
        this.person = person;
        this.secrets = secrets;
        this.folders = folders;
        this.files = files;
        this.audit = audit;
        this.language = language;
        this.noCategory = noCategory;
        this.clock = clock;
        this.changes = changes;
    }

    /** Told when one may be due by now. */
    record ScheduleChanged(long retailerId) {
    }

    boolean mayAdd() {
        return ScheduledImport.count("retailerId", retailer.id()) < MOST;
    }

    /** @param form without errors */
    @Transactional
    void add(ScheduledForm form) {
        ScheduledImport made = ScheduledImport.of(retailer.id(), form.kind(), form.location(), "", clock.now());
        fill(made, form);
        audit.record(retailer.id(), person.name(), "scheduled_import_added", Map.of(), described(made, form));
        changes.fire(new ScheduleChanged(retailer.id()));
    }

    /** @return empty if there is no such one */
    @Transactional
    Optional<ScheduledImport> change(long id, ScheduledForm form) {
        Optional<ScheduledImport> found = ScheduledImport.findToChange(retailer.id(), id);
        found.ifPresent(schedule -> {
            Map<String, Object> before = described(schedule, ScheduledForm.of(schedule));
            schedule.location = form.location();
            fill(schedule, form);
            schedule.readAnew(clock.now());
            schedule.persistAndFlush();
            audit.record(retailer.id(), person.name(), "scheduled_import_changed", before, described(schedule, form));
            changes.fire(new ScheduleChanged(retailer.id()));
        });
        return found;
    }

    private void fill(ScheduledImport schedule, ScheduledForm form) {
        schedule.minutes = form.interval().minutes;
        schedule.complete = form.complete();
        schedule.notation = form.numbers().orElse(null);
        // In the words of whoever says so, where the retailer has none: nobody reads the page when a file comes.
        schedule.category = noCategory.of(retailer.id());
        schedule.person = language.of(ScheduledMessages.class).by(person.name());
        boolean signsIn = form.signsIn();
        boolean isNew = schedule.id == null;
        if (!signsIn) {
            schedule.signIn = SignInMethod.NONE;
            schedule.signInName = "";
            schedule.signInSecret = null;
        }
        if (isNew) {
            // The secret is bound to the row, so there has to be one.
            schedule.persistAndFlush();
        }
        if (signsIn) {
            schedule.signIn = form.signIn();
            schedule.signInName = form.signInName();
            if (!form.secret().isEmpty()) {
                secrets.keep(schedule, form.secret());
            }
        }
    }

    @Transactional
    Optional<ScheduledImport> readNow(long id) {
        return changed(id, "scheduled_import_read", schedule -> schedule.readAnew(clock.now()));
    }

    @Transactional
    Optional<ScheduledImport> enable(long id, boolean on) {
        return changed(id, on ? "scheduled_import_resumed" : "scheduled_import_paused",
                schedule -> schedule.enable(on, clock.now()));
    }

    /** What it has brought stays. */
    @Transactional
    Optional<ScheduledImport> remove(long id) {
        return changed(id, "scheduled_import_removed", ScheduledImport::delete);
    }

    void takeAgain(@Observes WarehousesDecided decided) {
        takeAgain(decided.retailerId(), files::refusedForWarehouses);
    }

    void takeAgain(@Observes ColumnsDecided decided) {
        takeAgain(decided.retailerId(), files::waitingForColumns);
    }

    /** What is being read at this moment is read anew: it may have been begun without what was said. */
    private void takeAgain(long retailerId, LongFunction<List<Long>> meant) {
        // First locked and then looked at, so that a file which is kept at this moment is seen.
        List<ScheduledImport> all = ScheduledImport.allToChange(retailerId);
        List<Long> again = meant.apply(retailerId);
        for (ScheduledImport schedule : all) {
            if (again.contains(schedule.id)) {
                schedule.takeAgain(clock.now());
            } else if (schedule.claim != null) {
                schedule.release(clock.now());
            }
        }
        changes.fire(new ScheduleChanged(retailerId));
    }

    private Optional<ScheduledImport> changed(long id, String action, Consumer<ScheduledImport> change) {
        Optional<ScheduledImport> found = ScheduledImport.findToChange(retailer.id(), id);
        found.ifPresent(schedule -> {
            audit.record(retailer.id(), person.name(), action, Map.of("location", folders.shown(schedule)), Map.of());
            change.accept(schedule);
            changes.fire(new ScheduleChanged(retailer.id()));
        });
        return found;
    }

    private Map<String, Object> described(ScheduledImport schedule, ScheduledForm form) {
        return Map.of("kind", schedule.kind, "location", folders.shown(schedule), "minutes", schedule.minutes,
                "complete",
                schedule.complete, "numbers", form.numbers().map(Notation::name).orElse(""), "sign_in", schedule.signIn,
                "secret", form.secret().isEmpty() ? "" : "changed");
    }
}
