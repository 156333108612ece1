package dev.vigia.integration.connect;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.integration.Integration;
import dev.vigia.integration.Probe;
import dev.vigia.integration.page.IntegrationForm;
import dev.vigia.integration.page.IntegrationPages;
import dev.vigia.integration.page.IntegrationsResource;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.web.form.Errors;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/** Tries the stored credentials, and shows the form again as it was typed, with what came of it. */
@Path("/integrations/{id}/probe")
@Produces(MediaType.TEXT_HTML)
public class ProbeResource {

    private final Probes probes;
    private final ProbeTurns turns;
    private final IntegrationPages pages;
    private final Marketplaces marketplaces;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;

    ProbeResource(Probes probes, ProbeTurns turns, IntegrationPages pages, Marketplaces marketplaces,
            CurrentRetailer retailer,
            CurrentPerson person) {
        this.probes = probes;
        this.turns = turns;
        this.pages = pages;
        this.marketplaces = marketplaces;
        this.retailer = retailer;
        this.person = person;
    }

    @POST
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance create(@RestPath long id, MultivaluedMap<String, String> fields) {
        Integration integration = find(id);
        Marketplace marketplace = marketplaces.get(integration.marketplace);
        Probe probe = turns.take(id, () -> probes.of(integration, marketplace, person.name()));
        IntegrationForm form = IntegrationForm.typed(fields, IntegrationPages.settings(marketplace));
        // What the probe found out may have stopped it, or let it run again.
        Integration after = QuarkusTransaction.requiringNew().call(() -> find(id));
        return IntegrationsResource.Templates.form(pages.show(marketplace, Optional.of(after), form, Errors.none())
                .with(probe));
    }

    /** Opened as a page there is nothing to try; the form has the button. */
    @GET
    @RolesAllowed(Role.VIEWER)
    public Response show(@RestPath long id) {
        return Response.seeOther(URI.create("/integrations/" + find(id).id + (person.may(Role.OPERATOR) ? "/edit"
                : "")))
                .build();
    }

    private Integration find(long id) {
        return Integration.find(retailer.id(), id)
                .filter(found -> marketplaces.find(found.marketplace).filter(Marketplace::isAvailable).isPresent())
                .orElseThrow(NotFoundException::new);
    }
}
