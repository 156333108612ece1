package dev.vigia.listing.rule;

import java.util.OptionalLong;

/**
 * What a rule is for.
 *
 * @param integrationId empty: every integration
 * @param categoryId    a category and those below it; empty, and no product: whatever is sold
 * @param productId     a product; never with a category
 */
public record RuleScope(OptionalLong integrationId, OptionalLong categoryId, OptionalLong productId) {

    public RuleScope {
        if (categoryId.isPresent() && productId.isPresent()) {
            throw new IllegalArgumentException("a rule is for a category or for a product, not for both");
        }
    }

    public static RuleScope ofIntegration(long integrationId) {
        return new RuleScope(OptionalLong.of(integrationId), OptionalLong.empty(), OptionalLong.empty());
    }

    /** Whether it is for whatever is sold there. */
    public boolean isWide() {
        return categoryId.isEmpty() && productId.isEmpty();
    }
}
