package dev.vigia.rule.list;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.catalog.Category;
import dev.vigia.integration.Integration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the page of the list that an address means. */
@ApplicationScoped
public class RulesReading {

    private static final int LONGEST_NUMBER = 20;

    private final RuleList list;
    private final RunningRollouts rollouts;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;

    RulesReading(RuleList list, RunningRollouts rollouts, CurrentRetailer retailer, CurrentPerson person) {
        this.list = list;
        this.rollouts = rollouts;
        this.retailer = retailer;
        this.person = person;
    }

    /** A parameter that makes no sense is left out, and noted. */
    public RulesView of(Function<String, Optional<String>> parameter) {
        List<Integration> integrations = Integration.of(retailer.id());
        List<Category> categories = Category.withThoseAbove(retailer.id());
        RuleFilter filter = RuleFilter.read(parameter, integrations, categories);
        Optional<String> typed = parameter.apply("cursor").filter(text -> !text.isBlank());
        Optional<RuleCursor> cursor = typed.flatMap(text -> RuleCursor.decoded(text, filter.order()));
        if (typed.isPresent() && cursor.isEmpty()) {
            filter.ignored().add("cursor");
        }
        return new RulesView(filter, integrations, categories, list.page(retailer.id(), filter, cursor), rollouts.of(
                retailer.id()), person.may(Role.OPERATOR), filter.path(cursor.isPresent() ? typed.get() : ""), parameter
                        .apply("minimum").filter(text -> text.length() <= LONGEST_NUMBER).orElse(""));
    }
}
