package dev.vigia.rule.file;

import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.listing.rule.RuleScope;
import dev.vigia.listing.rule.RuleTerms;
import java.time.Instant;
import java.util.Optional;

/** Where and when a rule holds: by that a line without a number finds its rule. */
record SupposedPlace(RuleScope scope, Optional<Instant> from, Optional<Instant> to) {

    static SupposedPlace of(MinimumRule rule) {
        return of(rule.scope(), rule.terms());
    }

    static SupposedPlace of(SupposedRule rule) {
        return of(rule.scope(), rule.terms());
    }

    private static SupposedPlace of(RuleScope scope, RuleTerms terms) {
        return new SupposedPlace(scope, terms.from(), terms.to());
    }

    /** Whether it is the number of an integration. */
    boolean isOfIntegration() {
        return scope.isWide() && scope.integrationId().isPresent() && from.isEmpty() && to.isEmpty();
    }
}
