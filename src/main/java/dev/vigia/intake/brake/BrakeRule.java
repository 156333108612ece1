package dev.vigia.intake.brake;

import java.math.BigDecimal;

/**
 * When a feed takes so many listings of an integration to zero that a person is asked first.
 *
 * @param share what may pass, of the listings that sell; 1 or more lets everything pass
 * @param least how many listings it takes at least
 */
public record BrakeRule(BigDecimal share, int least) {

    public boolean isOff() {
        return share.compareTo(BigDecimal.ONE) >= 0;
    }

    /** Whether the share may matter at all; spares looking how many listings sell. */
    boolean mayTrip(long toZero) {
        return !isOff() && toZero >= least;
    }

    /** @param selling listings that sold before the first of them went to zero */
    boolean trips(long toZero, long selling) {
        return mayTrip(toZero)
                && BigDecimal.valueOf(toZero).compareTo(share.multiply(BigDecimal.valueOf(selling))) > 0;
    }
}
