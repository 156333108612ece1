package dev.vigia.stock.why;

import dev.vigia.stock.StockRow;
import dev.vigia.stock.why.UsedWarehouses.ProductReach;
import java.util.Map;

/**
 * What explains the listings of a product.
 *
 * @param lifts   by integration; those that are offered have none
 * @param reaches by integration
 */
public record Why(Map<Long, Lift> lifts, Map<Long, ProductReach> reaches) {

    public Lift lift(StockRow listing) {
        return lifts.getOrDefault(listing.key().integrationId(), Lift.NONE);
    }

    /** Whether units of a warehouse count on the integration. */
    public boolean uses(StockRow listing, long warehouse) {
        return reaches.get(listing.key().integrationId()).uses(warehouse);
    }
}
