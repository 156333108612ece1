package dev.vigia.history.restore;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.history.ChangeRefusal;
import dev.vigia.history.HistoryEntry;
import dev.vigia.history.HistoryLog;
import dev.vigia.history.ToldEntries;
import dev.vigia.history.restore.RestorationPlan.Restored;
import dev.vigia.integration.Integration;
import dev.vigia.integration.MassZero;
import dev.vigia.listing.rule.RuleOverlap;
import dev.vigia.rule.MinimumNeeded;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

/** Says what putting a change back would do, and puts it back. */
@Path("/history/{id}/restoration")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.TEXT_HTML)
public class RestorationResource {

    private final HistoryLog log;
    private final ToldEntries told;
    private final Restorations restorations;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final Flash flash;

    @CheckedTemplate(basePath = "history")
    public static class Templates {

        static native TemplateInstance restoration(RestorationView view);
    }

    RestorationResource(HistoryLog log, ToldEntries told, Restorations restorations, CurrentRetailer retailer,
            CurrentPerson person, Language language, Flash flash) {
        this.log = log;
        this.told = told;
        this.restorations = restorations;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.flash = flash;
    }

    @GET
    public Response ask(@RestPath long id) {
        HistoryEntry entry = find(id);
        return page(Response.Status.OK, entry, restorations.plan(entry), false);
    }

    /**
     * @param version of what the person saw; none where the person saw only the change itself, which holds then as long as
     *                nobody has changed it again
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response restore(@RestPath long id, @RestForm @DefaultValue("") String version,
            @RestForm @DefaultValue("") String agreement) {
        HistoryEntry entry = find(id);
        RestorationPlan plan = restorations.plan(entry);
        if (plan.refusal().isPresent()) {
            return page(Response.Status.CONFLICT, entry, plan, false);
        }
        if (plan.already()) {
            flash.say(words().already());
            return Response.seeOther(URI.create(entry.path())).build();
        }
        boolean isSeen = version.isEmpty() ? !plan.overtaken() : version.equals(Long.toString(plan.version()));
        if (!isSeen) {
            return page(Response.Status.CONFLICT, entry, plan, false);
        }
        long agreed = agreed(agreement, entry, plan);
        if (restorations.asks(entry, plan, agreed)) {
            return page(Response.Status.CONFLICT, entry, plan, true);
        }
        return carryOut(entry, plan, agreed);
    }

    private Response carryOut(HistoryEntry entry, RestorationPlan plan, long agreed) {
        try {
            Optional<Restored> restored = plan.work().carryOut(person.name(), agreed);
            return restored.map(this::done).orElseGet(() -> page(Response.Status.CONFLICT, entry, restorations.plan(
                    entry), false));
        } catch (MassZero grown) {
            RestorationPlan now = restorations.plan(entry);
            restorations.asks(entry, now, agreed);
            return page(Response.Status.CONFLICT, entry, now, true);
        } catch (RuleOverlap twin) {
            return page(Response.Status.CONFLICT, entry, plan.butRefused(ChangeRefusal.TWIN), false);
        } catch (MinimumNeeded needed) {
            return page(Response.Status.CONFLICT, entry, plan.butRefused(ChangeRefusal.NEEDED), false);
        } catch (ConstraintViolationException violation) {
            if (!Integration.ONE_NAME_ONCE.equals(violation.getConstraintName())) {
                throw violation;
            }
            return page(Response.Status.CONFLICT, entry, plan.butRefused(ChangeRefusal.NAME_TAKEN), false);
        }
    }

    private Response done(Restored restored) {
        flash.say(Flash.Severity.SUCCESS, restored.rollout() ? words().doneInSlices()
                : words().doneCounts(restored.evaluated().changed(), restored.evaluated().zeros()), restored.entry());
        return Response.seeOther(URI.create("/history")).build();
    }

    private Response page(Response.Status status, HistoryEntry entry, RestorationPlan plan, boolean asked) {
        ForetoldRestoration foretold = plan.isPossible() ? plan.work().foretold() : ForetoldRestoration.NOTHING;
        RestorationView view = new RestorationView(told.told(entry), plan, plan.isPossible() ? RestorationView.lines(
                plan,
                told.texts(List.of(plan.left(), plan.now(), plan.restored()))) : List.of(), foretold, asked, foretold
                        .toZero() + "-" + digest(entry, plan), status == Response.Status.CONFLICT);
        return Response.status(status).entity(Templates.restoration(view)).build();
    }

    /** How many zeros the person has agreed to with the button of an earlier question; 0 where it was about another. */
    private static long agreed(String agreement, HistoryEntry entry, RestorationPlan plan) {
        String[] parts = agreement.split("-", 2);
        return parts.length == 2 && parts[0].matches("[0-9]{1,9}") && parts[1].equals(digest(entry, plan))
                ? Long.parseLong(parts[0])
                : 0;
    }

    private static String digest(HistoryEntry entry, RestorationPlan plan) {
        return UUID.nameUUIDFromBytes((entry.id() + " " + plan.now() + " " + plan.restored()).getBytes(UTF_8))
                .toString();
    }

    private HistoryEntry find(long id) {
        return log.find(retailer.id(), id).orElseThrow(NotFoundException::new);
    }

    private RestorationMessages words() {
        return language.of(RestorationMessages.class);
    }
}
