package dev.vigia.intake;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.web.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** How far a file is, and which of its lines were refused. */
@Path("/intake/imports/{id}")
@RolesAllowed(Role.VIEWER)
public class ImportResource {

    private static final int SHOWN = 100;

    private final StockImports imports;
    private final CurrentRetailer retailer;
    private final Language language;

    @CheckedTemplate(basePath = "intake")
    static class Templates {

        static native TemplateInstance file(View view);
    }

    ImportResource(StockImports imports, CurrentRetailer retailer, Language language) {
        this.imports = imports;
        this.retailer = retailer;
        this.language = language;
    }

    /** What the page shows. */
    public record View(StockImport file, List<RefusedItem> refused) {

        /** Whether there are more than the page shows. */
        public boolean isCut() {
            return file.refused > refused.size();
        }
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show(@RestPath long id) {
        StockImport file = find(id);
        return Templates.file(new View(file, imports.refused(file, 0, SHOWN)));
    }

    /** All refused lines, for a spreadsheet. */
    @GET
    @Path("refused.csv")
    public Response refused(@RestPath long id) {
        StockImport file = find(id);
        IntakeMessages words = language.of(IntakeMessages.class);
        StreamingOutput lines = out -> new RefusedLines(words)
                .write(out, after -> imports.refused(file, after, Batch.MOST));
        return Response.ok(lines).type("text/csv; charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + words.refusedFile() + "-" + id + ".csv\"")
                .build();
    }

    private StockImport find(long id) {
        return StockImport.find(retailer.id(), id).orElseThrow(NotFoundException::new);
    }
}
