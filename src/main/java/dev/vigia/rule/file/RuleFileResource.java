package dev.vigia.rule.file;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.export.Downloads;
import dev.vigia.export.ExportMessages;
import dev.vigia.integration.MassZero;
import dev.vigia.listing.preview.RuleForecast;
import dev.vigia.listing.rule.RuleOverlap;
import dev.vigia.listing.rule.Rules.Carried;
import dev.vigia.rule.RuleEdits;
import dev.vigia.rule.RulesOvertaken;
import dev.vigia.rule.file.RuleFiles.KeptFile;
import dev.vigia.rule.file.RulePlan.PlanKind;
import dev.vigia.rule.page.RulePreviews;
import dev.vigia.rule.page.RuleQuestion;
import dev.vigia.table.Table.FileType;
import dev.vigia.web.Flash;
import dev.vigia.web.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
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
import org.jboss.resteasy.reactive.RestQuery;

/** What a file of rules would do, row by row, and doing it. */
@Path("/rules/files/{id}")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.TEXT_HTML)
public class RuleFileResource {

    private final RuleFiles files;
    private final RulePlanner planner;
    private final RuleEdits edits;
    private final RulePreviews previews;
    private final Downloads downloads;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;
    private final Flash flash;

    @CheckedTemplate(basePath = "rule")
    public static class Templates {

        static native TemplateInstance file(RuleFileView view);
    }

    RuleFileResource(RuleFiles files, RulePlanner planner, RuleEdits edits, RulePreviews previews, Downloads downloads,
            CurrentRetailer retailer, CurrentPerson person, Language language, Flash flash) {
        this.files = files;
        this.planner = planner;
        this.edits = edits;
        this.previews = previews;
        this.downloads = downloads;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
        this.flash = flash;
    }

    @GET
    public TemplateInstance show(@RestPath long id, @RestQuery Optional<String> kind,
            @RestQuery Optional<String> after) {
        KeptFile file = find(id);
        RulePlan plan = planner.of(file.read());
        PlanKind shown = kind.flatMap(PlanKind::ofCode).filter(one -> plan.count(one) > 0).orElseGet(() -> first(plan));
        int line = after.filter(text -> text.matches("\\d{1,9}")).map(Integer::parseInt).orElse(0);
        return Templates.file(view(file, plan, shown, line));
    }

    /** What a person must look at comes first. */
    private static PlanKind first(RulePlan plan) {
        for (PlanKind kind : PlanKind.values()) {
            if (plan.count(kind) > 0) {
                return kind;
            }
        }
        return PlanKind.UNCHANGED;
    }

    private RuleFileView view(KeptFile file, RulePlan plan, PlanKind shown, int after) {
        return new RuleFileView(file.id(), file.name(), plan, shown, after, previews.of(edits.forecast(retailer.id(),
                plan.changes())), Optional.empty(), false);
    }

    /** Does what was seen, or says what it would be by now. */
    @POST
    @Path("confirmation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response confirm(@RestPath long id, MultivaluedMap<String, String> fields) {
        KeptFile file = find(id);
        RulePlan plan = planner.of(file.read());
        if (!plan.digest().equals(fields.getFirst("seen"))) {
            return again(file, plan, Optional.empty(), true);
        }
        if (plan.changes().isEmpty()) {
            return Response.seeOther(URI.create("/rules/files/" + id)).build();
        }
        long agreed = RuleQuestion.agreed(Optional.ofNullable(fields.getFirst("agreement")).orElse(""), plan.digest());
        try {
            return done(file, plan, edits.save(retailer.id(), plan.changes(), person.name(), agreed));
        } catch (MassZero many) {
            RuleForecast forecast = edits.forecast(retailer.id(), plan.changes());
            return again(file, plan, Optional.of(previews.ask(forecast, plan.digest())), false);
        } catch (RulesOvertaken | RuleOverlap others) {
            return again(file, planner.of(file.read()), Optional.empty(), true);
        }
    }

    private Response done(KeptFile file, RulePlan plan, Carried carried) {
        RuleFileMessages words = language.of(RuleFileMessages.class);
        int count = plan.changes().size();
        flash.say(Flash.Severity.SUCCESS, carried.rollout() ? words.doneRollout(count)
                : words.done(count, carried.evaluated().changed(), carried.evaluated().zeros()));
        return Response.seeOther(URI.create(plan.count(PlanKind.REFUSED) > 0 ? "/rules/files/" + file.id() : "/rules"))
                .build();
    }

    private Response again(KeptFile file, RulePlan plan, Optional<RuleQuestion> question, boolean overtaken) {
        RuleFileView view = view(file, plan, first(plan), 0);
        return Response.status(Response.Status.CONFLICT).entity(Templates.file(new RuleFileView(view.id(), view.name(),
                plan, view.shown(), 0, view.preview(), question, overtaken))).build();
    }

    /** The person's own rows that are refused, each with the reason behind it. */
    @GET
    @Path("refused")
    @Produces(MediaType.WILDCARD)
    public Response refused(@RestPath long id) {
        KeptFile file = find(id);
        RulePlan plan = planner.of(file.read());
        return downloads.of(RefusedRules.of(plan, language.of(RuleFileMessages.class)), FileType.CSV).orElseGet(() -> {
            flash.say(Flash.Severity.WARNING, language.of(ExportMessages.class).busy());
            return Response.seeOther(URI.create("/rules/files/" + id)).build();
        });
    }

    private KeptFile find(long id) {
        return files.find(retailer.id(), id).orElseThrow(NotFoundException::new);
    }
}
