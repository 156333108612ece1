package dev.vigia.listing.rollout;

import dev.vigia.listing.MinimumStock;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What changed of an integration.
 *
 * @param reach         whether its categories or warehouses did, or it is new
 * @param quantities    whether what sells may show another quantity by it, too
 * @param minimumBefore units; none set counts as 0
 * @param minimum       units
 * @param categoryId    a category, where nothing can have moved but what is in it or below
 */
public record RuleChange(boolean reach, boolean quantities, int minimumBefore, int minimum, OptionalLong categoryId) {

    /** Of whatever it sells, and nothing but the number. */
    public RuleChange(boolean reach, int minimumBefore, int minimum) {
        this(reach, reach, minimumBefore, minimum, OptionalLong.empty());
    }

    /**
     * From one rule of an integration to another.
     *
     * @param minimumBefore units of what held, which may have been a wider rule
     * @param minimum       units of what holds
     */
    public static RuleChange of(boolean reach, Optional<MinimumStock> before, int minimumBefore,
            Optional<MinimumStock> now, int minimum) {
        MinimumStock was = before.orElse(new MinimumStock(0));
        MinimumStock is = now.orElse(new MinimumStock(0));
        // Without a number of its own a wider rule wins, which may hold units back or have a ceiling.
        boolean quantities = reach || before.isPresent() != now.isPresent() || was.holdBack() || is.holdBack() || !was
                .ceiling().equals(is.ceiling());
        return new RuleChange(reach, quantities, minimumBefore, minimum, OptionalLong.empty());
    }

    /**
     * A rule changed that is finer than an integration's, or wider.
     *
     * @param categoryId where it is for that category and those below it only
     */
    public static RuleChange ofFinerRule(OptionalLong categoryId) {
        return new RuleChange(false, true, 0, 0, categoryId);
    }

    /** The minimum is what it was, where there was one. */
    public static RuleChange ofReach(MinimumStock minimum) {
        return new RuleChange(true, minimum.units(), minimum.units());
    }
}
