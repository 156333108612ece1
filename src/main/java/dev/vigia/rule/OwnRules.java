package dev.vigia.rule;

import dev.vigia.integration.Integration;
import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.listing.rule.RuleScope;
import dev.vigia.listing.rule.RuleTerms;
import java.util.Optional;

/** The rules that integrations have of their own, as rules. */
final class OwnRules {

    private OwnRules() {
    }

    static Optional<MinimumRule> ruleOf(Integration integration) {
        return integration.rule().map(minimum -> new MinimumRule(integration.ruleId, integration.version, RuleScope
                .ofIntegration(integration.id), new RuleTerms(minimum, Optional.empty(), Optional.empty(),
                        integration.reason),
                true, true, integration.updatedAt, ""));
    }

    static MinimumRule withoutRule(Integration integration) {
        return new MinimumRule(integration.ruleId, integration.version, RuleScope.ofIntegration(integration.id),
                new RuleTerms(integration.minimumRule(), Optional.empty(), Optional.empty(), ""), true, false,
                integration.updatedAt, "");
    }
}
