package dev.vigia.rule.api;

import dev.vigia.listing.preview.RuleForecast;
import java.util.List;

/**
 * What a change of a rule would do, on all integrations and on each.
 *
 * @param toZero        listings that show units now and would show zero
 * @param toReopen      listings that show none now and would show units
 * @param otherQuantity listings that show units now and would show another quantity
 * @param unchanged     listings that would show what they show
 * @param unitsWithheld available units that would not be offered
 * @param selling       listings that show units now, whether the rule concerns them or not
 * @param waiting       listings above their minimum that would wait to reopen
 * @param sample        SKUs of the first listings that would go to zero; where none would, of those that would change
 */
record RuleImpact(long toZero, long toReopen, long otherQuantity, long unchanged, long unitsWithheld, long selling,
        long waiting, List<OfIntegration> integrations, List<String> sample) {

    /** The same of one integration. */
    record OfIntegration(long integration, long toZero, long toReopen, long otherQuantity, long unchanged,
            long unitsWithheld, long selling, long waiting) {

        static OfIntegration of(RuleForecast.OnIntegration on) {
            return new OfIntegration(on.integrationId(), on.toZero(), on.toReopen(), on.otherQuantity(), on
                    .unchanged(), on.unitsWithheld(), on.selling(), on.waiting());
        }
    }

    static RuleImpact of(RuleForecast forecast) {
        return new RuleImpact(forecast.toZero(), forecast.toReopen(), forecast.otherQuantity(), forecast.unchanged(),
                forecast.unitsWithheld(), forecast.selling(), forecast.waiting(), forecast.integrations().stream().map(
                        OfIntegration::of).toList(),
                forecast.sample());
    }
}
