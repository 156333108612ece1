package dev.vigia.history;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.history.HistoryNames.NamedIntegration;
import dev.vigia.web.Htmx;
import dev.vigia.web.ShortAddress;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** The pages of what was changed. A parameter that makes no sense is left out, and the page says so. */
@Path("/history")
@RolesAllowed(Role.VIEWER)
@Produces(MediaType.TEXT_HTML)
public class HistoryResource {

    private static final int SIZE = 25;

    private final HistoryLog log;
    private final ToldEntries told;
    private final CurrentRetailer retailer;
    private final Htmx htmx;

    @CheckedTemplate(basePath = "history")
    public static class Templates {

        static native TemplateInstance index(HistoryView view);

        static native TemplateInstance index$results(HistoryView view);

        static native TemplateInstance entry(ShownEntry shown);
    }

    HistoryResource(HistoryLog log, ToldEntries told, CurrentRetailer retailer, Htmx htmx) {
        this.log = log;
        this.told = told;
        this.retailer = retailer;
        this.htmx = htmx;
    }

    @GET
    @ShortAddress
    public TemplateInstance index(@BeanParam HistoryQuery query) {
        HistoryFilter filter = HistoryFilter.read(query.parameters(), retailer.zone());
        HistoryPage page = log.page(retailer.id(), filter, SIZE);
        List<NamedIntegration> integrations = told.integrations().values().stream().sorted(Comparator.comparing(
                NamedIntegration::name).thenComparing(NamedIntegration::id)).toList();
        HistoryView view = new HistoryView(filter, told.told(page.entries()), page, log.people(retailer.id()),
                integrations);
        return htmx.wants("results") ? Templates.index$results(view) : Templates.index(view);
    }

    @GET
    @Path("{id}")
    public TemplateInstance show(@RestPath long id) {
        HistoryEntry entry = log.find(retailer.id(), id).orElseThrow(NotFoundException::new);
        return Templates.entry(told.told(entry));
    }
}
