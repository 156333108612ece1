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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;

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

        static native TemplateInstance index(View view);

        static native TemplateInstance index$results(View view);
    }

    UpdatesResource(UpdateLog log, CurrentRetailer retailer, Htmx htmx) {
        this.log = log;
        this.retailer = retailer;
        this.htmx = htmx;
    }

    /** What the page shows, and where its links lead. */
    public record View(UpdateFilter filter, List<Integration> integrations, KeysetPage<LoggedUpdate> page) {

        public List<LoggedUpdate> updates() {
            return page.entries();
        }

        public UpdateOutcome[] outcomes() {
            return UpdateOutcome.values();
        }

        public String value(String name) {
            return filter.value(name);
        }

        public boolean isReversed() {
            return filter.isReversed();
        }

        public boolean isFiltered() {
            return filter.narrows();
        }

        public boolean isIntegration(long id) {
            return filter.integration().filter(chosen -> chosen == id).isPresent();
        }

        public boolean isOutcome(UpdateOutcome outcome) {
            return filter.outcome().filter(outcome::equals).isPresent();
        }

        public String ignored() {
            return String.join(", ", filter.ignored());
        }

        public String newer() {
            return page.newer().map(filter::path).orElse("");
        }

        public String older() {
            return page.older().map(filter::path).orElse("");
        }
    }

    @GET
    @ShortAddress
    public TemplateInstance index(@RestQuery String sku, @RestQuery String integration, @RestQuery String outcome,
            @RestQuery String from, @RestQuery String to, @RestQuery String cursor) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("sku", sku);
        parameters.put("integration", integration);
        parameters.put("outcome", outcome);
        parameters.put("from", from);
        parameters.put("to", to);
        parameters.put("cursor", cursor);
        UpdateFilter filter = UpdateFilter.read(parameters, retailer.zone());
        View view = new View(filter, Integration.of(retailer.id()), log.page(retailer.id(), filter, SIZE));
        return htmx.wants("results") ? Templates.index$results(view) : Templates.index(view);
    }
}
