package dev.vigia.intake.scheduled;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.intake.file.StockImport;
import dev.vigia.intake.file.StockImport.ImportStage;
import dev.vigia.intake.file.WarehouseMappings;
import dev.vigia.intake.imports.ImportMessages;
import dev.vigia.intake.scheduled.ScheduledForm.FormView;
import dev.vigia.intake.scheduled.ScheduledForm.Interval;
import dev.vigia.table.Unreadable.FileProblem;
import dev.vigia.web.Flash;
import dev.vigia.web.Language;
import dev.vigia.web.form.Errors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;

/** The folders and addresses that files come from by themselves: all of them, and a new one. */
@Path("/intake/scheduled")
@RolesAllowed(Role.VIEWER)
public class ScheduledImportsResource {

    private final ScheduledImports schedules;
    private final ScheduledCheck check;
    private final WatchedFolders folders;
    private final WarehouseMappings warehouses;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final Flash flash;

    @CheckedTemplate(basePath = "intake")
    public static class Templates {

        static native TemplateInstance scheduled(ScheduledView view);

        static native TemplateInstance schedule(FormView view);
    }

    ScheduledImportsResource(ScheduledImports schedules, ScheduledCheck check, WatchedFolders folders,
            WarehouseMappings warehouses, CurrentRetailer retailer, CurrentPerson person, Language language,
            Flash flash) {
        this.schedules = schedules;
        this.check = check;
        this.folders = folders;
        this.warehouses = warehouses;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.flash = flash;
    }

    /** @param mayChange whether the person may add, change and remove */
    public record ScheduledView(List<ScheduleRow> rows, boolean mayChange, boolean mayAdd, int most) {
    }

    /**
     * One of them, as the page shows it.
     *
     * @param location where it reads, without what is nobody's business
     * @param file     the last one that came
     * @param isOpen   whether that file names warehouses that nobody has decided about
     * @param sentence what became of the last look, and what to do about it
     */
    public record ScheduleRow(ScheduledImport schedule, String location, Optional<StockImport> file, boolean isOpen,
            String sentence) {

        public Interval interval() {
            return Interval.of(schedule.minutes);
        }

        public boolean isToMap() {
            return file.filter(last -> last.stage() == ImportStage.TO_MAP).isPresent();
        }

        public boolean isToConfirm() {
            return !schedule.unattended && file.filter(last -> last.stage() == ImportStage.TO_CONFIRM).isPresent();
        }

        /** Whether nothing is read before its last file is done with. */
        public boolean isWaiting() {
            return file.filter(last -> !last.isFinished()).isPresent();
        }

        public boolean isHeld() {
            return file.filter(last -> last.progress.heldInAll() > 0).isPresent();
        }

        private boolean isProblem() {
            return schedule.outcome.isProblem();
        }

        public ScheduleStatus status() {
            if (!schedule.enabled) {
                return ScheduleStatus.PAUSED;
            }
            return isProblem() ? ScheduleStatus.PROBLEM
                    : isToMap() || isToConfirm() || isHeld() || isOpen ? ScheduleStatus.ATTENTION
                            : ScheduleStatus.WORKING;
        }
    }

    /** Whether somebody must do something. */
    public enum ScheduleStatus {

        WORKING("ok"), ATTENTION("warn"), PROBLEM("stop"), PAUSED("idle");

        public final String badge;

        ScheduleStatus(String badge) {
            this.badge = badge;
        }
    }

    @GET
    public TemplateInstance index() {
        boolean mayChange = person.may(Role.OPERATOR);
        return Templates.scheduled(new ScheduledView(ScheduledImport.all(retailer.id()).stream().map(this::row)
                .toList(),
                mayChange, mayChange && schedules.mayAdd(), ScheduledImports.MOST));
    }

    private ScheduleRow row(ScheduledImport schedule) {
        Optional<StockImport> file = Optional.ofNullable(schedule.stockImportId).flatMap(id -> StockImport.find(
                retailer.id(), id));
        return new ScheduleRow(schedule, folders.shown(schedule), file, file.stream().flatMap(last -> warehouses.of(
                last)
                .stream()).anyMatch(WarehouseMappings.Mapping::isOpen), sentence(schedule));
    }

    private String sentence(ScheduledImport schedule) {
        ScheduledMessages words = language.of(ScheduledMessages.class);
        String sentence = words.outcome(schedule.outcome);
        if (!schedule.problem.isEmpty()) {
            sentence += " " + language.of(ImportMessages.class).unreadable(FileProblem.valueOf(schedule.problem));
        }
        return schedule.detail.isEmpty() ? sentence : sentence + " " + words.ofFile(schedule.detail);
    }

    @GET
    @Path("new")
    @RolesAllowed(Role.OPERATOR)
    public TemplateInstance fresh() {
        return form(Optional.empty(), ScheduledForm.fresh(), Errors.none());
    }

    @POST
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(MultivaluedMap<String, String> fields) {
        ScheduledForm form = typed(fields, Optional.empty());
        Errors errors = errors(form, Optional.empty());
        if (!schedules.mayAdd()) {
            errors.add("kind", language.of(ScheduledMessages.class).most(ScheduledImports.MOST));
        }
        if (errors.any()) {
            return Response.status(422).entity(form(Optional.empty(), form, errors)).build();
        }
        return unlessItIsThere(form, Optional.empty(), () -> {
            schedules.add(form);
            flash.say(Flash.Severity.SUCCESS, language.of(ScheduledMessages.class).saved());
            return Response.seeOther(URI.create("/intake/scheduled")).build();
        });
    }

    /** With the folder that was chosen by its name. */
    ScheduledForm typed(MultivaluedMap<String, String> fields, Optional<ScheduledImport> before) {
        ScheduledForm form = ScheduledForm.typed(fields);
        return folders.of(retailer.code(), before).stream().filter(folder -> folder.name().equals(form.folder()))
                .findFirst().map(folder -> form.in(folder.path())).orElse(form);
    }

    /** Two people may add the same one at the same moment; only the database sees both. */
    Response unlessItIsThere(ScheduledForm form, Optional<ScheduledImport> before, Supplier<Response> saving) {
        try {
            return saving.get();
        } catch (ConstraintViolationException violation) {
            Errors errors = errors(form, before);
            if (!errors.any()) {
                throw violation;
            }
            return Response.status(422).entity(form(before, form, errors)).build();
        }
    }

    /** What is wrong with what was typed; only an admin handles what opens an address. */
    Errors errors(ScheduledForm form, Optional<ScheduledImport> before) {
        ScheduledMessages words = language.of(ScheduledMessages.class);
        Errors errors = check.check(form, before, retailer.code(), words);
        boolean isSecretNeeded = form.signsIn() && (!form.secret().isEmpty() || !errors.on(SignInSecrets.FIELD)
                .isEmpty());
        if (isSecretNeeded && !person.may(Role.ADMIN)) {
            errors = Errors.none().add("address", words.addressNeedsAdmin());
        }
        long id = before.map(kept -> kept.id).orElse(0L);
        if (ScheduledImport.isThere(retailer.id(), form.kind(), form.location(), id)) {
            errors.add(form.isOfFolder() ? "folder" : "address", words.isThere());
        }
        return errors;
    }

    TemplateInstance form(Optional<ScheduledImport> schedule, ScheduledForm form, Errors errors) {
        return Templates.schedule(new FormView(schedule, form, folders.of(retailer.code(), schedule), folders
                .areAllowed(),
                retailer.code(), person.may(Role.ADMIN), errors));
    }
}
