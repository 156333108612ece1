package dev.vigia.updates;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.integration.Integration;
import dev.vigia.sync.readback.ReadBackFinding;
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
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** Listings that did not show what was sent. A parameter that makes no sense is left out, and the page says so. */
@Path("/updates/drift")
@RolesAllowed(Role.VIEWER)
@Produces(MediaType.TEXT_HTML)
public class DriftResource {

    private static final int SIZE = 50;

    private final DriftLog log;
    private final CurrentRetailer retailer;
    private final Htmx htmx;

    @CheckedTemplate(basePath = "updates")
    public static class Templates {

        static native TemplateInstance drift(DriftView view);

        static native TemplateInstance drift$results(DriftView view);
    }

    DriftResource(DriftLog log, CurrentRetailer retailer, Htmx htmx) {
        this.log = log;
        this.retailer = retailer;
        this.htmx = htmx;
    }

    /** What the page shows. */
    public record DriftView(LogView<LoggedDrift> log, Optional<ReadBackFinding> cause, List<ReadBackSummary> runs) {

        public ReadBackFinding[] causes() {
            return ReadBackFinding.causes();
        }

        /** Whether what the marketplaces show has been looked at, so that no difference means that all is well. */
        public boolean wasRead() {
            return !runs.isEmpty();
        }

        public boolean isCause(ReadBackFinding one) {
            return cause.filter(one::equals).isPresent();
        }
    }

    @GET
    @ShortAddress
    public TemplateInstance index(@RestQuery String integration, @RestQuery String cause, @RestQuery String cursor) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("integration", integration);
        parameters.put("cause", cause);
        parameters.put("cursor", cursor);
        DriftFilter filter = DriftFilter.read(parameters);
        LogView<LoggedDrift> shown = new LogView<>("/updates/drift", filter.parameters(), Integration.of(retailer.id()),
                log.page(retailer.id(), filter, SIZE));
        DriftView view = new DriftView(shown, filter.cause(), log.runs(retailer.id(), filter.parameters()
                .integration()));
        return htmx.wants("results") ? Templates.drift$results(view) : Templates.drift(view);
    }
}
