package dev.vigia.history.proposal;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.audit.ProposedChange;
import dev.vigia.audit.ProposedChanges;
import dev.vigia.history.ToldEntries;
import dev.vigia.history.proposal.ProposalDecisions.DecidedProposal;
import dev.vigia.history.proposal.ProposalDecisions.ProposalOutcome;
import dev.vigia.history.proposal.ProposalPlans.CarriedProposal;
import dev.vigia.integration.Integration;
import dev.vigia.web.Flash;
import dev.vigia.web.Language;
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
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** A change that waits for a second person: what it would do now, and agreeing to it or not. */
@Path("/history/proposals/{id}")
@Produces(MediaType.TEXT_HTML)
public class ProposalResource {

    private final ProposedChanges changes;
    private final ProposalPlans plans;
    private final ProposalDecisions decisions;
    private final ToldEntries told;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final Flash flash;

    @CheckedTemplate(basePath = "history")
    public static class Templates {

        static native TemplateInstance proposal(ProposalView view);
    }

    ProposalResource(ProposedChanges changes, ProposalPlans plans, ProposalDecisions decisions, ToldEntries told,
            CurrentRetailer retailer, CurrentPerson person, Language language, Flash flash) {
        this.changes = changes;
        this.plans = plans;
        this.decisions = decisions;
        this.told = told;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.flash = flash;
    }

    @GET
    @RolesAllowed(Role.VIEWER)
    public TemplateInstance show(@RestPath long id) {
        return page(id, Optional.empty());
    }

    /** @param zeros how many listings the person has seen going to zero */
    @POST
    @Path("agreement")
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response agree(@RestPath long id, @RestForm @DefaultValue("") String zeros) {
        DecidedProposal decided = decisions.agree(id, zeros.matches("\\d{1,9}") ? Long.parseLong(zeros) : 0);
        if (decided.outcome() == ProposalOutcome.DECIDED) {
            flash.say(words().decidedBefore());
            return back(id);
        }
        if (decided.carried().isEmpty()) {
            return Response.status(Response.Status.CONFLICT).entity(page(id, Optional.of(decided.outcome()))).build();
        }
        CarriedProposal carried = decided.carried().get();
        flash.say(Flash.Severity.SUCCESS, carried.rollout() ? words().doneInSlices()
                : words().done(carried.evaluated().changed(), carried.evaluated().zeros()), carried.entry());
        return back(id);
    }

    @POST
    @Path("refusal")
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decline(@RestPath long id) {
        boolean declined = decisions.decline(id);
        flash.say(!declined ? words().decidedBefore()
                : find(id).isWithdrawn() ? words().withdrawn() : words().declined());
        return back(id);
    }

    private static Response back(long id) {
        return Response.seeOther(URI.create(ProposedChange.path(id))).build();
    }

    private TemplateInstance page(long id, Optional<ProposalOutcome> refused) {
        ProposedChange change = find(id);
        String integration = change.draft().integrationId().isPresent() ? Integration.findEver(retailer.id(), change
                .draft().integrationId().getAsLong()).map(found -> found.name).orElse("") : "";
        return Templates.proposal(new ProposalView(change, integration, ProposalView.lines(change, told.texts(change
                .draft().parts().stream().limit(ProposalView.MOST).flatMap(part -> Stream.of(part.before(), part
                        .after())).toList())), Math.max(0, change.draft().parts().size() - ProposalView.MOST), change
                                .isWaiting() ? plans.foretold(retailer.id(), change) : Optional.empty(),
                change.isBy(person.subject()), refused));
    }

    private ProposedChange find(long id) {
        return changes.find(retailer.id(), id).orElseThrow(NotFoundException::new);
    }

    private ProposalMessages words() {
        return language.of(ProposalMessages.class);
    }
}
