package dev.vigia.intake.scheduled;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.intake.file.StockImport;
import dev.vigia.web.Flash;
import dev.vigia.web.Language;
import dev.vigia.web.form.Errors;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/** Changes one folder or address that files come from, pauses it, has it read at once, and removes it. */
@Path("/intake/scheduled/{id}")
@RolesAllowed(Role.OPERATOR)
public class ScheduledImportResource {

    private final ScheduledImports schedules;
    private final ScheduledImportsResource page;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final Flash flash;

    ScheduledImportResource(ScheduledImports schedules, ScheduledImportsResource page, CurrentRetailer retailer,
            CurrentPerson person, Language language, Flash flash) {
        this.schedules = schedules;
        this.page = page;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.flash = flash;
    }

    @GET
    @Path("edit")
    public TemplateInstance edit(@RestPath long id) {
        ScheduledImport schedule = find(id);
        return page.form(Optional.of(schedule), ScheduledForm.of(schedule), Errors.none());
    }

    /** Where it comes from stays a folder, or an address. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@RestPath long id, MultivaluedMap<String, String> fields) {
        ScheduledImport schedule = find(id);
        fields.putSingle("kind", schedule.kind.name());
        ScheduledForm typed = page.typed(fields, Optional.of(schedule));
        ScheduledForm form = person.may(Role.ADMIN) ? typed : typed.signingInAs(schedule);
        Errors errors = page.errors(form, Optional.of(schedule));
        if (errors.any()) {
            return Response.status(422).entity(page.form(Optional.of(schedule), form, errors)).build();
        }
        return page.unlessItIsThere(form, Optional.of(schedule), () -> {
            schedules.change(id, form).orElseThrow(NotFoundException::new);
            return back(Flash.Severity.SUCCESS, words().saved());
        });
    }

    @POST
    @Path("reading")
    public Response read(@RestPath long id) {
        ScheduledImport schedule = schedules.readNow(id).orElseThrow(NotFoundException::new);
        boolean isWaiting = Optional.ofNullable(schedule.stockImportId)
                .flatMap(file -> StockImport.find(retailer.id(), file)).filter(file -> !file.isFinished()).isPresent();
        if (!schedule.enabled) {
            return back(Flash.Severity.WARNING, words().paused());
        }
        return isWaiting ? back(Flash.Severity.WARNING, words().isWaiting())
                : back(Flash.Severity.INFO, words().reading());
    }

    @POST
    @Path("pause")
    public Response pause(@RestPath long id) {
        schedules.enable(id, false).orElseThrow(NotFoundException::new);
        return back(Flash.Severity.SUCCESS, words().paused());
    }

    @POST
    @Path("activation")
    public Response resume(@RestPath long id) {
        schedules.enable(id, true).orElseThrow(NotFoundException::new);
        return back(Flash.Severity.SUCCESS, words().resumed());
    }

    @POST
    @Path("removal")
    public Response remove(@RestPath long id) {
        schedules.remove(id).orElseThrow(NotFoundException::new);
        return back(Flash.Severity.SUCCESS, words().removed());
    }

    private Response back(Flash.Severity kind, String sentence) {
        flash.say(kind, sentence);
        return Response.seeOther(URI.create("/intake/scheduled")).build();
    }

    private ScheduledMessages words() {
        return language.of(ScheduledMessages.class);
    }

    private ScheduledImport find(long id) {
        return ScheduledImport.find(retailer.id(), id).orElseThrow(NotFoundException::new);
    }
}
