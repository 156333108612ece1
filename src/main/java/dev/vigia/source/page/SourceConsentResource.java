package dev.vigia.source.page;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.marketplace.Consent;
import dev.vigia.source.Source;
import dev.vigia.source.Source.SourceOutcome;
import dev.vigia.source.SourceAccount;
import dev.vigia.source.SourceConnectors;
import dev.vigia.source.page.SourceConsents.ConsentEnd;
import dev.vigia.web.Flash;
import dev.vigia.web.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;

/** Leads the owner of an account to its source to let Vigia in, and receives the browser when it comes back. */
@Path("/sources")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.ADMIN)
public class SourceConsentResource {

    private final SourceConsents consents;
    private final SourceConnectors connectors;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final Flash flash;
    private final Optional<URI> publicUrl;

    @CheckedTemplate(basePath = "source")
    public static class Templates {

        static native TemplateInstance passage(Source source, String name, URI page);

        static native TemplateInstance problem(ConsentEnd end);
    }

    SourceConsentResource(SourceConsents consents, SourceConnectors connectors, CurrentRetailer retailer,
            CurrentPerson person, Language language, Flash flash,
            @ConfigProperty(name = "vigia.integration.public-url") Optional<URI> publicUrl) {
        this.consents = consents;
        this.connectors = connectors;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.flash = flash;
        this.publicUrl = publicUrl;
    }

    /** Where a browser comes back to, as it has to be typed at the source. */
    static URI returnTo(URI base) {
        return UriBuilder.fromUri(base).path("sources/consent").build();
    }

    /** A page with a link, not a redirect: a form of ours may lead nowhere but to ourselves (Content-Security-Policy). */
    @POST
    @Path("{id}/consent")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(@RestPath long id, @Context UriInfo uri) {
        Source source = find(id);
        Consent<SourceAccount> consent = connectors.of(source).consent().orElseThrow(NotFoundException::new);
        URI page;
        try {
            page = consents.begin(source, consent, person.subject(), returnTo(publicUrl.orElseGet(uri::getBaseUri)));
        } catch (IllegalStateException otherKeyset) {
            flash.say(Flash.Severity.WARNING, language.of(SourceMessages.class).outcome(SourceOutcome.SECRET_LOST));
            return edit(source);
        }
        return Response.ok(Templates.passage(source, connectors.of(source).name(), page)).build();
    }

    /** Opened as a page there is nothing to do; the form has the button. */
    @GET
    @Path("{id}/consent")
    public Response show(@RestPath long id) {
        return edit(find(id));
    }

    @GET
    @Path("consent")
    public Response arrive(@Context UriInfo uri) {
        // A parameter that comes twice has no meaning here; the first is as good as any.
        Map<String, String> parameters = uri.getQueryParameters().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, parameter -> parameter.getValue().get(0)));
        ConsentEnd end = consents.finish(retailer.id(), person.subject(), parameters);
        if (end.problem().isPresent()) {
            return Response.status(422).entity(Templates.problem(end)).build();
        }
        Source source = end.source().orElseThrow();
        flash.say(Flash.Severity.SUCCESS, language.of(SourceConsentMessages.class).consented(connectors.of(source)
                .name()));
        return edit(source);
    }

    private static Response edit(Source source) {
        return Response.seeOther(URI.create(source.path() + "/edit")).build();
    }

    private Source find(long id) {
        return Source.find(retailer.id(), id).orElseThrow(NotFoundException::new);
    }
}
