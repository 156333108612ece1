package dev.vigia.intake.imports;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.intake.Batch;
import dev.vigia.intake.IntakeMessages;
import dev.vigia.intake.RejectedItem;
import dev.vigia.intake.RejectionCode;
import dev.vigia.intake.column.Column;
import dev.vigia.intake.column.Notation;
import dev.vigia.intake.file.ImportRefusals;
import dev.vigia.intake.file.StockImport;
import dev.vigia.intake.file.StockImport.ImportStage;
import dev.vigia.intake.file.StockImports;
import dev.vigia.intake.file.WarehouseMappings;
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
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;

/** How far a file is, and which of its lines were refused. */
@Path("/intake/imports/{id}")
@RolesAllowed(Role.VIEWER)
public class ImportResource {

    private static final int SHOWN = 100;
    private static final String PROGRESS = "progress";

    private final StockImports imports;
    private final ImportRefusals refusals;
    private final ImportImpacts impacts;
    private final NearMatches near;
    private final RefusedRows rows;
    private final WarehouseMappings warehouses;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final Flash flash;
    private final Htmx htmx;

    @CheckedTemplate(basePath = "intake")
    public static class Templates {

        static native TemplateInstance file(ImportView view);
    }

    ImportResource(StockImports imports, ImportRefusals refusals, ImportImpacts impacts, NearMatches near,
            RefusedRows rows,
            WarehouseMappings warehouses, CurrentRetailer retailer, CurrentPerson person, Language language,
            Flash flash,
            Htmx htmx) {
        this.imports = imports;
        this.refusals = refusals;
        this.impacts = impacts;
        this.near = near;
        this.rows = rows;
        this.warehouses = warehouses;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.flash = flash;
        this.htmx = htmx;
    }

    /**
     * What the page shows.
     *
     * @param waits      whether a person is to decide about what was held
     * @param asked      whether the page itself asks how far it is
     * @param foretold   what it would do, as long as nobody has agreed
     * @param near       SKUs that are much like those that are not known
     * @param isKept     whether the file itself is
     * @param warehouses what it calls warehouses that the retailer did not have
     * @param problem    why what a person wanted was not done; empty if it was
     */
    public record ImportView(StockImport file, List<RejectedItem> refused, boolean waits, boolean mayStop,
            boolean mayConfirm,
            boolean asked, ImportImpacts.Foretold foretold,
            Map<String, String> near, boolean isKept, WarehousesResource.MappingsView warehouses, String problem) {

        /** The SKU that was meant instead, perhaps; empty if nobody knows. */
        public String similar(RejectedItem item) {
            return item.code() == RejectionCode.SKU_UNKNOWN ? near.getOrDefault(item.sku(), "") : "";
        }

        /** What a column means that has no name in the file, for it has no such column; null of one with a value. */
        public Column missing(RejectedItem item) {
            return RejectedLines.missing(item).orElse(null);
        }

        /** How many lines the page shows, of which each may have several faults. */
        public int told() {
            return (int) refused.stream().mapToInt(RejectedItem::index).distinct().count();
        }

        /** Whether there are more than the page shows. */
        public boolean isCut() {
            return file.refused > told();
        }

        /** Whether something is being done that a person may look at. */
        public boolean isRunning() {
            return switch (file.stage()) {
                case COMPARING, RUNNING, FAILING, BEING_STOPPED -> true;
                case TO_MAP, TO_CONFIRM, STOPPED, CANCELLED, DONE -> false;
            };
        }

        public boolean isToMap() {
            return file.stage() == ImportStage.TO_MAP;
        }

        public boolean isToConfirm() {
            return file.stage() == ImportStage.TO_CONFIRM;
        }

        /** Whether more levels would change than the page shows. */
        public boolean hasMoreChanges() {
            return file.preview.changes() > foretold.levels().size();
        }

        /** Lines that were never applied. */
        public int left() {
            return file.total() - file.done();
        }

        /** Whether it is through and nothing came of it. */
        public boolean isInVain() {
            return file.stage() == ImportStage.DONE && file.refused > 0 && file.refused == file.total();
        }

        public Notation[] notations() {
            return Notation.values();
        }

        public String colour() {
            return switch (file.stage()) {
                case TO_MAP, COMPARING, RUNNING, BEING_STOPPED, TO_CONFIRM -> "warn";
                case FAILING -> "stop";
                case STOPPED, CANCELLED -> "idle";
                case DONE -> isInVain() ? "stop" : file.refused + file.progress.heldInAll() > 0 ? "warn" : "ok";
            };
        }
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@RestPath long id) {
        StockImport file = find(id);
        ImportView view = view(file, "");
        if (htmx.wants(PROGRESS) && !view.isRunning()) {
            htmx.trigger("finished");
        }
        return Templates.file(view);
    }

    ImportView view(StockImport file, String problem) {
        List<RejectedItem> refused = refusals.after(file, 0, SHOWN);
        return new ImportView(file, refused,
                HeldChange.open(retailer.id()).filter(held -> mayBeOf(file, held)).isPresent(),
                file.mayBeStopped() && person.may(Role.OPERATOR),
                file.mayBeConfirmed() && person.may(Role.OPERATOR), htmx.wants(PROGRESS),
                file.isWaiting() ? impacts.foretold(file) : ImportImpacts.Foretold.NOTHING,
                htmx.wants(PROGRESS) ? Map.of() : near.of(retailer.id(), refused), rows.areKept(file), warehouses(file),
                problem);
    }

    /** Whether what is held may be of a file. */
    private static boolean mayBeOf(StockImport file, HeldChange held) {
        return file.progress.heldInAll() > 0 && !held.addedAt.isBefore(file.receivedAt)
                && (file.finishedAt == null || !held.openedAt.isAfter(file.finishedAt));
    }

    private WarehousesResource.MappingsView warehouses(StockImport file) {
        return WarehousesResource.MappingsView.of(retailer.id(), warehouses.of(file), file.id.toString(), person.may(
                Role.OPERATOR));
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
        StreamingOutput lines = out -> new RejectedLines(language.of(IntakeMessages.class), words,
                language.of(PreviewMessages.class))
                .write(out, file.format, after -> refusals.after(file, after, Batch.MOST));
        return Response.ok(lines).type("text/csv; charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + words.refusedFile() + "-" + id + ".csv\"")
                .build();
    }

    /** The person's own rows that were refused, to be corrected. */
    @GET
    @Path("rows.csv")
    public Response ownRows(@RestPath long id) {
        StockImport file = find(id);
        ImportMessages words = language.of(ImportMessages.class);
        return rows.of(file, language.of(IntakeMessages.class), words, language.of(PreviewMessages.class))
                .map(lines -> Response.ok(lines).type("text/csv; charset=UTF-8").header("Content-Disposition",
                        "attachment; filename=\"" + words.rowsFile() + "-" + id + ".csv\""))
                .orElseGet(() -> Response.status(409).type(MediaType.TEXT_HTML_TYPE).entity(Templates.file(view(file,
                        words.rowsReadOtherwise()))))
                .build();
    }

    StockImport find(long id) {
        return StockImport.find(retailer.id(), id).orElseThrow(NotFoundException::new);
    }
}
