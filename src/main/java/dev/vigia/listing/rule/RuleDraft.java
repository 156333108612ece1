package dev.vigia.listing.rule;

import java.util.Optional;

/**
 * A version of a rule that is to be written.
 *
 * @param before the version that it follows; empty: the rule is new
 */
public record RuleDraft(Optional<MinimumRule> before, RuleScope scope, RuleTerms terms) {
}
