package dev.vigia.listing.rollout;

import dev.vigia.listing.MinimumStock;
import java.util.OptionalLong;

/**
 * What changed of an integration.
 *
 * @param reach         whether its categories or warehouses did, or it is new
 * @param minimumBefore units; none set counts as 0
 * @param minimum       units
 * @param categoryId    a category, where nothing can have moved but what is in it or below
 */
public record RuleChange(boolean reach, int minimumBefore, int minimum, OptionalLong categoryId) {

    /** Of whatever it sells. */
    public RuleChange(boolean reach, int minimumBefore, int minimum) {
        this(reach, minimumBefore, minimum, OptionalLong.empty());
    }

    /**
     * A rule changed that is finer than an integration's, or wider.
     *
     * @param categoryId where it is for that category and those below it only
     */
    public static RuleChange ofFinerRule(OptionalLong categoryId) {
        return new RuleChange(false, 0, 0, categoryId);
    }

    /** The minimum is what it was, where there was one. */
    public static RuleChange ofReach(MinimumStock minimum) {
        return new RuleChange(true, minimum.units(), minimum.units());
    }
}
