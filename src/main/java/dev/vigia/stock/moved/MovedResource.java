package dev.vigia.stock.moved;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.history.HistoryEntry;
import dev.vigia.history.HistoryLog;
import dev.vigia.history.ToldEntries;
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
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The listings that a change has moved, and how far the change is while it is carried out. */
@Path("/stock-changes/{id}")
@RolesAllowed(Role.VIEWER)
@Produces(MediaType.TEXT_HTML)
public class MovedResource {

    private static final int SIZE = 50;
    private static final String PLACE = "\\d{1,18}-\\d{1,18}";

    private final MovedListings moved;
    private final HistoryLog log;
    private final ToldEntries told;
    private final CurrentRetailer retailer;
    private final Htmx htmx;

    @CheckedTemplate(basePath = "stock")
    public static class Templates {

        static native TemplateInstance moved(MovedView view);
    }

    MovedResource(MovedListings moved, HistoryLog log, ToldEntries told, CurrentRetailer retailer, Htmx htmx) {
        this.moved = moved;
        this.log = log;
        this.told = told;
        this.retailer = retailer;
        this.htmx = htmx;
    }

    /** @param after the place behind which the page begins; one that makes no sense is the beginning */
    @GET
    public TemplateInstance show(@RestPath long id, @RestQuery @DefaultValue("") String after) {
        HistoryEntry change = log.find(retailer.id(), id).orElseThrow(NotFoundException::new);
        String[] place = (after.matches(PLACE) ? after : "0-0").split("-");
        List<MovedListing> found = moved.after(retailer.id(), change, Long.parseLong(place[0]), Long.parseLong(
                place[1]),
                SIZE + 1);
        List<MovedListing> listings = found.subList(0, Math.min(SIZE, found.size()));
        String next = found.size() > SIZE ? change.movedPath() + "?after=" + listings.get(SIZE - 1).row() + "-"
                + listings
                        .get(SIZE - 1).productId() : "";
        return Templates.moved(new MovedView(told.told(change), listings, moved.count(retailer.id(), change), next,
                !after.matches(PLACE), htmx.asks()));
    }
}
