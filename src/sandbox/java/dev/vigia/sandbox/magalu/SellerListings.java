package dev.vigia.sandbox.magalu;

import dev.vigia.sandbox.Listings;
import dev.vigia.sandbox.NewListing;
import dev.vigia.sandbox.RefusedCall;
import java.time.Clock;
import java.util.Optional;

/** Every seller's SKUs. */
final class SellerListings {

    private final Clock clock;
    private final Listings listings;

    SellerListings(Clock clock, int limit) {
        this.clock = clock;
        this.listings = new Listings(limit);
    }

    Listings listings() {
        return listings;
    }

    Optional<MagaluListing> find(String seller, String sku) {
        return listings.find(seller, sku).map(MagaluListing.class::cast);
    }

    synchronized void create(String seller, NewListing wanted) {
        if (wanted.adsOrOne() != 1) {
            throw RefusedCall.malformed(400, "BAD_REQUEST", "A SKU has one listing");
        }
        MagaluListing.Kind kind = MagaluListing.Kind.of(wanted.kindOrItem());
        find(seller, wanted.sku()).filter(listing -> listing.kind() == kind).ifPresentOrElse(
                listing -> listing.setByHand(wanted.quantity()), () -> listings.put(seller,
                        new MagaluListing(seller, wanted.sku(), kind, wanted.quantity(), clock)));
    }
}
