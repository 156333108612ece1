package dev.vigia.rule.file;

import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.listing.rule.RuleScope;
import dev.vigia.listing.rule.RuleTerms;
import dev.vigia.rule.file.RulePlan.PlanKind;
import dev.vigia.rule.file.RulePlan.PlannedRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Refuses lines after which two rules of one scope would hold at the same time. All lines together are looked at: one may
 * take the place that another leaves.
 */
final class TwinsInFile {

    private static final int NONE = -1;

    private final Collection<MinimumRule> known;
    private final Function<RuleTerms, String> reason;

    /** @param reason why a rule with these terms cannot be where another is */
    TwinsInFile(Collection<MinimumRule> known, Function<RuleTerms, String> reason) {
        this.known = known;
        this.reason = reason;
    }

    private record RuleSlot(RuleScope scope, boolean dated) {
    }

    /** @param nth of the line that writes it; {@value #NONE}: it is there already */
    private record HeldTerms(RuleTerms terms, int nth) {

        Instant from() {
            return terms.from().orElse(Instant.MIN);
        }

        Instant to() {
            return terms.to().orElse(Instant.MAX);
        }
    }

    /** What is refused leaves its rule as it is, and that may stand in the way of another line. */
    List<PlannedRule> refuse(List<PlannedRule> planned) {
        List<PlannedRule> lines = new ArrayList<>(planned);
        Set<Integer> twins = twins(lines);
        while (!twins.isEmpty()) {
            twins.forEach(nth -> lines.set(nth, lines.get(nth).refused(reason.apply(lines.get(nth).after()
                    .orElseThrow().terms()))));
            twins = twins(lines);
        }
        return lines;
    }

    private Set<Integer> twins(List<PlannedRule> lines) {
        Map<RuleSlot, List<HeldTerms>> held = new HashMap<>();
        Set<Long> moved = new HashSet<>();
        for (int nth = 0; nth < lines.size(); nth++) {
            PlannedRule line = lines.get(nth);
            if (line.kind() == PlanKind.CHANGED || line.kind() == PlanKind.ENDED) {
                moved.add(line.before().orElseThrow().id());
            }
            int here = nth;
            line.after().ifPresent(rule -> add(held, rule.scope(), new HeldTerms(rule.terms(), here)));
        }
        known.stream().filter(rule -> !moved.contains(rule.id())).forEach(rule -> add(held, rule.scope(), new HeldTerms(
                rule.terms(), NONE)));
        Set<Integer> twins = new HashSet<>();
        held.values().forEach(same -> collect(same, twins));
        return twins;
    }

    private static void add(Map<RuleSlot, List<HeldTerms>> held, RuleScope scope, HeldTerms terms) {
        held.computeIfAbsent(new RuleSlot(scope, terms.terms.isDated()), first -> new ArrayList<>()).add(terms);
    }

    private static void collect(List<HeldTerms> same, Set<Integer> twins) {
        same.sort(Comparator.comparing(HeldTerms::from).thenComparing(HeldTerms::nth));
        HeldTerms longest = same.get(0);
        for (HeldTerms next : same.subList(1, same.size())) {
            if (next.from().isBefore(longest.to())) {
                twins.add(Math.max(next.nth, longest.nth));
            }
            longest = next.to().isAfter(longest.to()) ? next : longest;
        }
        twins.remove(NONE);
    }
}
