package dev.vigia.rule;

import static java.util.stream.Collectors.toMap;

import dev.vigia.audit.SecondPerson;
import dev.vigia.audit.SecondPersonNeeded;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.integration.Integration;
import dev.vigia.integration.MassZero;
import dev.vigia.listing.EvaluationResult;
import dev.vigia.listing.preview.RuleForecast;
import dev.vigia.listing.preview.RuleForecasts;
import dev.vigia.listing.preview.RuleForecasts.SupposedChange;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.listing.rule.RuleDraft;
import dev.vigia.listing.rule.RuleOverlap;
import dev.vigia.listing.rule.RuleScope;
import dev.vigia.listing.rule.Rules;
import dev.vigia.listing.rule.Rules.Carried;
import dev.vigia.rule.RuleChanges.RuleSaved;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Changes many rules with one word of a person, in one transaction, which changes all of them or none. Nothing is evaluated
 * by some of them alone: that could close what all of them together leave open, and it would wait for its reopening level.
 */
@ApplicationScoped
public class RuleEdits {

    private static final EvaluationResult NOTHING = new EvaluationResult(0, 0, 0);

    private final RuleChanges changes;
    private final Rules rules;
    private final RuleForecasts forecasts;
    private final AllowedEffects allowed;
    private final SecondPerson second;
    private final RuleAudit audit;

    RuleEdits(RuleChanges changes, Rules rules, RuleForecasts forecasts, AllowedEffects allowed, SecondPerson second,
            RuleAudit audit) {
        this.changes = changes;
        this.rules = rules;
        this.forecasts = forecasts;
        this.allowed = allowed;
        this.second = second;
        this.audit = audit;
    }

    /** What they would do together. */
    public RuleForecast forecast(long retailerId, List<SupposedChange> edits) {
        return DeadlockRetry.inTransaction(() -> forecasts.of(retailerId, edits));
    }

    /**
     * @param edits  each of another rule
     * @param agreed how many listings the person has agreed to see at zero
     * @throws RulesOvertaken     when one of them is another by now
     * @throws RuleOverlap        when two of one scope would hold at the same time
     * @throws MassZero           when more would go to zero than anybody may do unasked
     * @throws SecondPersonNeeded when so many would change together that a second person must agree
     */
    public Carried save(long retailerId, List<SupposedChange> edits, String actor, long agreed) {
        RuleForecast forecast = DeadlockRetry.inTransaction(() -> allowed(retailerId, edits, agreed));
        // What is small enough together is so one by one.
        return second.agreed(() -> DeadlockRetry.inTransaction(() -> saved(retailerId, edits, actor, forecast,
                agreed)));
    }

    /** The same in the caller's transaction. */
    public Carried saveTogether(long retailerId, List<SupposedChange> edits, String actor, long agreed) {
        hold(retailerId, numbers(edits));
        return saved(retailerId, edits, actor, allowed(retailerId, edits, agreed), agreed);
    }

    /**
     * @throws SecondPersonNeeded when they would change so many listings together that a second person must agree; whoever saves
     *                            them one by one asks this first
     */
    public void refuseTogether(long retailerId, List<SupposedChange> edits) {
        DeadlockRetry.inTransaction(() -> allowed.forecast(retailerId, edits, Long.MAX_VALUE));
    }

    private RuleForecast allowed(long retailerId, List<SupposedChange> edits, long agreed) {
        refuseSecondNumbers(retailerId, numbers(edits));
        return allowed.forecast(retailerId, edits, agreed);
    }

    /** What an integration has is no new rule. */
    private static void refuseSecondNumbers(long retailerId, Collection<SupposedChange> numbers) {
        if (numbers.stream().filter(edit -> edit.before().isEmpty()).anyMatch(edit -> Integration.find(retailerId,
                integration(edit)).filter(one -> one.minimumStock != null).isPresent())) {
            throw new RuleOverlap();
        }
    }

    /** Those of integrations, one for each, by integration. */
    private static Collection<SupposedChange> numbers(List<SupposedChange> edits) {
        return edits.stream().filter(RuleEdits::isOfIntegration).collect(toMap(RuleEdits::integration, edit -> edit,
                RuleEdits::replaced, TreeMap::new)).values();
    }

    /** Before anything that holds evaluations back, as whoever changes an integration does. */
    private static void hold(long retailerId, Collection<SupposedChange> numbers) {
        numbers.forEach(edit -> Integration.findToChange(retailerId, integration(edit)));
    }

