package dev.vigia.listing.rule;

import java.time.Instant;

/**
 * A rule as it stands.
 *
 * @param id            it keeps this through its versions
 * @param version       what a change of it must have seen; of an integration's number that of the integration
 * @param ofIntegration whether it is the number of an integration itself, which is set at the integration, too
 * @param inForce       whether its dates hold now
 * @param changedBy     who made this version
 */
public record MinimumRule(long id, long version, RuleScope scope, RuleTerms terms, boolean ofIntegration,
        boolean inForce,
        Instant changedAt, String changedBy) {
}
