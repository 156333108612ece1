package dev.vigia.integration;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.marketplace.Marketplaces;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The piece of the form that foretells what the minimum would do, while it is being typed. */
@Path("/integrations/{id}/impact")
@Produces(MediaType.TEXT_HTML)
public class ImpactResource {

    private final Effects effects;
    private final Marketplaces marketplaces;
    private final CurrentRetailer retailer;

    @CheckedTemplate(basePath = "integration")
    static class Templates {

        static native TemplateInstance impact(Effect effect);
    }

    ImpactResource(Effects effects, Marketplaces marketplaces, CurrentRetailer retailer) {
        this.effects = effects;
        this.marketplaces = marketplaces;
        this.retailer = retailer;
    }

    @GET
    @RolesAllowed(Role.OPERATOR)
    public Response show(@RestPath long id, @RestQuery @DefaultValue("") String minimumStock) {
        Integration integration = Integration.find(retailer.id(), id)
                .filter(found -> marketplaces.find(found.marketplace).isPresent())
                .orElseThrow(NotFoundException::new);
        Effect effect = effects.of(integration, minimumStock);
        return Response.status(effect.impact().isPresent() ? 200 : 422).entity(Templates.impact(effect)).build();
    }
}
