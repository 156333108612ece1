package dev.vigia.integration.page;

import dev.vigia.integration.Integration;
import dev.vigia.integration.Integration.Contradiction;
import dev.vigia.listing.MinimumStock;
import dev.vigia.listing.preview.CategoryImpact;
import dev.vigia.listing.preview.FirstQuantities;
import dev.vigia.listing.preview.Impact;
import dev.vigia.web.Paths;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the form says about a change before it is saved.
 *
 * @param rule      what would hold where no finer rule does: the number, or a wider rule
 * @param complaint what is wrong with it; empty text when nothing is
 * @param impact    empty while nobody has asked
 * @param off       whether nothing would be sent
 * @param ends      whether the rule of the integration would be no more, with all else that it says
 * @param cleared   the reopening level that would be no more, because it is not above the number; 0 where none would
 * @param first     what an integration that is not connected yet would be sent; empty while nobody has asked
 * @param chart     what other minimums would do; empty where the number decides nothing, or nobody has asked
 * @param categories where most would change, the most zeros first
 * @param listed    whether there is a page of all that would change
 */
public record MinimumPreview(MinimumStock rule, String complaint, Optional<Impact> impact, boolean off, boolean ends,
        int cleared, Optional<FirstQuantities> first, Optional<ZeroChart> chart,
        List<CategoryImpact> categories, boolean listed) {

    private static final MinimumStock NONE = new MinimumStock(0);

    static MinimumPreview notAsked() {
        return new MinimumPreview(NONE, "", Optional.empty(), false, false, 0, Optional.empty(),
                Optional.empty(), List.of(), false);
    }

    static MinimumPreview wrong(String complaint) {
        return new MinimumPreview(NONE, complaint, Optional.empty(), false, false, 0, Optional.empty(),
                Optional.empty(), List.of(), false);
    }

    static MinimumPreview of(MinimumStock rule, Impact impact, boolean off) {
        return new MinimumPreview(rule, "", Optional.of(impact), off, false, 0, Optional.empty(), Optional.empty(),
                List.of(), false);
    }

    static MinimumPreview of(MinimumStock rule, FirstQuantities first, boolean off) {
        return new MinimumPreview(rule, "", Optional.empty(), off, false, 0, Optional.of(first), Optional.empty(),
                List.of(), false);
    }

    /** The same, with what saving this number does to what else the rule of this integration says. */
    MinimumPreview of(Integration integration, OptionalInt number) {
        Optional<Contradiction> contradicted = integration.contradicted(number);
        return new MinimumPreview(rule, complaint, impact, off, contradicted.equals(Optional.of(
                Contradiction.SAYS_MORE)), contradicted.equals(Optional.of(Contradiction.REOPENS_TOO_LOW))
                        ? integration.reopenAt
                        : 0, first, chart, categories, listed);
    }

    /** The same, with what other minimums would do, and where most would change. */
    MinimumPreview with(Optional<ZeroChart> shown, List<CategoryImpact> where, boolean all) {
        return new MinimumPreview(rule, complaint, impact, off, ends, cleared, first, shown, where,
                all);
    }

    /** Units with which nothing is offered any more. */
    public int minimum() {
        return rule.units();
    }

    /** The least stock that is still offered. */
    public int offeredFrom() {
        return rule.units() + 1;
    }

    /** The page of a product. A SKU is any text, a slash included. */
    public String address(String sku) {
        return Paths.ofProduct(sku);
    }
}
