package dev.vigia.integration.page;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.integration.Integration;
import dev.vigia.integration.page.Disconnections.Progress;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.web.Flash;
import dev.vigia.web.Htmx;
import dev.vigia.web.Language;
import dev.vigia.web.form.Errors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestPath;

/** Says what disconnecting an integration does, does it once a person has confirmed that, and shows how far it is. */
@Path("/integrations/{id}/disconnection")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.ADMIN)
public class DisconnectionResource {

    private final Disconnections disconnections;
    private final IntegrationPages pages;
    private final Marketplaces marketplaces;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Flash flash;
    private final Htmx htmx;
    private final Language language;

    @CheckedTemplate(basePath = "integration")
    public static class Templates {

        static native TemplateInstance disconnect(DisconnectionView view, Errors errors);

        static native TemplateInstance disconnecting(DisconnectionView view);
    }

    DisconnectionResource(Disconnections disconnections, IntegrationPages pages, Marketplaces marketplaces,
            CurrentRetailer retailer, CurrentPerson person, Flash flash, Htmx htmx, Language language) {
        this.disconnections = disconnections;
        this.pages = pages;
        this.marketplaces = marketplaces;
        this.retailer = retailer;
        this.person = person;
        this.flash = flash;
        this.htmx = htmx;
        this.language = language;
    }

    /**
     * What the pages show.
     *
     * @param asked whether the page itself asks how far it is
     */
    public record DisconnectionView(Integration integration, Marketplace marketplace, Progress progress,
            boolean asked) {

        public String path() {
            return DisconnectionResource.path(integration.id);
        }

        public boolean isRunning() {
            return integration.isDisconnecting();
        }

        /** Whether the marketplace does not let us in, so that nothing can be taken to zero. */
        public boolean isStopped() {
            return integration.isStopped();
        }
    }

    static String path(long id) {
        return "/integrations/" + id + "/disconnection";
    }

    @GET
    public TemplateInstance show(@RestPath long id) {
        DisconnectionView view = view(Integration.findEver(retailer.id(), id).orElseThrow(NotFoundException::new));
        return view.integration.isConnected() ? Templates.disconnect(view, Errors.none())
                : Templates.disconnecting(view);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(@RestPath long id, MultivaluedMap<String, String> fields) {
        Integration integration = Integration.find(retailer.id(), id).orElseThrow(NotFoundException::new);
        if (!fields.containsKey("confirmed") && integration.isConnected()) {
            return Response.status(422).entity(Templates.disconnect(view(integration),
                    Errors.none().add("confirmed", language.of(DisconnectionMessages.class).disconnectUnconfirmed())))
                    .build();
        }
        return answer(disconnections.begin(retailer.id(), id, person.name()).orElseThrow(NotFoundException::new));
    }

    /** Without waiting for the marketplace. */
    @POST
    @Path("end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response end(@RestPath long id) {
        return answer(disconnections.end(retailer.id(), id, person.name()).orElseThrow(NotFoundException::new));
    }

    private Response answer(Integration integration) {
        if (integration.isDisconnecting()) {
            return Response.seeOther(URI.create(path(integration.id))).build();
        }
        flash.say(language.of(DisconnectionMessages.class).disconnected(integration.name));
        return Response.seeOther(URI.create("/integrations")).build();
    }

    private DisconnectionView view(Integration integration) {
        return new DisconnectionView(integration,
                marketplaces.find(integration.marketplace).map(pages::named).orElseThrow(NotFoundException::new),
                disconnections.progress(integration), htmx.wants("progress"));
    }
}
