package dev.vigia.integration;

import dev.vigia.listing.preview.Impact;
import jakarta.inject.Singleton;
import java.math.BigDecimal;

/** When a person's own change takes so many listings of an integration to zero that it is asked about first. */
@Singleton
public class MassZeroRule {

    private final BigDecimal share;
    private final int least;

    MassZeroRule(IntegrationConfig config) {
        share = config.askShare();
        least = config.askLeast();
    }

    public boolean asks(Impact impact) {
        return asks(impact.toZero(), impact.selling());
    }

    /** @param selling listings that sell before the change, those that would go to zero among them */
    public boolean asks(long toZero, long selling) {
        return share.compareTo(BigDecimal.ONE) < 0 && toZero >= least
                && BigDecimal.valueOf(toZero).compareTo(share.multiply(BigDecimal.valueOf(selling))) >= 0;
    }
}
