package dev.vigia.rule.page;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.audit.SecondPerson;
import dev.vigia.audit.SecondPersonNeeded;
import dev.vigia.integration.MassZero;
import dev.vigia.integration.MassZeroRule;
import dev.vigia.listing.MinimumStock;
import dev.vigia.listing.preview.RuleForecast;
import dev.vigia.listing.preview.RuleForecast.OnIntegration;
import dev.vigia.listing.preview.RuleForecasts.SupposedChange;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.listing.rule.RuleOverlap;
import dev.vigia.listing.rule.RuleTerms;
import dev.vigia.rule.RuleChanges;
import dev.vigia.rule.RuleChanges.RuleSaved;
import dev.vigia.rule.RuleEdits;
import dev.vigia.rule.list.ListedRule;
import dev.vigia.rule.list.ListedRule.RuleState;
import dev.vigia.rule.list.RuleList;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Changes several rules in the same way: ends them, or gives them one number. Each in a transaction of its own, so that what
 * stands in the way of one does not hold up the others.
 */
@ApplicationScoped
class RuleSelection {

    private final RuleChanges changes;
    private final RuleEdits together;
    private final SecondPerson second;
    private final RulePages pages;
    private final RuleList list;
    private final MassZeroRule massZero;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;

    RuleSelection(RuleChanges changes, RuleEdits together, SecondPerson second, RulePages pages, RuleList list,
            MassZeroRule massZero, CurrentRetailer retailer, CurrentPerson person) {
        this.changes = changes;
        this.together = together;
        this.second = second;
        this.pages = pages;
        this.list = list;
        this.massZero = massZero;
        this.retailer = retailer;
        this.person = person;
    }

    /** Why a rule was not changed. */
    public enum SelectionRefusal {
        /** Somebody has changed it since the person saw it. */
        OVERTAKEN,
        /** Its reopening level would not be above the number. */
        REOPENING,
        /** More would go to zero than was shown. */
        GROWN, OVERLAP,
        /** It is the number of an integration that is being disconnected. */
        LEAVING,
        /** Its marketplace asks for a minimum. */
        NEEDED,
        /** Its dates have passed: a number would change nothing. */
        OVER
    }

    /**
     * One of the rules, as the person saw it.
     *
     * @param agreed how many listings the person has agreed to see at zero
     */
    record TickedRule(long id, long version, long agreed) {
    }

    /**
     * What would become, or became, of one rule.
     *
     * @param seen     its version when it was ticked
     * @param forecast empty once it is done, and where it is refused
     */
    public record SelectedRule(ListedRule rule, long seen, Optional<RuleForecast> forecast,
            Optional<SelectionRefusal> refusal, boolean done) {

        /** What a form says of it: which version the person saw, and how many zeros. */
        public String ticked() {
            return rule.id() + "-" + seen + "-" + forecast.map(RuleForecast::toZero).orElse(0L);
        }
    }

    /** Those of them that there are, and nothing more. */
    List<SelectedRule> named(List<TickedRule> ticked) {
        return each(ticked, (rule, one) -> new SelectedRule(rule, one.version, Optional.empty(), Optional.empty(),
                false));
    }

    /** What the change would do to each, as if it were the only one. Those that are no more are left out. */
    List<SelectedRule> foretold(List<TickedRule> ticked, OptionalInt minimum) {
        return each(ticked, (rule, one) -> {
            Optional<MinimumRule> before = changes.find(retailer.id(), one.id);
            Optional<SelectionRefusal> refusal = refusal(rule, one, before, minimum);
            if (refusal.isPresent()) {
                return refused(rule, one, refusal.get());
            }
            RuleForecast forecast = changes.forecast(retailer.id(), before, after(before.orElseThrow(), minimum));
            return new SelectedRule(rule, one.version, Optional.of(forecast), Optional.empty(), false);
        });
    }

    /** Whether so much would go to zero together that the person is asked with a warning. */
    boolean asks(List<SelectedRule> selected) {
        Map<Long, List<OnIntegration>> counts = selected.stream().flatMap(one -> one.forecast().stream()).flatMap(
                forecast -> forecast.integrations().stream()).collect(Collectors.groupingBy(
                        OnIntegration::integrationId));
        return counts.values().stream().anyMatch(on -> massZero.asks(on.stream().mapToLong(OnIntegration::toZero).sum(),
                on.get(0).selling()));
    }

