package dev.vigia.rule.page;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.integration.MassZero;
import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.rule.RuleChanges;
import dev.vigia.rule.RuleChanges.RuleSaved;
import dev.vigia.rule.RuleTwins;
import dev.vigia.web.Flash;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** Says what ending a rule does, and ends it. */
@Path("/rules/{id}/ending")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.TEXT_HTML)
public class RuleEndingResource {

    private final RuleChanges changes;
    private final RulePages pages;
    private final RulePreviews previews;
    private final RuleTwins twins;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Flash flash;

    @CheckedTemplate(basePath = "rule")
    public static class Templates {

        static native TemplateInstance ending(EndingPage page);
    }

    RuleEndingResource(RuleChanges changes, RulePages pages, RulePreviews previews, RuleTwins twins,
            CurrentRetailer retailer, CurrentPerson person, Flash flash) {
        this.changes = changes;
        this.pages = pages;
        this.previews = previews;
        this.twins = twins;
        this.retailer = retailer;
        this.person = person;
        this.flash = flash;
    }

    /**
     * What the page shows.
     *
     * @param overtaken whether somebody else has changed the rule since the person saw it
     */
    public record EndingPage(MinimumRule rule, String target, RulePreview preview, Optional<RuleQuestion> question,
            boolean overtaken) {
    }

    @GET
    public Response ask(@RestPath long id) {
        return changes.find(retailer.id(), id).map(rule -> pages.leaving(rule).map(this::leaving).or(() -> needed(
                rule)).orElseGet(
                        () -> Response.ok(Templates.ending(page(rule, false))).build())).orElseGet(() -> gone(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response end(@RestPath long id, @RestForm @DefaultValue("") String version,
            @RestForm @DefaultValue("") String agreement) {
        Optional<MinimumRule> rule = changes.find(retailer.id(), id);
        if (rule.isEmpty()) {
            return gone(id);
        }
        Optional<Response> refused = pages.leaving(rule.get()).map(this::leaving).or(() -> needed(rule.get()));
        if (refused.isPresent()) {
            return refused.get();
        }
        long seen = version.matches("\\d{1,18}") ? Long.parseLong(version) : -1;
        long agreed = RuleQuestion.agreed(agreement, Optional.empty());
        Optional<RuleQuestion> question = rule.get().version() == seen ? previews.question(rule, Optional.empty(),
                agreed) : Optional.empty();
        if (question.isPresent()) {
            return asked(rule.get(), question.get());
        }
        try {
            return changes.end(retailer.id(), id, seen, person.name(), agreed).map(this::answer).orElseGet(() -> gone(
                    id));
        } catch (MassZero grown) {
            return asked(rule.get(), previews.anew(rule, Optional.empty()));
        }
    }

    private Response answer(RuleSaved saved) {
        if (saved instanceof RuleSaved.RuleDone done) {
            flash.say(pages.kind(done), pages.endedSentence(done), done.entry());
            return Response.seeOther(URI.create("/rules")).build();
        }
        MinimumRule now = ((RuleSaved.RuleOvertaken) saved).now();
        return Response.status(Response.Status.CONFLICT).entity(Templates.ending(page(now, true))).build();
    }

    private EndingPage page(MinimumRule rule, boolean overtaken) {
        return new EndingPage(rule, pages.target(rule), previews.of(Optional.of(rule), Optional.empty()), Optional
                .empty(), overtaken);
    }

    private Response asked(MinimumRule rule, RuleQuestion question) {
        return Response.status(Response.Status.CONFLICT).entity(Templates.ending(new EndingPage(rule, pages.target(
                rule), previews.of(question, Optional.empty()), Optional.of(question), false))).build();
    }

    private Optional<Response> needed(MinimumRule rule) {
        if (!changes.isNeeded(retailer.id(), rule)) {
            return Optional.empty();
        }
        flash.say(pages.words().ownNeeded());
        return Optional.of(Response.seeOther(URI.create("/rules/" + rule.id() + "/edit")).build());
    }

    private Response leaving(String integration) {
        flash.say(pages.words().ownLeaving());
        return Response.seeOther(URI.create(integration)).build();
    }

    private Response gone(long id) {
        if (!twins.isEnded(retailer.id(), id)) {
            throw new NotFoundException();
        }
        flash.say(pages.words().endedBefore());
        return Response.seeOther(URI.create("/rules")).build();
    }
}
