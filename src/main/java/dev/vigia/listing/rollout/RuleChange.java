package dev.vigia.listing.rollout;

import dev.vigia.listing.MinimumStock;

/**
 * What changed of an integration.
 *
 * @param reach         whether its categories or warehouses did, or it is new
 * @param minimumBefore units; none set counts as 0
 * @param minimum       units
 */
public record RuleChange(boolean reach, int minimumBefore, int minimum) {

    /** The minimum is what it was, where there was one. */
    public static RuleChange ofReach(MinimumStock minimum) {
        return new RuleChange(true, minimum.units(), minimum.units());
    }
}
