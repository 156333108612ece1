package dev.vigia.rule.page;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.integration.MassZero;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.listing.rule.RuleOverlap;
import dev.vigia.rule.RuleChanges;
import dev.vigia.rule.RuleChanges.RuleSaved;
import dev.vigia.rule.RuleTwins;
import dev.vigia.rule.list.RuleKind;
import dev.vigia.rule.page.RuleCheck.CheckedRule;
import dev.vigia.rule.page.RulePage.RuleNotice;
import dev.vigia.web.Flash;
import dev.vigia.web.form.Errors;
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
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The form of a rule, new or not. */
@Path("/rules")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.TEXT_HTML)
public class RuleFormResource {

    private static final String PREVIEW = "preview";

    private final RuleChanges changes;
    private final RulePages pages;
    private final RuleCheck check;
    private final RulePreviews previews;
    private final RuleTwins twins;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Flash flash;

    @CheckedTemplate(basePath = "rule")
    public static class Templates {

        static native TemplateInstance form(RulePage page);
    }

    RuleFormResource(RuleChanges changes, RulePages pages, RuleCheck check, RulePreviews previews, RuleTwins twins,
            CurrentRetailer retailer, CurrentPerson person, Flash flash) {
        this.changes = changes;
        this.pages = pages;
        this.check = check;
        this.previews = previews;
        this.twins = twins;
        this.retailer = retailer;
        this.person = person;
        this.flash = flash;
    }

    @GET
    @Path("new")
    public TemplateInstance create(@RestQuery @DefaultValue("") String sku,
            @RestQuery @DefaultValue("") String integration, @RestQuery @DefaultValue("") String category) {
        RuleKind kind = !sku.isBlank() ? RuleKind.PRODUCT
                : !category.isBlank() ? RuleKind.CATEGORY
                        : RuleKind.EVERYTHING;
        return Templates.form(pages.show(Optional.empty(), RuleForm.fresh(kind, integration.strip(), category.strip(),
                sku.strip(), retailer.zone()), Errors.none()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> fields) {
        RuleForm form = RuleForm.typed(fields);
        return answer(Optional.empty(), form, fields, (rule, agreed) -> Optional.of(changes.create(retailer.id(), rule,
                person.name(), agreed)));
    }

    @GET
    @Path("{id}/edit")
    public Response edit(@RestPath long id) {
        return changes.find(retailer.id(), id).map(rule -> pages.leaving(rule).map(this::leaving).orElseGet(
                () -> Response.ok(Templates.form(pages.show(Optional.of(rule), pages.stored(rule), Errors.none())))
                        .build())).orElseGet(() -> toTheList(id));
    }

    private Response leaving(String integration) {
        flash.say(pages.words().ownLeaving());
        return Response.seeOther(URI.create(integration)).build();
    }

    private Response toTheList(long id) {
        if (!twins.isEnded(retailer.id(), id)) {
            throw new NotFoundException();
        }
        flash.say(pages.words().endedBefore());
        return Response.seeOther(URI.create("/rules")).build();
    }

    @POST
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response update(@RestPath long id, MultivaluedMap<String, String> fields) {
        RuleForm typed = RuleForm.typed(fields);
        Optional<MinimumRule> before = changes.find(retailer.id(), id);
        if (before.isEmpty()) {
            if (!twins.isEnded(retailer.id(), id)) {
                throw new NotFoundException();
            }
            return conflict(pages.ended(id, typed.on(retailer.zone(), Optional.empty())));
        }
        Optional<String> leaving = pages.leaving(before.get());
        if (leaving.isPresent()) {
            return leaving(leaving.get());
        }
        RuleForm form = before.get().ofIntegration() ? typed.ofIntegration(pages.stored(before.get())) : typed;
        return answer(before, form, fields, (rule, agreed) -> changes.change(retailer.id(), id, form.version(), rule,
                person.name(), agreed));
    }

    /** Writes a rule. */
    private interface RuleSaving {

        /** @return empty when there is no such rule any more */
        Optional<RuleSaved> save(SupposedRule rule, long agreed);
    }

    private Response answer(Optional<MinimumRule> before, RuleForm typed, MultivaluedMap<String, String> fields,
            RuleSaving saving) {
        RuleForm form = typed.on(retailer.zone(), before);
        CheckedRule checked = check.of(form, before);
        RulePage shown = pages.show(before, form, checked.errors());
        boolean isTypedByAnother = typed.isTypedByAnother(retailer.zone(), before);
        RulePage page = isTypedByAnother ? shown.noted(RuleNotice.ZONE_CHANGED, Map.of()) : shown;
        if (checked.rule().isEmpty()) {
            return wrong(page);
        }
        SupposedRule rule = checked.rule().get();
        if (PREVIEW.equals(fields.getFirst("action"))) {
            return Response.ok(Templates.form(page.with(previews.of(before, checked.rule())))).build();
        }
        if (isTypedByAnother) {
            return conflict(page);
        }
        long agreed = RuleQuestion.agreed(Optional.ofNullable(fields.getFirst("agreement")).orElse(""), checked.rule());
        // Whoever saves after somebody else is told so first: nothing is asked of what does not hold any more.
        Optional<RuleQuestion> question = before.filter(now -> now.version() != form.version()).isPresent()
                ? Optional.empty()
                : previews.question(before, checked.rule(), agreed);
        if (question.isPresent()) {
            return conflict(page.with(question.get(), previews.of(question.get(), checked.rule())));
        }
        return saved(form, page, rule, () -> saving.save(rule, agreed));
    }

    private Response saved(RuleForm form, RulePage page, SupposedRule rule, Supplier<Optional<RuleSaved>> saving) {
        try {
            Optional<RuleSaved> saved = saving.get();
            if (saved.isEmpty()) {
                return conflict(pages.ended(page.rule().map(MinimumRule::id).orElse(0L), form));
            }
            if (saved.get() instanceof RuleSaved.RuleDone done) {
                flash.say(pages.kind(done), pages.sentence(done), done.entry());
                return Response.seeOther(URI.create("/rules")).build();
            }
            return conflict(pages.overtaken(((RuleSaved.RuleOvertaken) saved.get()).now(), form));
        } catch (RuleOverlap overlap) {
            if (page.rule().isEmpty() && twins.same(retailer.id(), rule).isPresent()) {
                flash.say(pages.words().savedBefore());
                return Response.seeOther(URI.create("/rules")).build();
            }
            return wrong(pages.besideTwin(page, rule));
        } catch (MassZero grown) {
            RuleQuestion question = previews.anew(page.rule(), Optional.of(rule));
            return conflict(page.with(question, previews.of(question, Optional.of(rule))));
        }
    }

    private static Response conflict(RulePage page) {
        return Response.status(Response.Status.CONFLICT).entity(Templates.form(page)).build();
    }

    private static Response wrong(RulePage page) {
        return Response.status(422).entity(Templates.form(page)).build();
    }
}
