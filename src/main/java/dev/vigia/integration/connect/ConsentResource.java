package dev.vigia.integration.connect;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.integration.Integration;
import dev.vigia.integration.Probe;
import dev.vigia.integration.ReturnAddress;
import dev.vigia.integration.connect.Consents.Caller;
import dev.vigia.integration.connect.Consents.ConsentResult;
import dev.vigia.integration.page.IntegrationForm;
import dev.vigia.integration.page.IntegrationPages;
import dev.vigia.integration.page.IntegrationsResource;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Connector;
import dev.vigia.marketplace.Consent;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.marketplace.Setting;
import dev.vigia.web.Flash;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;

/** Leads a seller to its marketplace to let Vigia in, and receives it when it comes back. */
@Path("/integrations")
@Produces(MediaType.TEXT_HTML)
public class ConsentResource {

    private final Consents consents;
    private final Probes probes;
    private final ProbeTurns turns;
    private final ReturnAddress returnAddress;
    private final IntegrationPages pages;
    private final Marketplaces marketplaces;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Flash flash;
    private final Language language;

    @CheckedTemplate(basePath = "integration")
    public static class Templates {

        static native TemplateInstance redirect(Integration integration, Marketplace marketplace, URI page);

        static native TemplateInstance problem(ConsentResult.Failed result);
    }

    ConsentResource(Consents consents, Probes probes, ProbeTurns turns, ReturnAddress returnAddress,
            IntegrationPages pages,
            Marketplaces marketplaces, CurrentRetailer retailer, CurrentPerson person, Flash flash, Language language) {
        this.consents = consents;
        this.probes = probes;
        this.turns = turns;
        this.returnAddress = returnAddress;
        this.pages = pages;
        this.marketplaces = marketplaces;
        this.retailer = retailer;
        this.person = person;
        this.flash = flash;
        this.language = language;
    }

    /**
     * A page with a link, not a redirect: a form of ours may lead nowhere but to ourselves (Content-Security-Policy), and
     * marketplaces redirect on to hosts that nobody can list.
     */
    @POST
    @Path("{id}/consent")
    @RolesAllowed(Role.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(@RestPath long id) {
        Integration integration = Integration.find(retailer.id(), id).orElseThrow(NotFoundException::new);
        Marketplace marketplace = marketplaces.find(integration.marketplace).orElseThrow(NotFoundException::new);
        Consent<Account> consent = marketplace.connector().flatMap(Connector::consent).orElseThrow(
                NotFoundException::new);
        List<Setting> missing = consents.missing(integration, consent);
        if (!missing.isEmpty()) {
            return Response.status(422).entity(IntegrationsResource.Templates.form(pages.show(marketplace,
                    Optional.of(integration), pages.stored(integration), complaints(missing)))).build();
        }
        URI page = consents.begin(integration, consent, caller(), returnAddress.get());
        return Response.ok(Templates.redirect(integration, pages.named(marketplace), page)).build();
    }

    private Errors complaints(List<Setting> missing) {
        Errors errors = Errors.none();
        missing.forEach(setting -> errors.add(IntegrationForm.field(setting), pages.missing(setting)));
        return errors;
    }

    @GET
    @Path("{id}/consent")
    @RolesAllowed(Role.VIEWER)
    public Response show(@RestPath long id) {
        Integration integration = Integration.find(retailer.id(), id).orElseThrow(NotFoundException::new);
        return Response.seeOther(URI.create("/integrations/" + integration.id
                + (person.may(Role.OPERATOR) ? "/edit" : ""))).build();
    }

    @GET
    @Path("consent")
    @RolesAllowed(Role.ADMIN)
    public Response arrive(UriInfo address) {
        // A parameter that comes twice has no meaning here; the first is as good as any.
        Map<String, String> parameters = address.getQueryParameters().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, parameter -> parameter.getValue().get(0)));
        // Refused before the state is used up: the page can be loaded again.
        return turns.take(parameters.getOrDefault("state", ""), () -> arrive(parameters));
    }

    private Response arrive(Map<String, String> parameters) {
        ConsentResult result = consents.finish(caller(), parameters);
        return result instanceof ConsentResult.Connected connected ? connected(connected.integration())
                : failed((ConsentResult.Failed) result);
    }

    private Response connected(Integration integration) {
        Marketplace marketplace = marketplaces.get(integration.marketplace);
        Probe probe = probes.of(integration, marketplace, person.name());
        flash.say(probe.isFine() ? Flash.Severity.SUCCESS : Flash.Severity.WARNING, consented(marketplace, probe));
        return Response.seeOther(URI.create("/integrations/" + integration.id + "/edit")).build();
    }

    private String consented(Marketplace marketplace, Probe probe) {
        ConnectMessages words = language.of(ConnectMessages.class);
        return words.consented(pages.named(marketplace).name()) + probe.cause().map(cause -> " " + words.probeSays(
                cause))
                .orElse("");
    }

    private static Response failed(ConsentResult.Failed problem) {
        return Response.status(422).entity(Templates.problem(problem)).build();
    }

    private Caller caller() {
        return new Caller(retailer.id(), person.subject(), person.name());
    }
}
