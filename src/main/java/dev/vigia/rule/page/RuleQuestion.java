package dev.vigia.rule.page;

import dev.vigia.listing.preview.RuleForecast;
import dev.vigia.listing.preview.RuleForecast.OnIntegration;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a person is asked before a change of a rule takes much of what sells to zero.
 *
 * @param agreement what the button that agrees sends: it holds for this change and this many listings
 */
public record RuleQuestion(RuleForecast forecast, String agreement) {

    private static final String ENDED = "ended";

    static RuleQuestion about(RuleForecast forecast, Optional<SupposedRule> rule) {
        return about(forecast, digest(rule));
    }

    static RuleQuestion about(RuleForecast forecast, String digest) {
        return new RuleQuestion(forecast, forecast.toZero() + "-" + digest);
    }

    /** How many zeros a person has agreed to with the button of an earlier question; 0 where it was about another change. */
    static long agreed(String agreement, Optional<SupposedRule> rule) {
        return agreed(agreement, digest(rule));
    }

    /** The same of changes that are asked about together. */
    public static long agreed(String agreement, String digest) {
        String[] parts = agreement.split("-", 2);
        return parts.length == 2 && parts[0].matches("[0-9]{1,9}") && parts[1].equals(digest)
                ? Long.parseLong(parts[0])
                : 0;
    }

    /** Of what sells where the share is greatest, in percent. */
    public long percent() {
        return Math.round(100 * share(worst()));
    }

    /** Listings that show units there. */
    public long selling() {
        return worst().selling();
    }

    public boolean isMany() {
        return forecast.integrations().size() > 1;
    }

    private OnIntegration worst() {
        return forecast.integrations().stream().max(Comparator.comparingDouble(RuleQuestion::share)).orElseThrow();
    }

    private static double share(OnIntegration on) {
        return on.selling() == 0 ? 0 : (double) on.toZero() / on.selling();
    }

    private static String digest(Optional<SupposedRule> rule) {
        return rule.map(supposed -> Integer.toHexString(supposed.toString().hashCode())).orElse(ENDED);
    }
}
