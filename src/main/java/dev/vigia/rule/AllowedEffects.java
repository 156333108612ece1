package dev.vigia.rule;

import dev.vigia.audit.ChangeDraft;
import dev.vigia.audit.ChangeDraft.DraftEffect;
import dev.vigia.audit.ChangeDraft.DraftPart;
import dev.vigia.audit.SecondPerson;
import dev.vigia.audit.SecondPersonNeeded;
import dev.vigia.integration.MassZero;
import dev.vigia.integration.MassZeroRule;
import dev.vigia.listing.EvaluationResult;
import dev.vigia.listing.preview.RuleForecast;
import dev.vigia.listing.preview.RuleForecast.OnIntegration;
import dev.vigia.listing.preview.RuleForecasts;
import dev.vigia.listing.preview.RuleForecasts.SupposedChange;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.listing.rule.Rules.Carried;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** How much changes of rules may do by the word of one person. Joins the transaction of the change. */
@ApplicationScoped
class AllowedEffects {

    private static final RuleForecast UNKNOWN = new RuleForecast(List.of(), List.of());

    private final RuleForecasts forecasts;
    private final MassZeroRule massZero;
    private final SecondPerson second;
    private final Clock clock;

    AllowedEffects(RuleForecasts forecasts, MassZeroRule massZero, SecondPerson second, Clock clock) {
        this.forecasts = forecasts;
        this.massZero = massZero;
        this.second = second;
        this.clock = clock;
    }

    /** Whether so much of what sells would go to zero that it is asked about first. */
    boolean asks(RuleForecast forecast) {
        return forecast.integrations().stream().anyMatch(on -> massZero.asks(on.toZero(), on.selling()));
    }

    /**
     * What the changes would do together; nothing where nobody needs to know.
     *
     * @param agreed how many listings the person has agreed to see at zero
     * @throws MassZero           when more would go to zero than anybody may do unasked
     * @throws SecondPersonNeeded when so many would change that a second person must agree
     */
    RuleForecast forecast(long retailerId, List<SupposedChange> edits, long agreed) {
        if (agreed == Long.MAX_VALUE && !second.isAsked(retailerId)) {
            return UNKNOWN;
        }
        RuleForecast forecast = forecasts.of(retailerId, edits);
        if (forecast.toZero() > agreed && asks(forecast)) {
            throw new MassZero(forecast.toZero(), agreed);
        }
        require(retailerId, edits, forecast);
        if (second.isAsked(retailerId)) {
            List<SupposedChange> over = edits.stream().map(this::over).toList();
            if (!over.equals(edits)) {
                require(retailerId, edits, forecasts.of(retailerId, over));
            }
        }
        return forecast;
    }

    private void require(long retailerId, List<SupposedChange> edits, RuleForecast forecast) {
        second.require(retailerId, new DraftEffect(forecast.toZero() + forecast.toReopen() + forecast.otherQuantity(),
                forecast.toZero(), forecast.toReopen()), () -> Optional.of(draft(edits)));
    }

    /** A rule in force whose dates now end it, or put it off, is one that ends: nobody is asked when the moment comes. */
    private SupposedChange over(SupposedChange edit) {
        boolean ends = edit.before().filter(MinimumRule::inForce).isPresent() && edit.after().filter(after -> !after
                .terms().holdsAt(clock.instant()) || after.terms().to().isPresent() && !after.terms().to().equals(edit
                        .before().get().terms().to())).isPresent();
        return ends ? new SupposedChange(edit.before(), Optional.empty()) : edit;
    }

    /** What sold a moment ago may be less by now, and more of it may go. Throws as above. */
    void refuseMore(long retailerId, List<SupposedChange> edits, Carried carried, RuleForecast forecast, long agreed) {
        EvaluationResult evaluated = carried.evaluated();
        long zeros = evaluated.newlyZero().values().stream().mapToLong(Integer::longValue).sum();
        boolean asks = forecast.integrations().stream().anyMatch(on -> massZero.asks(zeros(carried, on), on.selling()));
        if (zeros > agreed && asks) {
            throw new MassZero(zeros, agreed);
        }
        second.require(retailerId, new DraftEffect(evaluated.changed(), evaluated.zeros(), evaluated.reopened()),
                () -> Optional.of(draft(edits)));
    }

    private static int zeros(Carried carried, OnIntegration on) {
        return carried.evaluated().newlyZero().getOrDefault(on.integrationId(), 0);
    }

    private static ChangeDraft draft(List<SupposedChange> edits) {
        return new ChangeDraft(OptionalLong.empty(), edits.stream().map(AllowedEffects::part).toList());
    }

    private static DraftPart part(SupposedChange edit) {
        return DraftPart.of(edit.before().map(rule -> OptionalLong.of(rule.id())).orElse(OptionalLong.empty()), edit
                .before().map(MinimumRule::version).orElse(0L), edit.before().map(RuleAudit::described).orElse(Map
                        .of()),
                edit.after().map(rule -> described(rule, edit.before())).orElse(Map.of()));
    }

    private static Map<String, Object> described(SupposedRule rule, Optional<MinimumRule> before) {
        return RuleAudit.described(new MinimumRule(before.map(MinimumRule::id).orElse(0L), 0, rule.scope(), rule
                .terms(),
                false, false, Instant.EPOCH, ""));
    }
}
