package dev.vigia.rule.list;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.catalog.Category;
import dev.vigia.integration.Integration;
import dev.vigia.web.Htmx;
import dev.vigia.web.ShortAddress;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/** All rules of the retailer. A parameter that makes no sense is left out, and the page says so. */
@Path("/rules")
@RolesAllowed(Role.VIEWER)
@Produces(MediaType.TEXT_HTML)
public class RulesResource {

    private static final int LONGEST_NUMBER = 20;

    private final RuleList list;
    private final RunningRollouts rollouts;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Htmx htmx;

    @CheckedTemplate(basePath = "rule")
    public static class Templates {

        static native TemplateInstance index(RulesView view);

        static native TemplateInstance index$results(RulesView view);

        static native TemplateInstance index$rollouts(RulesView view);
    }

    RulesResource(RuleList list, RunningRollouts rollouts, CurrentRetailer retailer, CurrentPerson person, Htmx htmx) {
        this.list = list;
        this.rollouts = rollouts;
        this.retailer = retailer;
        this.person = person;
        this.htmx = htmx;
    }

    @GET
    @ShortAddress
    public TemplateInstance index(UriInfo address) {
        if (htmx.wants("rollouts")) {
            return Templates.index$rollouts(RulesView.of(rollouts.of(retailer.id())));
        }
        List<Integration> integrations = Integration.of(retailer.id());
        List<Category> categories = Category.withThoseAbove(retailer.id());
        RuleFilter filter = RuleFilter.read(name -> parameter(address, name), integrations, categories);
        Optional<String> typed = parameter(address, "cursor").filter(text -> !text.isBlank());
        Optional<RuleCursor> cursor = typed.flatMap(text -> RuleCursor.decoded(text, filter.order()));
        if (typed.isPresent() && cursor.isEmpty()) {
            filter.ignored().add("cursor");
        }
        RulesView view = new RulesView(filter, integrations, categories, list.page(retailer.id(), filter, cursor),
                rollouts.of(retailer.id()), person.may(Role.OPERATOR), filter.path(cursor.isPresent() ? typed.get()
                        : ""), parameter(address, "minimum").filter(text -> text.length() <= LONGEST_NUMBER).orElse(
                                ""));
        return htmx.wants("results") ? Templates.index$results(view) : Templates.index(view);
    }

    private static Optional<String> parameter(UriInfo address, String name) {
        return Optional.ofNullable(address.getQueryParameters().getFirst(name));
    }
}
