package dev.vigia.updates.status;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.web.Htmx;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** How the sending to one integration goes. Shown anew every few seconds, unless the person wants it to stand still. */
@Path("/integrations")
@Produces(MediaType.TEXT_HTML)
public class SyncStatusResource {

    private static final String STILL = "still";

    private final SyncStatusQueries queries;
    private final CurrentRetailer retailer;
    private final Htmx htmx;

    @CheckedTemplate(basePath = "updates")
    public static class Templates {

        static native TemplateInstance status(SyncStatus status, boolean still);

        static native TemplateInstance status$status(SyncStatus status, boolean still);
    }

    SyncStatusResource(SyncStatusQueries queries, CurrentRetailer retailer, Htmx htmx) {
        this.queries = queries;
        this.retailer = retailer;
        this.htmx = htmx;
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Role.VIEWER)
    public TemplateInstance show(@RestPath long id, @RestQuery @DefaultValue("") String view) {
        SyncStatus status = queries.of(retailer.id(), id).orElseThrow(NotFoundException::new);
        boolean still = STILL.equals(view);
        return htmx.wants("sync-status") ? Templates.status$status(status, still) : Templates.status(status, still);
    }
}
