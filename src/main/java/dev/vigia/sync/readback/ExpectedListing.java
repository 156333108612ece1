package dev.vigia.sync.readback;

import dev.vigia.marketplace.Offer;
import java.util.Optional;

/**
 * What a settled listing should show according to what was sent.
 *
 * @param offer     its quantity is what was sent last
 * @param confirmed whether that has been confirmed since
 * @param onItsWay  whether it was sent so recently that it may not show yet
 */
record ExpectedListing(long productId, long revision, Offer offer, boolean confirmed, boolean onItsWay) {

    /** As the database tells it. */
    record ExpectedListingRow(long productId, long revision, String sku, String remote, int sent, boolean confirmed,
            boolean onItsWay) {

        ExpectedListing read() {
            return new ExpectedListing(productId, revision, new Offer(sku, Optional.ofNullable(remote), sent),
                    confirmed, onItsWay);
        }
    }

    int sent() {
        return offer.quantity();
    }
}
