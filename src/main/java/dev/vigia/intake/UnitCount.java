package dev.vigia.intake;

import java.math.BigDecimal;

/**
 * What a number from outside must be to say how many units there are. A few letters may say a number of as many digits as
 * memory holds: it is compared first, and only what is a quantity is added to or taken off.
 */
public final class UnitCount {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

    private UnitCount() {
    }

    public static boolean isOne(BigDecimal number) {
        return !isOutOfRange(number) && isWhole(number);
    }

    /** Whether it is more than anybody has of anything, or less than nothing by as much. */
    static boolean isOutOfRange(BigDecimal number) {
        return number.abs().compareTo(MOST) > 0;
    }

    /** However many zeros stand behind its point. */
    static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }
}
