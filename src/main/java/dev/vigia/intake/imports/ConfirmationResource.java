package dev.vigia.intake.imports;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.intake.NoCategory;
import dev.vigia.intake.column.Notation;
import dev.vigia.intake.file.ImportReader;
import dev.vigia.intake.file.StockImport;
import dev.vigia.intake.file.StockImports;
import dev.vigia.table.Unreadable;
import dev.vigia.web.Flash;
import dev.vigia.web.Language;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** Takes a person's word for a file that has been compared: that it be applied, or read in another way. */
@Path("/intake/imports/{id}")
@RolesAllowed(Role.OPERATOR)
public class ConfirmationResource {

    private final StockImports imports;
    private final ImportReader reader;
    private final ColumnMappings mappings;
    private final NoCategory noCategory;
    private final ImportResource page;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final Flash flash;

    ConfirmationResource(StockImports imports, ImportReader reader, ColumnMappings mappings, NoCategory noCategory,
            ImportResource page,
            CurrentRetailer retailer,
            CurrentPerson person, Language language, Flash flash) {
        this.imports = imports;
        this.reader = reader;
        this.mappings = mappings;
        this.noCategory = noCategory;
        this.page = page;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.flash = flash;
    }

    @POST
    @Path("confirmation")
    public Response confirm(@RestPath long id, @RestForm @DefaultValue("") String seen) {
        StockImport file = imports.confirm(retailer.id(), id, seen, "person:" + person.name()).orElseThrow(
                NotFoundException::new);
        PreviewMessages preview = language.of(PreviewMessages.class);
        if (file.isWaiting()) {
            return Response.status(422).entity(ImportResource.Templates.file(page.view(file, preview
                    .readOtherwiseMeanwhile())))
                    .build();
        }
        if (file.confirmedBy == null) {
            flash.say(Flash.Severity.WARNING, preview.tooLate());
        } else {
            flash.say(Flash.Severity.INFO, preview.confirmed(file.name));
        }
        return Response.seeOther(URI.create(file.path())).build();
    }

    /** What it would do is found out anew. */
    @POST
    @Path("reading")
    public Response readAgain(@RestPath long id, @RestForm String numbers, @RestForm String products,
            @RestForm String rest) {
        StockImport file = page.find(id);
        ImportMessages words = language.of(ImportMessages.class);
        Optional<Notation> notation = Arrays.stream(Notation.values()).filter(known -> known.name().equals(numbers))
                .findFirst();
        try {
            Optional<StockImport> read = reader.readAgain(file, file.options(mappings.of(retailer.id()))
                    .as(notation, products != null, IntakeResource.SOLD_OUT.equals(rest), noCategory.of(retailer
                            .id())));
            if (read.isEmpty()) {
                return Response.status(422).entity(ImportResource.Templates.file(page.view(file, words
                        .othersAreRead())))
                        .build();
            }
            PreviewMessages preview = language.of(PreviewMessages.class);
            flash.say(read.get().isWaiting() ? preview.readAgainDone() : preview.tooLate());
            return Response.seeOther(URI.create(file.path())).build();
        } catch (Unreadable e) {
            return Response.status(422).entity(ImportResource.Templates.file(page.view(file,
                    IntakeResource.sentence(words, e)))).build();
        }
    }
}
