package dev.vigia.source.page;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.database.DatabaseClock;
import dev.vigia.source.PermissionCheck;
import dev.vigia.source.Source;
import dev.vigia.source.Source.SourceOutcome;
import dev.vigia.source.SourceConnector;
import dev.vigia.source.SourceConnectors;
import dev.vigia.source.SourceSettings;
import dev.vigia.source.reading.IdList;
import dev.vigia.source.reading.SourceProbe;
import dev.vigia.web.Flash;
import dev.vigia.web.Language;
import dev.vigia.web.form.Errors;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;

/** Changes one source, tests it, pauses it, and removes it. */
@Path("/sources/{id}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.OPERATOR)
public class SourceResource {

    private final SourceDesk desk;
    private final SourceConnectors connectors;
    private final SourceSettings settings;
    private final SourceProbe probe;
    private final IdList list;
    private final CurrentRetailer retailer;
    private final Language language;
    private final Flash flash;
    private final DatabaseClock clock;
    private final Optional<URI> publicUrl;

    SourceResource(SourceDesk desk, SourceConnectors connectors, SourceSettings settings, SourceProbe probe,
            IdList list, CurrentRetailer retailer, Language language, Flash flash, DatabaseClock clock,
            @ConfigProperty(name = "vigia.integration.public-url") Optional<URI> publicUrl) {
        this.desk = desk;
        this.connectors = connectors;
        this.settings = settings;
        this.probe = probe;
        this.list = list;
        this.retailer = retailer;
        this.language = language;
        this.flash = flash;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    @GET
    @Path("edit")
    @RolesAllowed(Role.ADMIN)
    @Transactional
    public TemplateInstance edit(@RestPath long id, @Context UriInfo uri) {
        Source source = find(id);
        return form(source, new SourceForm(settings.shown(source)), Errors.none(), List.of(), uri);
    }

    @POST
    @RolesAllowed(Role.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@RestPath long id, MultivaluedMap<String, String> fields, @Context UriInfo uri) {
        Source source = find(id);
        SourceConnector connector = connectors.of(source);
        SourceForm form = SourceForm.typed(connector, fields);
        Errors errors = form.errors(connector, false, words(), language.current());
        String account = connector.account(form.settings());
        if (!account.equals(source.account)) {
            // Its SKUs and warehouses are of the account: another one is another source.
            errors.add(SourceForm.field(connector.settings().get(0)), words().accountStays());
        }
        if (errors.any()) {
            return Response.status(422).entity(form(source, form, errors, List.of(), uri)).build();
        }
        desk.change(id, connector, form).orElseThrow(NotFoundException::new);
        return back(words().saved());
    }

    @POST
    @Path("test")
    @RolesAllowed(Role.ADMIN)
    public TemplateInstance test(@RestPath long id, @Context UriInfo uri) {
        Source source = find(id);
        List<PermissionCheck> checks;
        try {
            checks = probe.of(source);
        } catch (IllegalStateException otherKeyset) {
            Errors errors = Errors.none();
            errors.add("secret", words().outcome(SourceOutcome.SECRET_LOST));
            return form(source, new SourceForm(settings.shown(source)), errors, List.of(), uri);
        }
        if (source.isStopped() && checks.stream().allMatch(check -> check.result() == PermissionCheck.Permitted.GRANTED)
                && source.enabled) {
            desk.enable(id, true);
        }
        return form(source, new SourceForm(settings.shown(source)), Errors.none(), checks, uri);
    }

    @POST
    @Path("pause")
    public Response pause(@RestPath long id) {
        desk.enable(id, false).orElseThrow(NotFoundException::new);
        return back(words().paused());
    }

    @POST
    @Path("activation")
    public Response resume(@RestPath long id) {
        desk.enable(id, true).orElseThrow(NotFoundException::new);
        return back(words().resumed());
    }

    /** Somebody who knows says that what the list does not name any more is gone indeed. */
    @POST
    @Path("lost")
    public Response drop(@RestPath long id) {
        list.dropAll(find(id), clock.now());
        desk.agreeToLost(id).orElseThrow(NotFoundException::new);
        return back(words().dropped());
    }

    @POST
    @Path("zeros")
    public Response agreeToZeros(@RestPath long id) {
        desk.agreeToZeros(id).orElseThrow(NotFoundException::new);
        return back(words().agreed());
    }

    @POST
    @Path("removal")
    @RolesAllowed(Role.ADMIN)
    public Response remove(@RestPath long id) {
        desk.remove(id).orElseThrow(NotFoundException::new);
        return back(words().removed());
    }

    private TemplateInstance form(Source source, SourceForm form, Errors errors, List<PermissionCheck> checks,
            UriInfo uri) {
        URI base = publicUrl.orElseGet(uri::getBaseUri);
        String address = UriBuilder.fromUri(base).path("hooks/{kind}/{key}").build(
                source.kind, settings.hookKey(source)).toString();
        return SourcesResource.Templates.form(SourceFormView.of(source, connectors.of(source), form, errors, address,
                base,
                checks, language.current()));
    }

    private Response back(String sentence) {
        flash.say(Flash.Severity.SUCCESS, sentence);
        return Response.seeOther(URI.create("/sources")).build();
    }

    private SourceMessages words() {
        return language.of(SourceMessages.class);
    }

    private Source find(long id) {
        return Source.find(retailer.id(), id).orElseThrow(NotFoundException::new);
    }
}
