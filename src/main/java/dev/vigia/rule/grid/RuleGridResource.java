package dev.vigia.rule.grid;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.integration.MassZero;
import dev.vigia.listing.preview.RuleForecast;
import dev.vigia.listing.rule.RuleOverlap;
import dev.vigia.listing.rule.Rules.Carried;
import dev.vigia.rule.RuleEdits;
import dev.vigia.rule.RulesOvertaken;
import dev.vigia.rule.grid.TypedGrid.ReadGrid;
import dev.vigia.rule.list.RulesReading;
import dev.vigia.rule.list.RulesView;
import dev.vigia.rule.page.RulePreview;
import dev.vigia.rule.page.RulePreviews;
import dev.vigia.rule.page.RuleQuestion;
import dev.vigia.web.Flash;
import dev.vigia.web.Language;
import dev.vigia.web.ShortAddress;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.UUID;

/** Minimums of several rules, typed in place and saved with one button: all of them or none. */
@Path("/rules/grid")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.TEXT_HTML)
public class RuleGridResource {

    private static final String LIST = "/rules";

    private final RulesReading reading;
    private final TypedGrid typed;
    private final RuleEdits edits;
    private final RulePreviews previews;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final Flash flash;

    @CheckedTemplate(basePath = "rule")
    public static class Templates {

        static native TemplateInstance grid(GridPage page);
    }

    RuleGridResource(RulesReading reading, TypedGrid typed, RuleEdits edits, RulePreviews previews,
            CurrentRetailer retailer, CurrentPerson person, Language language, Flash flash) {
        this.reading = reading;
        this.typed = typed;
        this.edits = edits;
        this.previews = previews;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.flash = flash;
    }

    @GET
    @ShortAddress
    public TemplateInstance index(UriInfo address) {
        RulesView view = reading.of(name -> Optional.ofNullable(address.getQueryParameters().getFirst(name)));
        return Templates.grid(new GridPage(view.rules().stream().map(GridRow::of).toList(), view.here(), grid(view
                .previous()), grid(view.next()), 0, Optional.empty(), RulePreview.notAsked()));
    }

    private static String grid(String list) {
        return list.replaceFirst("^/rules", "/rules/grid");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(MultivaluedMap<String, String> fields) {
        String list = list(Optional.ofNullable(fields.getFirst("list")).orElse(""));
        ReadGrid read = typed.of(fields);
        if (read.isWrong()) {
            return page(read.overtaken() ? 409 : 422, read, list, Optional.empty());
        }
        if (read.changes().isEmpty()) {
            flash.say(words().nothing());
            return Response.seeOther(URI.create(grid(list))).build();
        }
        String digest = UUID.nameUUIDFromBytes(read.changes().toString().getBytes(UTF_8)).toString();
        long agreed = RuleQuestion.agreed(Optional.ofNullable(fields.getFirst("agreement")).orElse(""), digest);
        try {
            Carried carried = edits.save(retailer.id(), read.changes(), person.name(), agreed);
            int count = read.changes().size();
            flash.say(Flash.Severity.SUCCESS, carried.rollout() ? words().savedRollout(count)
                    : words().saved(count, carried.evaluated().changed(), carried.evaluated().zeros()));
            return Response.seeOther(URI.create(grid(list))).build();
        } catch (MassZero many) {
            RuleForecast forecast = edits.forecast(retailer.id(), read.changes());
            return page(409, read, list, Optional.of(previews.ask(forecast, digest)));
        } catch (RulesOvertaken | RuleOverlap others) {
            return page(409, typed.of(fields), list, Optional.empty());
        }
    }

    private Response page(int status, ReadGrid read, String list, Optional<RuleQuestion> question) {
        RulePreview preview = question.map(asked -> previews.of(asked.forecast())).orElseGet(RulePreview::notAsked);
        return Response.status(status).entity(Templates.grid(new GridPage(read.rows(), list, "", "", read.missing(),
                question, preview))).build();
    }

    /** Nothing but the list is an address to go back to. */
    private static String list(String sent) {
        try {
            return sent.startsWith(LIST + "?") ? new URI(sent).toASCIIString() : LIST;
        } catch (URISyntaxException malformed) {
            return LIST;
        }
    }

    private RuleGridMessages words() {
        return language.of(RuleGridMessages.class);
    }
}
