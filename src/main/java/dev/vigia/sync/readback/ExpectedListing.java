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

    static ExpectedListing of(Object[] row) {
        return new ExpectedListing((Long) row[0], (Long) row[1],
                new Offer((String) row[2], Optional.ofNullable((String) row[3]), (Integer) row[4]), (Boolean) row[5],
                (Boolean) row[6]);
    }

    int sent() {
        return offer.quantity();
    }
}
