package dev.vigia.settings;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Retailer;
import dev.vigia.access.Role;
import dev.vigia.audit.Audit;
import dev.vigia.web.Flash;
import dev.vigia.web.Language;
import dev.vigia.web.Zone;
import dev.vigia.web.form.Errors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jboss.resteasy.reactive.RestForm;

/** The page of what a retailer sets for all: the time zone, and which changes wait for a second person. */
@Path("/settings")
@Produces(MediaType.TEXT_HTML)
public class SettingsResource {

    private static final String SECOND_PERSON = "secondPersonFrom";

    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Audit audit;
    private final Language language;
    private final Flash flash;

    @CheckedTemplate(basePath = "settings")
    public static class Templates {

        static native TemplateInstance index(SettingsView view);
    }

    SettingsResource(CurrentRetailer retailer, CurrentPerson person, Audit audit, Language language, Flash flash) {
        this.retailer = retailer;
        this.person = person;
        this.audit = audit;
        this.language = language;
        this.flash = flash;
    }

    /**
     * @param zone         the name of the one in force
     * @param secondPerson from how many listings on a change waits for one, as typed or as it is; empty text: none does
     */
    public record SettingsView(String zone, List<Zones.Region> regions, String secondPerson, Errors errors) {
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    public TemplateInstance show() {
        return page(Errors.none());
    }

    @POST
    @Transactional
    @RolesAllowed(Role.OPERATOR)
    public Response save(@RestForm @DefaultValue("") String zone) {
        SettingsMessages words = language.of(SettingsMessages.class);
        if (!Zones.isOffered(zone)) {
            return Response.status(422).entity(page(Errors.none().add("zone", words.zoneUnknown()))).build();
        }
        ZoneId chosen = ZoneId.of(zone);
        ZoneId before = retailer.zone();
        Retailer.<Retailer>findById(retailer.id()).choose(chosen);
        if (!chosen.equals(before)) {
            audit.record(retailer.id(), person.name(), "settings_changed", Map.of("zone", before.getId()),
                    Map.of("zone", chosen.getId()));
        }
        flash.say(Flash.Severity.SUCCESS, words.saved(Zone.name(chosen, language.current())));
        return Response.seeOther(URI.create("/settings")).build();
    }

    /** Who may be told of everything may also say what one person is not enough for. */
    @POST
    @Path("second-person")
    @Transactional
    @RolesAllowed(Role.ADMIN)
    public Response askSecondPerson(@RestForm @DefaultValue("") String secondPerson) {
        SettingsMessages words = language.of(SettingsMessages.class);
        String typed = secondPerson.strip();
        if (!typed.matches("0*[1-9][0-9]{0,8}|")) {
            return Response.status(422).entity(page(typed, Errors.none().add("secondPerson", words
                    .secondPersonWrong()))).build();
        }
        Retailer settings = Retailer.findById(retailer.id());
        OptionalInt before = settings.secondPersonFrom();
        OptionalInt from = typed.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(typed));
        settings.askSecondPerson(from);
        if (!from.equals(before)) {
            audit.record(retailer.id(), person.name(), "settings_changed", written(before), written(from));
        }
        flash.say(Flash.Severity.SUCCESS, from.isPresent() ? words.secondPersonSaved(from.getAsInt())
                : words.secondPersonOff());
        return Response.seeOther(URI.create("/settings")).build();
    }

    /** With what is none, too: else nobody could tell that it was changed. */
    private static Map<String, Object> written(OptionalInt from) {
        return from.isPresent() ? Map.of(SECOND_PERSON, from.getAsInt())
                : Collections.singletonMap(SECOND_PERSON, null);
    }

    private TemplateInstance page(Errors errors) {
        OptionalInt from = Retailer.<Retailer>findById(retailer.id()).secondPersonFrom();
        return page(from.isPresent() ? Integer.toString(from.getAsInt()) : "", errors);
    }

    private TemplateInstance page(String secondPerson, Errors errors) {
        return Templates.index(new SettingsView(Zone.name(retailer.zone(), language.current()), Zones.offered(retailer
                .zone(), language.current()), secondPerson, errors));
    }
}
