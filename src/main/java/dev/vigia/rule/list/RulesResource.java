package dev.vigia.rule.list;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.web.Htmx;
import dev.vigia.web.ShortAddress;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** All rules of the retailer. A parameter that makes no sense is left out, and the page says so. */
@Path("/rules")
@RolesAllowed(Role.VIEWER)
@Produces(MediaType.TEXT_HTML)
public class RulesResource {

    private final RulesReading reading;
    private final RunningRollouts rollouts;
    private final CurrentRetailer retailer;
    private final Htmx htmx;

    @CheckedTemplate(basePath = "rule")
    public static class Templates {

        static native TemplateInstance index(RulesView view);

        static native TemplateInstance index$results(RulesView view);

        static native TemplateInstance index$rollouts(RulesView view);
    }

    RulesResource(RulesReading reading, RunningRollouts rollouts, CurrentRetailer retailer, Htmx htmx) {
        this.reading = reading;
        this.rollouts = rollouts;
        this.retailer = retailer;
        this.htmx = htmx;
    }

    @GET
    @ShortAddress
    public TemplateInstance index(UriInfo address) {
        if (htmx.wants("rollouts")) {
            return Templates.index$rollouts(RulesView.of(rollouts.of(retailer.id())));
        }
        RulesView view = reading.of(name -> parameter(address, name));
        return htmx.wants("results") ? Templates.index$results(view) : Templates.index(view);
    }

    private static Optional<String> parameter(UriInfo address, String name) {
        return Optional.ofNullable(address.getQueryParameters().getFirst(name));
    }
}
