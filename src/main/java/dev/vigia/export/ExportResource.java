package dev.vigia.export;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.table.Table.FileType;
import dev.vigia.web.Language;
import dev.vigia.web.ShortAddress;
import dev.vigia.web.form.Errors;
import io.quarkus.arc.All;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/** A list as a file: first which columns and what kind of file, then the file. Both keep the filter of the list's address. */
@Path("/exports")
@RolesAllowed(Role.VIEWER)
public class ExportResource {

    private static final int TOO_MANY_REQUESTS = 429;
    // Seconds after which a place may be free.
    private static final int SOON = 30;

    private final List<ExportedList> lists;
    private final Downloads downloads;
    private final CurrentRetailer retailer;
    private final Language language;

    @CheckedTemplate(basePath = "export")
    public static class Templates {

        static native TemplateInstance index(ExportView view);
    }

    ExportResource(@All List<ExportedList> lists, Downloads downloads, CurrentRetailer retailer, Language language) {
        this.lists = lists;
        this.downloads = downloads;
        this.retailer = retailer;
        this.language = language;
    }

    @GET
    @Path("{list}")
    @Produces(MediaType.TEXT_HTML)
    @ShortAddress
    public TemplateInstance index(@RestPath String list, UriInfo address) {
        ListExport<?> all = find(list, address.getQueryParameters());
        return Templates.index(new ExportView(list, all, FileType.CSV, all.codes(), Errors.none(), false));
    }

    /** All columns unless some are named; a comma-separated text unless {@code type} asks for a workbook. */
    @GET
    @Path("{list}/file")
    public Response file(@RestPath String list, UriInfo address) {
        MultivaluedMap<String, String> parameters = address.getQueryParameters();
        ListExport<?> all = find(list, parameters);
        FileType type = FileType.XLSX.name().toLowerCase(Locale.ROOT).equals(parameters.getFirst("type"))
                ? FileType.XLSX
                : FileType.CSV;
        List<String> named = parameters.getOrDefault("column", List.of());
        List<String> chosen = named.isEmpty() && !parameters.containsKey("chosen") ? all.codes()
                : named.stream().filter(all.codes()::contains).toList();
        if (chosen.isEmpty()) {
            Errors errors = Errors.none().add("columns", language.of(ExportMessages.class).columnMissing());
            return page(422, new ExportView(list, all, type, List.of(), errors, false)).build();
        }
        return downloads.of(all.with(chosen), type).orElseGet(() -> page(TOO_MANY_REQUESTS, new ExportView(list, all,
                type, chosen, Errors.none(), true)).header(HttpHeaders.RETRY_AFTER, SOON).build());
    }

    private static Response.ResponseBuilder page(int status, ExportView view) {
        return Response.status(status).entity(Templates.index(view)).type(MediaType.TEXT_HTML_TYPE.withCharset(
                "UTF-8"));
    }

    private ListExport<?> find(String code, MultivaluedMap<String, String> parameters) {
        // Whoever belongs to no retailer is told so before anything else.
        retailer.id();
        return lists.stream().filter(list -> list.code().equals(code)).findFirst().orElseThrow(NotFoundException::new)
                .of(name -> Optional.ofNullable(parameters.getFirst(name)));
    }
}
