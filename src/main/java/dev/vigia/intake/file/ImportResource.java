package dev.vigia.intake.file;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.intake.Batch;
import dev.vigia.intake.IntakeMessages;
import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.held.HeldChange;
import dev.vigia.web.Flash;
import dev.vigia.web.Htmx;
import dev.vigia.web.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** How far a file is, and which of its lines were refused. */
@Path("/intake/imports/{id}")
@RolesAllowed(Role.VIEWER)
public class ImportResource {

    private static final int SHOWN = 100;
    private static final String PROGRESS = "progress";

    private final StockImports imports;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final Flash flash;
    private final Htmx htmx;

    @CheckedTemplate(basePath = "intake")
    public static class Templates {

        static native TemplateInstance file(ImportView view);
    }

    ImportResource(StockImports imports, CurrentRetailer retailer, CurrentPerson person, Language language, Flash flash,
            Htmx htmx) {
        this.imports = imports;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.flash = flash;
        this.htmx = htmx;
    }

    /**
     * What the page shows.
     *
     * @param waits whether a person is to decide about what was held
     * @param asked whether the page itself asks how far it is
     */
    public record ImportView(StockImport file, List<RejectedItem> refused, boolean waits, boolean mayStop,
            boolean asked) {

        /** Whether there are more than the page shows. */
        public boolean isCut() {
            return file.refused > refused.size();
        }

        public boolean isRunning() {
            return !file.isFinished();
        }

        /** Lines that were never applied. */
        public int left() {
            return file.items - file.done();
        }

        /** Whether it is through and nothing came of it. */
        public boolean isInVain() {
            return file.isInVain();
        }

        public String colour() {
            return switch (file.stage()) {
                case RUNNING, BEING_STOPPED -> "warn";
                case FAILING -> "stop";
                case STOPPED -> "idle";
                case DONE -> isInVain() ? "stop" : file.refused + file.held > 0 ? "warn" : "ok";
            };
        }
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@RestPath long id) {
        StockImport file = find(id);
        if (htmx.wants(PROGRESS) && file.isFinished()) {
            htmx.trigger("finished");
        }
        return Templates.file(new ImportView(file, imports.refused(file, 0, SHOWN),
                HeldChange.open(retailer.id()).filter(file::mayBeIn).isPresent(),
                file.mayBeStopped() && person.may(Role.OPERATOR), htmx.wants(PROGRESS)));
    }

    /** What is applied stays applied. */
    @POST
    @Path("stop")
    @RolesAllowed(Role.OPERATOR)
    public Response stop(@RestPath long id) {
        StockImport file = imports.stop(retailer.id(), id, person.name()).orElseThrow(NotFoundException::new);
        flash.say(language.of(ImportMessages.class).importStage(file.stage()));
        return Response.seeOther(URI.create(file.path())).build();
    }

    /** All refused lines, for a spreadsheet. */
    @GET
    @Path("refused.csv")
    public Response refused(@RestPath long id) {
        StockImport file = find(id);
        ImportMessages words = language.of(ImportMessages.class);
        StreamingOutput lines = out -> new RejectedLines(language.of(IntakeMessages.class), words)
                .write(out, after -> imports.refused(file, after, Batch.MOST));
        return Response.ok(lines).type("text/csv; charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + words.refusedFile() + "-" + id + ".csv\"")
                .build();
    }

    private StockImport find(long id) {
        return StockImport.find(retailer.id(), id).orElseThrow(NotFoundException::new);
    }
}
