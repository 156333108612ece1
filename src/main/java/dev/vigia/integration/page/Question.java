package dev.vigia.integration.page;

import dev.vigia.integration.IntegrationTerms;
import dev.vigia.listing.MinimumStock;
import dev.vigia.listing.preview.Impact;

/**
 * What a person is asked before a change of its own takes much of what sells to zero.
 *
 * @param rule      what would hold where no finer rule does
 * @param agreement what the button that agrees sends: it holds for this change and this many listings
 */
public record Question(Impact impact, MinimumStock rule, String agreement) {

    private static final String UNTRIED = "-untried";

    static Question about(Impact impact, MinimumStock rule, IntegrationTerms terms) {
        return new Question(impact, rule, impact.toZero() + "-" + terms.offerDigest());
    }

    /** How many zeros a person has agreed to with the button of an earlier question; 0 where it was about another change. */
    static long agreed(String agreement, IntegrationTerms terms) {
        String[] parts = agreement.split("-", 3);
        return parts.length >= 2 && parts[0].matches("[0-9]{1,9}") && parts[1].equals(terms.offerDigest())
                ? Long.parseLong(parts[0])
                : 0;
    }

    /** The same, whose button goes on insisting on an account that was not accepted, if the person has. */
    Question insisting(boolean isUntried) {
        return isUntried ? new Question(impact, rule, agreement + UNTRIED) : this;
    }

    /** Whether the person has insisted before an earlier question. */
    static boolean isUntried(String agreement) {
        return agreement.endsWith(UNTRIED);
    }

    /** @param off whether nothing would be sent */
    MinimumPreview preview(boolean off) {
        return MinimumPreview.of(rule, impact, off);
    }

    /** Of what sells, in percent. */
    public long percent() {
        return impact.selling() == 0 ? 0 : Math.round(100.0 * impact.toZero() / impact.selling());
    }
}
