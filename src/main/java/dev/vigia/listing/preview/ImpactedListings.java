package dev.vigia.listing.preview;

import dev.vigia.web.Paths;
import java.util.List;
import java.util.Optional;

/**
 * A page of the listings that a change would take to zero or put on sale.
 *
 * @param next after which product the next page begins; empty on the last one
 */
public record ImpactedListings(List<ImpactedListing> listings, Optional<Long> next) {

    /**
     * One of them.
     *
     * @param available units; 0 where stock is without limit
     * @param shows     what it would show
     */
    public record ImpactedListing(long productId, String sku, String name, long available, long shows) {

        /** The page of its product. A SKU is any text, a slash included. */
        public String path() {
            return Paths.ofProduct(sku);
        }
    }
}
