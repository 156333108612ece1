package dev.vigia.rule.page;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.rule.RuleChanges;
import dev.vigia.rule.page.RuleCheck.CheckedRule;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;

/** The piece of the form that foretells what a rule would do, while it is being filled in. It saves nothing. */
@Path("/rules")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.TEXT_HTML)
public class RuleImpactResource {

    private final RuleChanges changes;
    private final RulePages pages;
    private final RuleCheck check;
    private final RulePreviews previews;
    private final CurrentRetailer retailer;

    @CheckedTemplate(basePath = "rule")
    public static class Templates {

        static native TemplateInstance impact(RulePreview preview);
    }

    RuleImpactResource(RuleChanges changes, RulePages pages, RuleCheck check, RulePreviews previews,
            CurrentRetailer retailer) {
        this.changes = changes;
        this.pages = pages;
        this.check = check;
        this.previews = previews;
        this.retailer = retailer;
    }

    /** Of a new rule. */
    @POST
    @Path("impact")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> fields) {
        return answer(Optional.empty(), RuleForm.typed(fields));
    }

    /** Of one that is being changed. */
    @POST
    @Path("{id}/impact")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response update(@RestPath long id, MultivaluedMap<String, String> fields) {
        MinimumRule before = changes.find(retailer.id(), id).orElseThrow(NotFoundException::new);
        RuleForm typed = RuleForm.typed(fields);
        return answer(Optional.of(before), before.ofIntegration() ? typed.ofIntegration(pages.stored(before)) : typed);
    }

    private Response answer(Optional<MinimumRule> before, RuleForm form) {
        CheckedRule checked = check.of(form.on(retailer.zone(), before), before);
        if (checked.rule().isEmpty()) {
            String complaint = checked.errors().all().stream().map(Map.Entry::getValue).findFirst().orElse("");
            return Response.status(422).entity(Templates.impact(RulePreview.wrong(complaint))).build();
        }
        return Response.ok(Templates.impact(previews.of(before, checked.rule()))).build();
    }
}
