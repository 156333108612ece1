package dev.vigia.sandbox.mirakl;

import dev.vigia.sandbox.Listings;
import dev.vigia.sandbox.NewListing;
import dev.vigia.sandbox.RefusedCall;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Every shop's offers. */
final class Shops {

    private final Listings listings;
    private final AtomicLong ids = new AtomicLong(7_000);

    Shops(int limit) {
        this.listings = new Listings(limit);
    }

    Listings listings() {
        return listings;
    }

    Optional<ShopOffer> find(String shop, String sku) {
        return listings.find(shop, sku).map(ShopOffer.class::cast);
    }

    synchronized void create(String shop, NewListing wanted) {
        if (wanted.adsOrOne() != 1) {
            throw RefusedCall.malformed(400, "invalid", "A shop offers a SKU once");
        }
        boolean closed = switch (wanted.kindOrItem()) {
            case "item" -> false;
            case "closed" -> true;
            default -> throw RefusedCall.malformed(400, "invalid", "There is no kind " + wanted.kindOrItem());
        };
        find(shop, wanted.sku()).filter(offer -> offer.isClosed() == closed).ifPresentOrElse(
                offer -> offer.setByHand(wanted.quantity()),
                () -> listings.put(shop, new ShopOffer(shop, wanted.sku(), ids.incrementAndGet(), closed,
                        wanted.quantity())));
    }
}
