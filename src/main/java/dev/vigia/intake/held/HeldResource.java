package dev.vigia.intake.held;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.intake.held.HeldChange.Decision;
import dev.vigia.web.Flash;
import dev.vigia.web.Htmx;
import dev.vigia.web.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/** What the brake holds, and what a person says to it. */
@Path("/intake/held/{id}")
@RolesAllowed(Role.VIEWER)
@Produces(MediaType.TEXT_HTML)
public class HeldResource {

    private static final int SAMPLE = 50;

    private final HeldChanges changes;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Flash flash;
    private final Language language;
    private final Htmx htmx;

    @CheckedTemplate(basePath = "intake")
    public static class Templates {

        static native TemplateInstance held(HeldView view);

        static native TemplateInstance discard(HeldView view);
    }

    HeldResource(HeldChanges changes, CurrentRetailer retailer, CurrentPerson person, Flash flash, Language language,
            Htmx htmx) {
        this.changes = changes;
        this.retailer = retailer;
        this.person = person;
        this.flash = flash;
        this.language = language;
        this.htmx = htmx;
    }

    /**
     * What the page shows.
     *
     * @param mayDecide     whether the person may, and nobody has
     * @param takenBackTill until when the person may take a discard back; empty where nobody can
     * @param asked         whether the page itself asks how far it is
     */
    public record HeldView(HeldChange change, List<HeldChanges.BlockedIntegration> impacts,
            List<HeldChanges.HeldSample> sample, boolean mayDecide, Optional<Instant> takenBackTill, boolean asked) {

        public long listings() {
            return impacts.stream().mapToLong(HeldChanges.BlockedIntegration::listings).sum();
        }

        public String path() {
            return HeldResource.path(change.id);
        }

        public boolean isRunning() {
            return change.stage() == HeldChange.HeldStage.BEING_APPLIED;
        }

        /** Items that still have to be applied. */
        public int left() {
            return change.items - change.applied - change.unchanged - change.outdated;
        }

        /** Whether there may be more than the page shows. */
        public boolean isCut() {
            return sample.size() == SAMPLE;
        }

        public String colour() {
            return switch (change.stage()) {
                case OPEN, BEING_APPLIED -> "warn";
                case APPLIED -> "ok";
                case DISCARDED -> "idle";
            };
        }
    }

    static String path(long id) {
        return "/intake/held/" + id;
    }

    @GET
    public TemplateInstance show(@RestPath long id) {
        return Templates.held(view(id));
    }

    private HeldView view(long id) {
        HeldChange change = HeldChange.find(retailer.id(), id).orElseThrow(NotFoundException::new);
        boolean may = person.may(Role.OPERATOR);
        return new HeldView(change, changes.impacts(change), changes.sample(change, SAMPLE), change.isOpen() && may,
                may ? changes.mayBeTakenBackUntil(change) : Optional.empty(), htmx.wants("progress"));
    }

    /** What is discarded leaves the stock as it was, which may be wrong: that is said first. */
    @GET
    @Path("discard")
    @RolesAllowed(Role.OPERATOR)
    public Response askBeforeDiscard(@RestPath long id) {
        HeldView view = view(id);
        return view.mayDecide ? Response.ok(Templates.discard(view)).build()
                : Response.seeOther(URI.create(path(id))).build();
    }

    @POST
    @Path("approval")
    @RolesAllowed(Role.OPERATOR)
    public Response approve(@RestPath long id) {
        return decide(id, Decision.APPROVED);
    }

    @POST
    @Path("discard")
    @RolesAllowed(Role.OPERATOR)
    public Response discard(@RestPath long id) {
        return decide(id, Decision.DISCARDED);
    }

    @POST
    @Path("taking-back")
    @RolesAllowed(Role.OPERATOR)
    public Response takeBack(@RestPath long id) {
        HeldChanges.TakingBack result = changes.takeBack(retailer.id(), id, person.name()).orElseThrow(
                NotFoundException::new);
        flash.say(result == HeldChanges.TakingBack.DONE ? Flash.Severity.SUCCESS : Flash.Severity.WARNING, language.of(
                HeldMessages.class).takingBack(result));
        return Response.seeOther(URI.create(path(id))).build();
    }

    private Response decide(long id, Decision decision) {
        HeldChanges.Decided decided = changes.decide(retailer.id(), id, decision, person.name())
                .orElseThrow(NotFoundException::new);
        HeldMessages words = language.of(HeldMessages.class);
        if (decided.first()) {
            flash.say(Flash.Severity.SUCCESS, words.decisionTaken(decision));
        } else {
            flash.say(decidedBefore(decided.change(), words));
        }
        return Response.seeOther(URI.create(path(id))).build();
    }

    private static String decidedBefore(HeldChange change, HeldMessages words) {
        return change.decision == Decision.APPROVED ? words.approvedBefore(change.decidedBy)
                : words.discardedBefore(change.decidedBy);
    }
}
