package dev.vigia.rule.page;

import dev.vigia.listing.preview.RuleForecast;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import java.util.Optional;

/**
 * What a person is asked before a change of a rule takes much of what sells to zero.
 *
 * @param agreement what the button that agrees sends: it holds for this change and this many listings
 */
public record RuleQuestion(RuleForecast forecast, String agreement) {

    private static final String ENDED = "ended";

    static RuleQuestion about(RuleForecast forecast, Optional<SupposedRule> rule) {
        return new RuleQuestion(forecast, forecast.toZero() + "-" + digest(rule));
    }

    /** How many zeros a person has agreed to with the button of an earlier question; 0 where it was about another change. */
    static long agreed(String agreement, Optional<SupposedRule> rule) {
        String[] parts = agreement.split("-", 2);
        return parts.length == 2 && parts[0].matches("[0-9]{1,9}") && parts[1].equals(digest(rule))
                ? Long.parseLong(parts[0])
                : 0;
    }

    /** Of what sells, in percent. */
    public long percent() {
        return forecast.selling() == 0 ? 0 : Math.round(100.0 * forecast.toZero() / forecast.selling());
    }

    private static String digest(Optional<SupposedRule> rule) {
        return rule.map(supposed -> Integer.toHexString(supposed.toString().hashCode())).orElse(ENDED);
    }
}
