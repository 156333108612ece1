package dev.vigia.source.page;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.database.DatabaseClock;
import dev.vigia.source.Source;
import dev.vigia.source.Source.SourceOutcome;
import dev.vigia.source.SourceConnector;
import dev.vigia.source.SourceConnectors;
import dev.vigia.source.SourceCounts;
import dev.vigia.source.SourceFigures;
import dev.vigia.web.Flash;
import dev.vigia.web.Language;
import dev.vigia.web.form.Errors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** The systems that stock is read from: all of them, and a new one. */
@Path("/sources")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.VIEWER)
public class SourcesResource {

    private final SourceDesk desk;
    private final SourceCounts counts;
    private final SourceConnectors connectors;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final DatabaseClock clock;
    private final Language language;
    private final Flash flash;

    @CheckedTemplate(basePath = "source")
    public static class Templates {

        static native TemplateInstance index(SourcesView view);

        static native TemplateInstance form(SourceFormView view);

        static native TemplateInstance warehouses(SourceWarehousesResource.WarehousesView view);
    }

    SourcesResource(SourceDesk desk, SourceCounts counts, SourceConnectors connectors, CurrentRetailer retailer,
            CurrentPerson person, DatabaseClock clock, Language language, Flash flash) {
        this.desk = desk;
        this.counts = counts;
        this.connectors = connectors;
        this.retailer = retailer;
        this.person = person;
        this.clock = clock;
        this.language = language;
        this.flash = flash;
    }

    /**
     * The page.
     *
     * @param kinds      what may be connected; none for whoever may not
     * @param mayChange  whether the person may pause, and say what warehouses are
     * @param mayConnect whether she may type what opens an account
     */
    public record SourcesView(List<SourceRow> rows, List<SourceConnector> kinds, boolean mayChange,
            boolean mayConnect) {
    }

    /**
     * A source.
     *
     * @param sentence   what became of the last calls, and what to do about it
     * @param unheard    whether it seems to announce nothing any more
     * @param announcing what to do there so that it does
     */
    public record SourceRow(Source source, String name, SourceFigures figures, String sentence, boolean unheard,
            String announcing) {

        public SourceStatus status() {
            SourceStatus status = SourceStatus.of(source, figures);
            return unheard && status == SourceStatus.WORKING ? SourceStatus.ATTENTION : status;
        }
    }

    @GET
    @Transactional
    public TemplateInstance index() {
        boolean mayConnect = person.may(Role.ADMIN);
        return Templates.index(new SourcesView(Source.all(retailer.id()).stream().map(this::row).toList(),
                mayConnect && desk.mayAdd() ? connectors.all() : List.of(), person.may(Role.OPERATOR), mayConnect));
    }

    private SourceRow row(Source source) {
        String sentence = words().outcome(source.outcome);
        return new SourceRow(source, connectors.of(source).name(), counts.of(source),
                source.outcome == SourceOutcome.PERMISSION_MISSING
                        ? sentence + " " + words().lacking(connectors.of(source).permission(language.current(),
                                source.detail))
                        : sentence, connectors.of(source).announcesAll() && source.isUnheard(clock.now()),
                connectors.of(source).announcing(language.current()));
    }

    @GET
    @Path("new")
    @RolesAllowed(Role.ADMIN)
    public TemplateInstance fresh(@RestQuery String kind) {
        SourceConnector connector = connector(kind);
        return Templates.form(SourceFormView.fresh(connector, new SourceForm(Map.of()), Errors.none(), language
                .current()));
    }

    @POST
    @RolesAllowed(Role.ADMIN)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(@RestForm String kind, MultivaluedMap<String, String> fields) {
        SourceConnector connector = connector(kind);
        SourceForm form = SourceForm.typed(connector, fields);
        Errors errors = form.errors(connector, true, words(), language.current());
        String account = connector.account(form.settings());
        if (!errors.any() && Source.isThere(retailer.id(), connector.code(), account)) {
            errors.add(SourceForm.field(connector.settings().get(0)), words().isThere(account));
        }
        if (!desk.mayAdd()) {
            errors.add("kind", words().most(SourceDesk.MOST));
        }
        if (errors.any()) {
            return refused(connector, form, errors);
        }
        try {
            Source made = desk.add(connector, form);
            flash.say(Flash.Severity.SUCCESS, connector.consent().isPresent() ? language.of(SourceConsentMessages.class)
                    .added(connector.name()) : words().added());
            return Response.seeOther(URI.create(made.path() + "/edit")).build();
        } catch (ConstraintViolationException second) {
            // Somebody has connected the same account a moment ago.
            errors.add(SourceForm.field(connector.settings().get(0)), words().isThere(account));
            return refused(connector, form, errors);
        }
    }

    private Response refused(SourceConnector connector, SourceForm form, Errors errors) {
        return Response.status(422).entity(Templates.form(SourceFormView.fresh(connector, form, errors, language
                .current()))).build();
    }

    private SourceConnector connector(String kind) {
        return Optional.ofNullable(kind).flatMap(connectors::find).orElseThrow(NotFoundException::new);
    }

    private SourceMessages words() {
        return language.of(SourceMessages.class);
    }
}
