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
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;

/** The page of what a retailer sets for all of its pages: the time zone. */
@Path("/settings")
@Produces(MediaType.TEXT_HTML)
public class SettingsResource {

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

    /** @param zone the name of the one in force */
    public record SettingsView(String zone, List<Zones.Region> regions, Errors errors) {
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

    private TemplateInstance page(Errors errors) {
        return Templates.index(new SettingsView(Zone.name(retailer.zone(), language.current()), Zones.offered(retailer
                .zone(),
                language.current()), errors));
    }
}
