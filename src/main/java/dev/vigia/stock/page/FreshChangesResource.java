package dev.vigia.stock.page;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.stock.page.FreshChanges.SeenPage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestQuery;

/** The line that says how much has changed since the stock page was shown. Rows never move by themselves. */
@Path("/stock-news")
@RolesAllowed(Role.VIEWER)
@Produces(MediaType.TEXT_HTML)
public class FreshChangesResource {

    private final FreshChanges changes;
    private final CurrentRetailer retailer;

    @CheckedTemplate(basePath = "stock")
    public static class Templates {

        static native TemplateInstance news(long count, boolean more, String list);
    }

    FreshChangesResource(FreshChanges changes, CurrentRetailer retailer) {
        this.changes = changes;
        this.retailer = retailer;
    }

    /**
     * @param since in microseconds since 1970
     * @param shown the products that the page shows, by their ids
     * @param list  the address of the page
     */
    @GET
    public TemplateInstance count(@RestQuery @DefaultValue("") String since, @RestQuery @DefaultValue("") String shown,
            @RestQuery @DefaultValue("") String states, @RestQuery @DefaultValue("") String integration,
            @RestQuery @DefaultValue("") String list) {
        // Whoever belongs to no retailer is told so before anything else.
        long retailerId = retailer.id();
        SeenPage page = SeenPage.read(since, shown, states, integration, list).orElseThrow(NotFoundException::new);
        long count = changes.since(retailerId, page);
        return Templates.news(Math.min(count, FreshChanges.MOST - 1), count >= FreshChanges.MOST, list);
    }
}