    /** @throws SecondPersonNeeded when they would change so many listings together that a second person must agree */
    List<SelectedRule> applied(List<TickedRule> ticked, OptionalInt minimum) {
        if (second.isAsked(retailer.id())) {
            refuseTogether(ticked, minimum);
        }
        return second.agreed(() -> each(ticked, (rule, one) -> {
            try {
                return applied(rule, one, minimum);
            } catch (MassZero grown) {
                return refused(rule, one, SelectionRefusal.GROWN);
            } catch (RuleOverlap overlap) {
                return refused(rule, one, SelectionRefusal.OVERLAP);
            }
        }));
    }

    /** Many small changes are a large one. */
    private void refuseTogether(List<TickedRule> ticked, OptionalInt minimum) {
        List<SupposedChange> edits = new ArrayList<>();
        each(ticked, (rule, one) -> {
            Optional<MinimumRule> before = changes.find(retailer.id(), one.id);
            Optional<SelectionRefusal> refusal = refusal(rule, one, before, minimum);
            if (refusal.isEmpty()) {
                edits.add(new SupposedChange(before, after(before.orElseThrow(), minimum)));
            }
            return new SelectedRule(rule, one.version, Optional.empty(), refusal, false);
        });
        if (!edits.isEmpty()) {
            together.refuseTogether(retailer.id(), edits);
        }
    }

    private SelectedRule applied(ListedRule rule, TickedRule one, OptionalInt minimum) {
        Optional<MinimumRule> before = changes.find(retailer.id(), one.id);
        Optional<SelectionRefusal> refusal = refusal(rule, one, before, minimum);
        if (refusal.isPresent()) {
            return refused(rule, one, refusal.get());
        }
        Optional<RuleSaved> saved = minimum.isEmpty()
                ? changes.end(retailer.id(), one.id, one.version, person.name(), one.agreed)
                : changes.change(retailer.id(), one.id, one.version, after(before.orElseThrow(), minimum).orElseThrow(),
                        person.name(), one.agreed);
        return saved.filter(RuleSaved.RuleDone.class::isInstance).isPresent()
                ? new SelectedRule(rule, one.version, Optional.empty(), Optional.empty(), true)
                : refused(rule, one, SelectionRefusal.OVERTAKEN);
    }

    /** What becomes of one rule. */
    private interface EachRule {

        SelectedRule of(ListedRule rule, TickedRule ticked);
    }

    private List<SelectedRule> each(List<TickedRule> ticked, EachRule change) {
        Map<Long, TickedRule> byId = ticked.stream().collect(Collectors.toMap(TickedRule::id, Function.identity(), (a,
                b) -> a));
        return list.named(retailer.id(), byId.keySet()).stream().map(rule -> change.of(rule, byId.get(rule.id())))
                .toList();
    }

    private Optional<SelectionRefusal> refusal(ListedRule listed, TickedRule one, Optional<MinimumRule> now,
            OptionalInt minimum) {
        if (now.flatMap(pages::leaving).isPresent()) {
            return Optional.of(SelectionRefusal.LEAVING);
        }
        if (now.filter(rule -> rule.version() == one.version).isEmpty()) {
            return Optional.of(SelectionRefusal.OVERTAKEN);
        }
        if (minimum.isPresent() && listed.state() == RuleState.OVER) {
            return Optional.of(SelectionRefusal.OVER);
        }
        if (minimum.isEmpty() && changes.isNeeded(retailer.id(), now.get())) {
            return Optional.of(SelectionRefusal.NEEDED);
        }
        return isTooHigh(now.get(), minimum) ? Optional.of(SelectionRefusal.REOPENING) : Optional.empty();
    }

    private static boolean isTooHigh(MinimumRule rule, OptionalInt minimum) {
        OptionalInt reopenAt = rule.terms().minimum().reopenAt();
        return minimum.isPresent() && reopenAt.isPresent() && reopenAt.getAsInt() <= minimum.getAsInt();
    }

    /** @param minimum empty: the rule ends */
    private static Optional<SupposedRule> after(MinimumRule before, OptionalInt minimum) {
        MinimumStock now = before.terms().minimum();
        return minimum.isEmpty() ? Optional.empty()
                : Optional.of(new SupposedRule(before.scope(), new RuleTerms(new MinimumStock(minimum.getAsInt(), now
                        .holdBack(), now.reopenAt(), now.ceiling()), before.terms().from(), before.terms().to(), before
                                .terms().reason())));
    }

    private static SelectedRule refused(ListedRule rule, TickedRule one, SelectionRefusal refusal) {
        return new SelectedRule(rule, one.version, Optional.empty(), Optional.of(refusal), false);
    }
}
