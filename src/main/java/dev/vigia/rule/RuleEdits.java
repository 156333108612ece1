package dev.vigia.rule;

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
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Changes many rules with one word of a person: those of integrations one after the other, since each is kept with its
 * integration, all others in one transaction, which changes all of them or none.
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
     * @throws RulesOvertaken when one of them is another by now; none was changed, but numbers of integrations before it
     * @throws RuleOverlap    when two of one scope would hold at the same time, as above
     * @throws MassZero       when more would go to zero than anybody may do unasked, as above
     * @throws SecondPersonNeeded when so many would change together that a second person must agree; none was changed
     */
    public Carried save(long retailerId, List<SupposedChange> edits, String actor, long agreed) {
        RuleForecast forecast = DeadlockRetry.inTransaction(() -> {
            refuseSecondNumbers(retailerId, edits);
            return allowed.forecast(retailerId, edits, agreed);
        });
        // What is small enough together is so one by one.
        return second.agreed(() -> {
            List<SupposedChange> finer = edits.stream().filter(edit -> !isOfIntegration(edit)).toList();
            Carried carried = finer.isEmpty() ? new Carried(NOTHING, false)
                    : DeadlockRetry.inTransaction(() -> changed(retailerId, finer, actor, forecast, agreed));
            return withNumbers(retailerId, edits, carried, actor, Math.max(agreed, forecast.toZero()));
        });
    }

    /** The same in the caller's transaction, which changes all of them or none. */
    public Carried saveTogether(long retailerId, List<SupposedChange> edits, String actor, long agreed) {
        // Integrations before anything that holds evaluations back, as whoever changes one does.
        List<Long> numbers = edits.stream().filter(RuleEdits::isOfIntegration).map(edit -> edit.before().map(
                MinimumRule::scope).orElseGet(() -> edit.after().orElseThrow().scope()).integrationId().getAsLong())
                .toList();
        if (!numbers.isEmpty()) {
            Integration.find("retailerId = ?1 and id in ?2 order by id", retailerId, numbers).withLock(
                    LockModeType.PESSIMISTIC_WRITE).list();
        }
        refuseSecondNumbers(retailerId, edits);
        RuleForecast forecast = allowed.forecast(retailerId, edits, agreed);
        List<SupposedChange> finer = edits.stream().filter(edit -> !isOfIntegration(edit)).toList();
        Carried carried = finer.isEmpty() ? new Carried(NOTHING, false)
                : changed(retailerId, finer, actor, forecast,
                        agreed);
        return withNumbers(retailerId, edits, carried, actor, Math.max(agreed, forecast.toZero()));
    }

    /**
     * @throws SecondPersonNeeded when they would change so many listings together that a second person must agree; whoever saves
     *                            them one by one asks this first
     */
    public void refuseTogether(long retailerId, List<SupposedChange> edits) {
        DeadlockRetry.inTransaction(() -> allowed.forecast(retailerId, edits, Long.MAX_VALUE));
    }

    private Carried withNumbers(long retailerId, List<SupposedChange> edits, Carried finer, String actor, long agreed) {
        EvaluationResult evaluated = finer.evaluated();
        boolean rollout = finer.rollout();
        for (SupposedChange edit : edits.stream().filter(RuleEdits::isOfIntegration).toList()) {
            RuleSaved.RuleDone done = numberSaved(retailerId, edit, actor, agreed);
            evaluated = evaluated.and(done.evaluated());
            rollout |= done.rollout();
        }
        return new Carried(evaluated, rollout);
    }

    /** Before anything is written: what an integration has is no new rule. */
    private static void refuseSecondNumbers(long retailerId, List<SupposedChange> edits) {
        if (edits.stream().filter(edit -> edit.before().isEmpty() && isOfIntegration(edit)).anyMatch(edit -> Integration
                .find(retailerId, edit.after().orElseThrow().scope().integrationId().getAsLong()).filter(
                        one -> one.minimumStock != null).isPresent())) {
            throw new RuleOverlap();
        }
    }

    private Carried changed(long retailerId, List<SupposedChange> edits, String actor, RuleForecast forecast,
            long agreed) {
        List<MinimumRule> ended = edits.stream().filter(edit -> edit.after().isEmpty()).map(edit -> edit.before()
                .orElseThrow()).toList();
        List<RuleDraft> drafts = edits.stream().filter(edit -> edit.after().isPresent()).map(edit -> new RuleDraft(edit
                .before(), edit.after().get().scope(), edit.after().get().terms())).toList();
        List<MinimumRule> written = rules.changeAll(retailerId, ended, drafts, actor).orElseThrow(RulesOvertaken::new);
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
        Carried carried = moved.isEmpty() ? new Carried(NOTHING, false)
                : carriedOut(retailerId, edits, moved, forecast, agreed);
        record(retailerId, actor, ended, drafts, written, edits.size() == 1 ? carried
                : new Carried(NOTHING, carried
                        .rollout()));
        return carried;
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

    private static boolean isOfIntegration(SupposedRule rule) {
        return rule.scope().isWide() && rule.scope().integrationId().isPresent() && !rule.terms().isDated();
    }
}
