package dev.vigia.rule;

import dev.vigia.integration.Integration;
import dev.vigia.integration.Integrations;
import dev.vigia.integration.MassZero;
import dev.vigia.listing.EvaluationResult;
import dev.vigia.listing.preview.RuleForecast;
import dev.vigia.listing.preview.RuleForecasts;
import dev.vigia.listing.preview.RuleForecasts.SupposedChange;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.listing.rule.RuleOverlap;
import dev.vigia.listing.rule.Rules;
import dev.vigia.listing.rule.Rules.Carried;
import dev.vigia.marketplace.Marketplaces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Changes rules as a person or a program wants them, and has what they move evaluated, at once or slice by slice. A rule for
 * whatever an integration sells, without dates, is kept with the integration.
 */
@ApplicationScoped
public class RuleChanges {

    private static final String OWN_RULE = "retailerId = ?1 and ruleId = ?2 and disconnectedAt is null";

    private final Rules rules;
    private final RuleForecasts forecasts;
    private final Integrations integrations;
    private final Marketplaces marketplaces;
    private final AllowedEffects allowed;
    private final RuleAudit audit;

    RuleChanges(Rules rules, RuleForecasts forecasts, Integrations integrations, Marketplaces marketplaces,
            AllowedEffects allowed, RuleAudit audit) {
        this.rules = rules;
        this.forecasts = forecasts;
        this.integrations = integrations;
        this.marketplaces = marketplaces;
        this.allowed = allowed;
        this.audit = audit;
    }

    /** What became of a change. */
    public sealed interface RuleSaved {

        /**
         * @param rollout whether it is carried out from now on, and nothing has been evaluated yet
         * @param entry   of the history, by which it can be taken back; empty where nothing can
         */
        record RuleDone(MinimumRule rule, EvaluationResult evaluated, boolean rollout, OptionalLong entry)
                implements RuleSaved {
        }

        /** Somebody else was first; nothing was changed. */
        record RuleOvertaken(MinimumRule now) implements RuleSaved {
        }
    }

    /** What a change would do, to be shown and agreed to. */
    @Transactional
    public RuleForecast forecast(long retailerId, Optional<MinimumRule> before, Optional<SupposedRule> after) {
        return forecasts.of(retailerId, before, after);
    }

    /** Whether so much of what sells would go to zero that it is asked about first. */
    public boolean asks(RuleForecast forecast) {
        return allowed.asks(forecast);
    }

    @Transactional
    public Optional<MinimumRule> find(long retailerId, long id) {
        return rules.find(retailerId, id).or(() -> ofIntegration(retailerId, id).flatMap(OwnRules::ruleOf));
    }

    // Whoever changes it must not have it in memory from before the wait.
    private Optional<MinimumRule> findToChange(long retailerId, long id) {
        return rules.find(retailerId, id).or(() -> Integration.<Integration>find(OWN_RULE, retailerId, id).withLock(
                LockModeType.PESSIMISTIC_WRITE).firstResultOptional().flatMap(OwnRules::ruleOf));
    }

    /**
     * A new rule.
     *
     * @param agreed how many listings the person has agreed to see at zero
     * @throws RuleOverlap when one of the same scope holds at the same time
     * @throws MassZero    when more would go to zero than anybody may do unasked
     */
    @Transactional
    public RuleSaved create(long retailerId, SupposedRule rule, String actor, long agreed) {
        if (isOfIntegration(rule)) {
            Integration integration = Integration.findToChange(retailerId, rule.scope().integrationId().getAsLong())
                    .orElseThrow();
            if (integration.minimumStock != null) {
                throw new RuleOverlap();
            }
            return saved(integrations.changeRule(retailerId, integration.id, integration.version,
                    Optional.of(rule.terms().minimum()), rule.terms().reason(), actor, agreed).orElseThrow());
        }
        List<SupposedChange> edits = List.of(new SupposedChange(Optional.empty(), Optional.of(rule)));
        RuleForecast forecast = allowed.forecast(retailerId, edits, agreed);
        MinimumRule created = rules.create(retailerId, rule.scope(), rule.terms(), actor);
        return audit.record(retailerId, actor, "rule created", Optional.empty(), Optional.of(created), created.inForce()
                ? carriedOut(retailerId, created, edits, forecast, agreed)
                : nothingMoved(created));
    }

