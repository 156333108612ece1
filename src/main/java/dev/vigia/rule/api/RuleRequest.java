package dev.vigia.rule.api;

import dev.vigia.listing.rule.RuleTerms;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A rule as a program wants it, with the names that it uses.
 *
 * @param rule      the one that is to become this; of a forecast only
 * @param confirmed whether it knows that much of what sells goes to zero
 */
record RuleRequest(Optional<Long> integration, Optional<String> category, Optional<String> sku, RuleTerms terms,
        Optional<Long> rule, boolean confirmed) {

    /** As the document of the API describes it. */
    @Schema(name = "RuleChange")
    record RuleBody(
            @Schema(description = "The id of one integration; without it, the rule is for all") Long integration,
            @Schema(description = "A category and those below it, never with a SKU") String category,
            @Schema(description = "One product; without it and without a category, whatever is sold") String sku,
            @Schema(required = true, minimum = "0", maximum = "1000000") Integer minimum,
            @Schema(description = "Above the minimum, floor shows what is available; hold_back keeps the minimum back",
                    enumeration = {
                            "floor", "hold_back" }, defaultValue = "floor") String mode,
            @Schema(description = "What the minimum closed is offered again from so many units on, more than the"
                    + " minimum", maximum = "2000000") Integer reopenAt,
            @Schema(description = "The most units shown", minimum = "1") Integer ceiling,
            @Schema(description = "The first minute it holds, with an offset; without it, at once") String from,
            @Schema(description = "The first minute it does not hold any more, with an offset; without it, until it is"
                    + " ended") String to,
            @Schema(description = "Words for people", maxLength = 400) String reason,
            @Schema(description = "What goes to zero is known and meant", defaultValue = "false") Boolean confirmed){
    }

    /** The same, for a forecast. */
    @Schema(name = "RuleToForetell")
    record RuleForecastBody(
            @Schema(description = "The rule that would become this; without it, the rule would be new") Long rule,
            Long integration, String category, String sku, @Schema(required = true) Integer minimum, String mode,
            Integer reopenAt, Integer ceiling, String from, String to, String reason, Boolean confirmed) {
    }
}
