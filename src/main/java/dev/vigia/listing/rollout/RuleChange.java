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

    /** A rule changed that is finer than an integration's, or wider. */
    public static RuleChange ofFinerRule() {
        return new RuleChange(false, 0, 0);
    }

    /** The minimum is what it was, where there was one. */
    public static RuleChange ofReach(MinimumStock minimum) {
        return new RuleChange(true, minimum.units(), minimum.units());
    }
}
