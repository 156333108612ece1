package dev.vigia.alert.page;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.alert.Alert;
import dev.vigia.alert.AlertConfig;
import dev.vigia.alert.delivery.AlertPeople;
import dev.vigia.alert.delivery.AlertWebhook;
import dev.vigia.alert.delivery.Webhooks;
import dev.vigia.alert.page.AlertsView.MailState;
import dev.vigia.database.DatabaseClock;
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
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/** The page of alerts: what is open, and what each person is told of. */
@Path("/alerts")
@Produces(MediaType.TEXT_HTML)
public class AlertsResource {

    private static final int CLOSED_SHOWN = 20;

    private final AlertPeople people;
    private final Webhooks webhooks;
    private final AlertConfig config;
    private final DatabaseClock clock;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final Flash flash;

    @CheckedTemplate(basePath = "alert")
    public static class Templates {

        static native TemplateInstance index(AlertsView view);
    }

    AlertsResource(AlertPeople people, Webhooks webhooks, AlertConfig config, DatabaseClock clock,
            CurrentRetailer retailer, CurrentPerson person, Language language, Flash flash) {
        this.people = people;
        this.webhooks = webhooks;
        this.config = config;
        this.clock = clock;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.flash = flash;
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    @Transactional
    public TemplateInstance show() {
        return page(kept(), webhook().map(found -> found.address).orElse("https://"), Optional.empty(), Errors.none());
    }

    @POST
    @Path("preferences")
    @RolesAllowed(Role.VIEWER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(MultivaluedMap<String, String> fields) {
        PreferencesForm form = PreferencesForm.typed(fields);
        Errors errors = Errors.none();
        if (form.isHalfQuiet()) {
            errors.add("quietFrom", words().quietHalf());
        } else if (form.isAlwaysQuiet()) {
            errors.add("quietFrom", words().quietAlways());
        }
        if (errors.any()) {
            return Response.status(422).entity(page(form, webhook().map(found -> found.address).orElse("https://"),
                    Optional.empty(), errors)).build();
        }
        people.choose(SeenPeople.reader(retailer, person, language), form.preferences(), retailer.zone());
        flash.say(Flash.Severity.SUCCESS, words().preferencesSaved());
        return back();
    }

    /** Says to all others that somebody takes care of it; whoever was first stays. */
    @POST
    @Path("{id}/acknowledgement")
    @RolesAllowed(Role.OPERATOR)
    @Transactional
    public Response acknowledge(@RestPath long id) {
        Alert alert = Alert.findToChange(retailer.id(), id).orElseThrow(NotFoundException::new);
        alert.acknowledge(person.name(), clock.now());
        flash.say(Flash.Severity.SUCCESS, words().acknowledged());
        return back();
    }

    static Response back() {
        return Response.seeOther(URI.create("/alerts")).build();
    }

    TemplateInstance page(String address, Optional<String> secret, Errors errors) {
        return page(kept(), address, secret, errors);
    }

    private TemplateInstance page(PreferencesForm form, String address, Optional<String> secret, Errors errors) {
        return Templates.index(new AlertsView(Alert.open(retailer.id()), Alert.closed(retailer.id(), clock.now(),
                CLOSED_SHOWN), form, new MailState(config.sendsMail(), person.email(),
                        config.absentAfter().toDays()), webhook(), address, secret,
                errors));
    }

    private PreferencesForm kept() {
        return PreferencesForm.of(people.preferences(retailer.id(), person.subject()));
    }

    private Optional<AlertWebhook> webhook() {
        return person.may(Role.ADMIN) ? webhooks.find(retailer.id()) : Optional.empty();
    }

    private AlertPageMessages words() {
        return language.of(AlertPageMessages.class);
    }
}