    // An integration is evaluated with its number, when all finer rules are written.
    private Carried saved(long retailerId, List<SupposedChange> edits, String actor, RuleForecast forecast,
            long agreed) {
        Collection<SupposedChange> numbers = numbers(edits);
        hold(retailerId, numbers);
        List<SupposedChange> finer = edits.stream().filter(edit -> !isOfIntegration(edit)).toList();
        List<MinimumRule> ended = finer.stream().filter(edit -> edit.after().isEmpty()).map(edit -> edit.before()
                .orElseThrow()).toList();
        List<RuleDraft> drafts = finer.stream().filter(edit -> edit.after().isPresent()).map(edit -> new RuleDraft(edit
                .before(), edit.after().get().scope(), edit.after().get().terms())).toList();
        List<MinimumRule> written = finer.isEmpty() ? List.of()
                : rules.changeAll(retailerId, ended, drafts, actor)
                        .orElseThrow(RulesOvertaken::new);
        rules.holdRollouts(retailerId);
        EvaluationResult evaluated = NOTHING;
        boolean rollout = false;
        for (SupposedChange edit : numbers) {
            RuleSaved.RuleDone done = numberSaved(retailerId, edit, actor, Math.max(agreed, forecast.toZero()));
            evaluated = evaluated.and(done.evaluated());
            rollout |= done.rollout();
        }
        List<RuleScope> moved = moved(ended, drafts, written);
        Carried carried = moved.isEmpty() ? new Carried(NOTHING, false)
                : carriedOut(retailerId, edits, moved, forecast, agreed);
        record(retailerId, actor, ended, drafts, written, edits.size() == 1 ? carried
                : new Carried(NOTHING, carried.rollout()));
        return new Carried(evaluated.and(carried.evaluated()), rollout || carried.rollout());
    }

    private static List<RuleScope> moved(List<MinimumRule> ended, List<RuleDraft> drafts, List<MinimumRule> written) {
        List<RuleScope> moved = new ArrayList<>(ended.stream().filter(MinimumRule::inForce).map(MinimumRule::scope)
                .toList());
        for (int nth = 0; nth < written.size(); nth++) {
            Optional<MinimumRule> before = drafts.get(nth).before();
            MinimumRule after = written.get(nth);
            if (after.inForce() || before.filter(MinimumRule::inForce).isPresent()) {
                moved.add(after.scope());
                before.ifPresent(rule -> moved.add(rule.scope()));
            }
        }
        return moved;
    }

    /** @param carried what came of it; of several together nobody knows which of them did what */
    private void record(long retailerId, String actor, List<MinimumRule> ended, List<RuleDraft> drafts,
            List<MinimumRule> written, Carried carried) {
        ended.forEach(rule -> audit.record(retailerId, actor, "rule ended", Optional.of(rule), Optional.empty(), done(
                rule, carried)));
        for (int nth = 0; nth < written.size(); nth++) {
            Optional<MinimumRule> before = drafts.get(nth).before();
            audit.record(retailerId, actor, before.isPresent() ? "rule changed" : "rule created", before, Optional.of(
                    written.get(nth)), done(written.get(nth), carried));
        }
    }

    private static RuleSaved.RuleDone done(MinimumRule rule, Carried carried) {
        return new RuleSaved.RuleDone(rule, carried.evaluated(), carried.rollout(), OptionalLong.empty());
    }

    private Carried carriedOut(long retailerId, List<SupposedChange> edits, List<RuleScope> scopes,
            RuleForecast forecast, long agreed) {
        Carried carried = rules.carryOut(retailerId, scopes);
        allowed.refuseMore(retailerId, edits, carried, forecast, agreed);
        return carried;
    }

    private RuleSaved.RuleDone numberSaved(long retailerId, SupposedChange edit, String actor, long agreed) {
        RuleSaved saved = edit.before().map(before -> edit.after().map(after -> changes.change(retailerId, before.id(),
                before.version(), after, actor, agreed)).orElseGet(() -> changes.end(retailerId, before.id(), before
                        .version(), actor, agreed)).orElseThrow(RulesOvertaken::new)).orElseGet(() -> changes.create(
                                retailerId, edit.after().orElseThrow(), actor, agreed));
        if (saved instanceof RuleSaved.RuleDone done) {
            return done;
        }
        throw new RulesOvertaken();
    }

    private static boolean isOfIntegration(SupposedChange edit) {
        return edit.before().map(MinimumRule::ofIntegration).orElseGet(() -> edit.after().filter(
                RuleEdits::isOfIntegration).isPresent());
    }

    /** Of the number of one. */
    private static long integration(SupposedChange edit) {
        return edit.before().map(MinimumRule::scope).or(() -> edit.after().map(SupposedRule::scope)).orElseThrow()
                .integrationId().getAsLong();
    }

    /** A number that ends and one that begins are one that changes. */
    private static SupposedChange replaced(SupposedChange one, SupposedChange other) {
        return new SupposedChange(one.before().or(other::before), one.after().or(other::after));
    }

    private static boolean isOfIntegration(SupposedRule rule) {
        return rule.scope().isWide() && rule.scope().integrationId().isPresent() && !rule.terms().isDated();
    }
}
