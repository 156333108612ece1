package dev.vigia.intake;

import java.time.Instant;
import java.util.Optional;

/**
 * What the outside says of the stock of a SKU, already checked.
 *
 * @param index      its place in the batch, from 0
 * @param observedAt empty: now
 */
public record StockItem(int index, String sku, String warehouse, int onHand, int reserved, boolean unlimited,
        Optional<Instant> observedAt) {

    /** Whether more may be sold of it than of another. */
    public boolean leavesMoreThan(StockItem other) {
        return unlimited != other.unlimited ? unlimited
                : !unlimited && (long) onHand - reserved > (long) other.onHand - other.reserved;
    }

    /** The same, as of another moment where it says none itself. */
    public StockItem asOf(Instant moment) {
        return observedAt.isPresent() ? this
                : new StockItem(index, sku, warehouse, onHand, reserved, unlimited, Optional.of(moment));
    }

    /** The same in another warehouse. */
    public StockItem in(String other) {
        return new StockItem(index, sku, other, onHand, reserved, unlimited, observedAt);
    }
}
