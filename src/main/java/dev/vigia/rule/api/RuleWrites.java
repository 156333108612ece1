package dev.vigia.rule.api;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.integration.Integration;
import dev.vigia.integration.MassZero;
import dev.vigia.listing.EvaluationResult;
import dev.vigia.listing.preview.RuleForecast;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.listing.rule.RuleOverlap;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.rule.RuleChanges;
import dev.vigia.rule.RuleChanges.RuleSaved;
import dev.vigia.rule.RuleTwins;
import dev.vigia.rule.api.RuleQuestions.Change;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** Does what a program wants of a rule, or refuses it with a reason and changes nothing. */
@Singleton
class RuleWrites {

    private final RuleChanges changes;
    private final RuleScopes scopes;
    private final RuleQuestions questions;
    private final RuleTwins twins;
    private final Marketplaces marketplaces;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final RuleProblems problems;

    RuleWrites(RuleChanges changes, RuleScopes scopes, RuleQuestions questions, RuleTwins twins,
            Marketplaces marketplaces,
            CurrentRetailer retailer, CurrentPerson person, RuleProblems problems) {
        this.changes = changes;
        this.scopes = scopes;
        this.questions = questions;
        this.twins = twins;
        this.marketplaces = marketplaces;
        this.retailer = retailer;
        this.person = person;
        this.problems = problems;
    }

    /** Sent again as it was sent the first time, it is the same rule, and moves nothing. */
    RuleSaved create(RuleRequest request) {
        SupposedRule rule = scopes.supposed(retailer.id(), request);
        return twins.same(retailer.id(), rule).<RuleSaved>map(same -> new RuleSaved.RuleDone(same, new EvaluationResult(
                0, 0, 0), false, OptionalLong.empty()))
                .orElseGet(() -> created(rule, request));
    }

    private RuleSaved created(SupposedRule rule, RuleRequest request) {
        return asked(new Change(Optional.empty(), Optional.of(rule)), request.confirmed(), agreed -> changes.create(
                retailer.id(), rule, person.name(), agreed));
    }

    RuleSaved change(RuleJson current, RuleRequest request) {
        SupposedRule rule = scopes.supposed(retailer.id(), request);
        Change change = new Change(Optional.of(find(current.id())), Optional.of(rule));
        refuseOtherKind(change.before().get(), rule);
        return asked(change, request.confirmed(), agreed -> changes.change(retailer.id(), current.id(), current
                .version(), rule, person.name(), agreed).orElseThrow(NotFoundException::new));
    }

    /** The minimum stock of an integration stays its minimum stock, and no other rule becomes it. */
    private void refuseOtherKind(MinimumRule before, SupposedRule after) {
        boolean ofIntegration = after.scope().isWide() && after.scope().integrationId().isPresent() && !after.terms()
                .isDated();
        if (before.ofIntegration() && !(ofIntegration && after.scope().equals(before.scope()))) {
            throw problems.wrong("integration", RuleMistake.KEEPS_SCOPE);
        }
        if (!before.ofIntegration() && ofIntegration) {
            throw problems.wrong("integration", RuleMistake.OF_INTEGRATION);
        }
    }

    RuleSaved end(RuleJson current, boolean confirmed) {
        MinimumRule rule = find(current.id());
        if (rule.ofIntegration()) {
            refuseNeeded(Integration.find(retailer.id(), rule.scope().integrationId().getAsLong()).orElseThrow(
                    NotFoundException::new));
        }
        return asked(new Change(Optional.of(rule), Optional.empty()), confirmed, agreed -> changes.end(retailer.id(),
                current.id(), current.version(), person.name(), agreed).orElseThrow(NotFoundException::new));
    }

    private void refuseNeeded(Integration integration) {
        if (integration.isDisconnecting()) {
            throw problems.disconnecting();
        }
        if (marketplaces.get(integration.marketplace).minimumRequired()) {
            throw problems.wrong("minimum", RuleMistake.NEEDED);
        }
    }

    /** What the request would do, were it sent. */
    RuleForecast forecast(RuleRequest request) {
        Optional<MinimumRule> before = request.rule().map(id -> changes.find(retailer.id(), id).orElseThrow(
                () -> problems.wrong("rule", RuleMistake.RULE)));
        SupposedRule after = scopes.supposed(retailer.id(), request);
        before.ifPresent(rule -> refuseOtherKind(rule, after));
        return changes.forecast(retailer.id(), before, Optional.of(after));
    }

    private RuleSaved asked(Change change, boolean confirmed, LongFunction<RuleSaved> write) {
        try {
            return write.apply(questions.agreed(retailer.id(), change, confirmed));
        } catch (RuleOverlap overlap) {
            throw problems.wrong("integration, category, sku, from, to", RuleMistake.OVERLAP);
        } catch (MassZero grown) {
            throw problems.massZero(RuleImpact.of(questions.ask(retailer.id(), change)));
        }
    }

    private MinimumRule find(long id) {
        return changes.find(retailer.id(), id).orElseThrow(NotFoundException::new);
    }
}