    /**
     * Another version of a rule. That of an integration stays that of the integration.
     *
     * @param version what the person saw; empty answer when there is no such rule
     * @param agreed  how many listings the person has agreed to see at zero
     * @throws RuleOverlap when another of the same scope holds at the same time
     * @throws MassZero    when more would go to zero than anybody may do unasked
     */
    @Transactional
    public Optional<RuleSaved> change(long retailerId, long id, long version, SupposedRule rule, String actor,
            long agreed) {
        return findToChange(retailerId, id).map(before -> {
            if (before.version() != version) {
                return new RuleSaved.RuleOvertaken(before);
            }
            if (before.ofIntegration()) {
                return changeIntegration(retailerId, before, rule, actor, agreed);
            }
            if (isOfIntegration(rule)) {
                throw new RuleOverlap();
            }
            List<SupposedChange> edits = List.of(new SupposedChange(Optional.of(before), Optional.of(rule)));
            RuleForecast forecast = allowed.forecast(retailerId, edits, agreed);
            return rules.change(retailerId, before, rule.scope(), rule.terms(), actor).<RuleSaved>map(changed -> audit
                    .record(retailerId, actor, "rule changed", Optional.of(before), Optional.of(changed), before
                            .inForce() || changed.inForce()
                                    ? carriedOut(retailerId, changed, edits, forecast, agreed)
                                    : nothingMoved(changed)))
                    .orElseGet(() -> new RuleSaved.RuleOvertaken(find(retailerId, id).orElse(before)));
        });
    }

    private RuleSaved changeIntegration(long retailerId, MinimumRule before, SupposedRule rule, String actor,
            long agreed) {
        if (!isOfIntegration(rule) || !rule.scope().equals(before.scope())) {
            throw new RuleOverlap();
        }
        return saved(integrations.changeRule(retailerId, before.scope().integrationId().getAsLong(), before.version(),
                Optional.of(rule.terms().minimum()), rule.terms().reason(), actor, agreed).orElseThrow());
    }

    /**
     * It counts no more, and what it won against does.
     *
     * @throws MinimumNeeded when it is the minimum of an integration whose marketplace asks for one
     */
    @Transactional
    public Optional<RuleSaved> end(long retailerId, long id, long version, String actor, long agreed) {
        return findToChange(retailerId, id).map(before -> {
            if (before.version() != version) {
                return new RuleSaved.RuleOvertaken(before);
            }
            if (before.ofIntegration()) {
                if (isNeeded(retailerId, before)) {
                    throw new MinimumNeeded();
                }
                return saved(integrations.changeRule(retailerId, before.scope().integrationId().getAsLong(), version,
                        Optional.empty(), "", actor, agreed).orElseThrow());
            }
            List<SupposedChange> edits = List.of(new SupposedChange(Optional.of(before), Optional.empty()));
            RuleForecast forecast = allowed.forecast(retailerId, edits, agreed);
            if (!rules.end(retailerId, before, actor)) {
                return new RuleSaved.RuleOvertaken(before);
            }
            return audit.record(retailerId, actor, "rule ended", Optional.of(before), Optional.empty(), before.inForce()
                    ? carriedOut(retailerId, before, edits, forecast, agreed)
                    : nothingMoved(before));
        });
    }

    /** Whether it is the number of an integration whose marketplace asks for one. */
    @Transactional
    public boolean isNeeded(long retailerId, MinimumRule rule) {
        return rule.ofIntegration() && Integration.find(retailerId, rule.scope().integrationId().getAsLong())
                .filter(on -> marketplaces.get(on.marketplace).minimumRequired()).isPresent();
    }

    /** Of a rule that did not hold and does not. */
    private static RuleSaved.RuleDone nothingMoved(MinimumRule rule) {
        return new RuleSaved.RuleDone(rule, new EvaluationResult(0, 0, 0), false, OptionalLong.empty());
    }

    private RuleSaved.RuleDone carriedOut(long retailerId, MinimumRule rule, List<SupposedChange> edits,
            RuleForecast forecast, long agreed) {
        Carried carried = rules.carryOut(retailerId, edits.stream().flatMap(edit -> Stream.concat(edit.before().map(
                MinimumRule::scope).stream(), edit.after().map(SupposedRule::scope).stream())).toList());
        allowed.refuseMore(retailerId, edits, carried, forecast, agreed);
        return new RuleSaved.RuleDone(rule, carried.evaluated(), carried.rollout(), OptionalLong.empty());
    }

    private static boolean isOfIntegration(SupposedRule rule) {
        return rule.scope().isWide() && rule.scope().integrationId().isPresent() && !rule.terms().isDated();
    }

    private static RuleSaved saved(Integrations.Saved saved) {
        MinimumRule rule = OwnRules.ruleOf(saved.integration()).orElseGet(() -> OwnRules.withoutRule(saved
                .integration()));
        return saved instanceof Integrations.Saved.Done done
                ? new RuleSaved.RuleDone(rule, done.evaluated(), done.rollout(), done.entry())
                : new RuleSaved.RuleOvertaken(rule);
    }

    private static Optional<Integration> ofIntegration(long retailerId, long ruleId) {
        return Integration.find(OWN_RULE, retailerId, ruleId).firstResultOptional();
    }
}
