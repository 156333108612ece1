package dev.vigia.sync;

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
public class PulseResource {

    private static final String STILL = "still";

    private final Pulses pulses;
    private final CurrentRetailer retailer;
    private final Htmx htmx;

    @CheckedTemplate(basePath = "sync")
    static class Templates {

        static native TemplateInstance pulse(Pulse pulse, boolean still);

        static native TemplateInstance pulse$pulse(Pulse pulse, boolean still);
    }

    PulseResource(Pulses pulses, CurrentRetailer retailer, Htmx htmx) {
        this.pulses = pulses;
        this.retailer = retailer;
        this.htmx = htmx;
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Role.VIEWER)
    public TemplateInstance show(@RestPath long id, @RestQuery @DefaultValue("") String view) {
        Pulse pulse = pulses.of(retailer.id(), id).orElseThrow(NotFoundException::new);
        boolean still = STILL.equals(view);
        return htmx.wants("pulse") ? Templates.pulse$pulse(pulse, still) : Templates.pulse(pulse, still);
    }
}
