package dev.vigia.stock.moved;

import dev.vigia.stock.ShownState;
import dev.vigia.web.Paths;
import java.util.Optional;

/**
 * A listing that a change has moved, as it is now.
 *
 * @param row     of the list, by which the next page goes on
 * @param desired what it should show; empty while nobody knows
 * @param shows   what its marketplace was told and has confirmed; empty before
 */
record MovedListing(long row, long productId, String sku, String name, String integration, Optional<ShownState> state,
        Optional<Long> desired, Optional<Long> shows) {

    public String path() {
        return Paths.ofProduct(sku);
    }

    /** Whether the marketplace has not confirmed it yet. */
    public boolean isMoving() {
        return desired.isPresent() && !desired.equals(shows);
    }
}
