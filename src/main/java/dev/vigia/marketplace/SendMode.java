package dev.vigia.marketplace;

import dev.vigia.limits.Limit;

/**
 * How quantities are sent.
 *
 * @param name          unique within a connector
 * @param offersPerCall how many offers one call takes
 * @param limit         what one call spends
 */
public record SendMode(String name, int offersPerCall, Limit limit) {

    /** A call for each offer. */
    public static SendMode single(Limit limit) {
        return new SendMode("single", 1, limit);
    }
}
