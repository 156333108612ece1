package dev.vigia.sync.queue;

import dev.vigia.marketplace.Offer;
import java.util.Optional;

/**
 * A quantity on its way to a marketplace, and the listing it belongs to.
 *
 * @param revision what is settled when the answer comes; the listing may have moved on by then
 * @param attempts failures in a row before this one
 */
public record StockUpdate(long productId, long revision, int attempts, Offer offer) {

    /** As the database tells it. */
    record DueListingRow(long productId, String sku, String remote, int quantity, long revision, int attempts) {

        StockUpdate update() {
            return of(productId, sku, remote, quantity, revision, attempts);
        }
    }

    public static StockUpdate of(long productId, String sku, String remote, int quantity, long revision, int attempts) {
        return new StockUpdate(productId, revision, attempts, new Offer(sku, Optional.ofNullable(remote), quantity));
    }
}
