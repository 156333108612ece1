package dev.vigia.integration.page;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.integration.Integration;
import dev.vigia.integration.TypedMinimum;
import dev.vigia.listing.preview.ImpactedListings;
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

        static native TemplateInstance impact(MinimumPreview preview, long integrationId, String minimum);

        static native TemplateInstance impacted(Integration integration, String minimum, ImpactedListings found);
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
        return answer(effects.of(integration, pages.stored(integration).withMinimum(minimumStock)), id, minimumStock);
    }

    /** Of the whole form. It saves nothing. */
    @POST
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response show(@RestPath long id, MultivaluedMap<String, String> fields) {
        Integration integration = find(id);
        IntegrationForm form = IntegrationForm.typed(fields, List.of());
        return answer(effects.of(integration, form), id, form.minimumStock());
    }

    /** All that another minimum would take to zero or put on sale. */
    @GET
    @Path("listings")
    @RolesAllowed(Role.OPERATOR)
    public TemplateInstance listings(@RestPath long id, @RestQuery @DefaultValue("") String minimumStock,
            @RestQuery @DefaultValue("0") long after) {
        Integration integration = find(id);
        return effects.listed(integration, TypedMinimum.read(minimumStock, false), after).map(found -> Templates
                .impacted(integration, minimumStock, found)).orElseThrow(NotFoundException::new);
    }

    private static Response answer(MinimumPreview preview, long id, String minimum) {
        return Response.status(preview.impact().isPresent() ? 200 : 422).entity(Templates.impact(preview, id, minimum))
                .build();
    }

    private Integration find(long id) {
        return Integration.find(retailer.id(), id)
                .filter(found -> marketplaces.find(found.marketplace).isPresent())
                .orElseThrow(NotFoundException::new);
    }
}
