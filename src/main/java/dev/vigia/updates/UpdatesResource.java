package dev.vigia.updates;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.integration.Integration;
import dev.vigia.sync.queue.UpdateOutcome;
import dev.vigia.web.Htmx;
import dev.vigia.web.ShortAddress;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** The log of updates. A parameter that makes no sense is left out, and the page says so. */
@Path("/updates")
@RolesAllowed(Role.VIEWER)
@Produces(MediaType.TEXT_HTML)
public class UpdatesResource {

    private static final int SIZE = 50;

    private final UpdateLog log;
    private final CurrentRetailer retailer;
    private final Htmx htmx;

    @CheckedTemplate(basePath = "updates")
    public static class Templates {

        static native TemplateInstance index(UpdatesView view);

        static native TemplateInstance index$results(UpdatesView view);
    }

    UpdatesResource(UpdateLog log, CurrentRetailer retailer, Htmx htmx) {
        this.log = log;
        this.retailer = retailer;
        this.htmx = htmx;
    }

    /**
     * What the page shows.
     *
     * @param reversed whether the days of the filter end before they begin
     */
    public record UpdatesView(LogView<LoggedUpdate> log, Optional<UpdateOutcome> outcome, boolean reversed) {

        public UpdateOutcome[] outcomes() {
            return UpdateOutcome.values();
        }

        public boolean isOutcome(UpdateOutcome one) {
            return outcome.filter(one::equals).isPresent();
        }
    }

    @GET
    @ShortAddress
    public TemplateInstance index(@BeanParam UpdateQuery query) {
        UpdateFilter filter = UpdateFilter.read(query, retailer.zone());
        LogView<LoggedUpdate> shown = new LogView<>("/updates", filter.parameters(), Integration.of(retailer.id()),
                log.page(retailer.id(), filter, SIZE));
        UpdatesView view = new UpdatesView(shown, filter.outcome(), filter.isReversed());
        return htmx.wants("results") ? Templates.index$results(view) : Templates.index(view);
    }
}
