package dev.vigia.integration.page;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.integration.Integration;
import dev.vigia.marketplace.Marketplaces;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The piece of the form that foretells what it would do, while it is being filled in. */
@Path("/integrations/{id}/impact")
@Produces(MediaType.TEXT_HTML)
public class ImpactResource {

    private final MinimumPreviews effects;
    private final IntegrationPages pages;
    private final Marketplaces marketplaces;
    private final CurrentRetailer retailer;

    @CheckedTemplate(basePath = "integration")
    public static class Templates {

        static native TemplateInstance impact(MinimumPreview preview);
    }

    ImpactResource(MinimumPreviews effects, IntegrationPages pages, Marketplaces marketplaces,
            CurrentRetailer retailer) {
        this.effects = effects;
        this.pages = pages;
        this.marketplaces = marketplaces;
        this.retailer = retailer;
    }

    /** Of another minimum, all else as it is. */
    @GET
    @RolesAllowed(Role.OPERATOR)
    public Response show(@RestPath long id, @RestQuery @DefaultValue("") String minimumStock) {
        Integration integration = find(id);
        return answer(effects.of(integration, pages.stored(integration).withMinimum(minimumStock)));
    }

    /** Of the whole form. It saves nothing. */
    @POST
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response show(@RestPath long id, MultivaluedMap<String, String> fields) {
        Integration integration = find(id);
        return answer(effects.of(integration, IntegrationForm.typed(fields, List.of())));
    }

    private static Response answer(MinimumPreview preview) {
        return Response.status(preview.impact().isPresent() ? 200 : 422).entity(Templates.impact(preview)).build();
    }

    private Integration find(long id) {
        return Integration.find(retailer.id(), id)
                .filter(found -> marketplaces.find(found.marketplace).isPresent())
                .orElseThrow(NotFoundException::new);
    }
}
