package dev.vigia.sandbox.amazon;

import dev.vigia.sandbox.Listings;
import dev.vigia.sandbox.NewListing;
import dev.vigia.sandbox.RefusedCall;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Every seller's listings. */
final class Shop {

    private final Clock clock;
    private final Listings listings;
    private final AtomicLong asins = new AtomicLong(100_000_000L);

    Shop(Clock clock, int limit) {
        this.clock = clock;
        this.listings = new Listings(limit);
    }

    Listings listings() {
        return listings;
    }

    Optional<AmazonListing> find(String seller, String sku) {
        return listings.find(seller, sku).map(AmazonListing.class::cast);
    }

    List<AmazonListing> after(String seller, String sku, int limit) {
        return listings.after(seller, sku, limit).stream().map(AmazonListing.class::cast).toList();
    }

    synchronized void create(String seller, NewListing wanted) {
        if (wanted.adsOrOne() != 1) {
            throw RefusedCall.malformed(400, "InvalidInput", "A SKU has one listing");
        }
        AmazonListing.Kind kind = switch (wanted.kindOrItem()) {
            case "item" -> AmazonListing.Kind.ITEM;
            case "fulfillment" -> AmazonListing.Kind.FULFILLMENT;
            case "closed" -> AmazonListing.Kind.CLOSED;
            case "refused-later" -> AmazonListing.Kind.REFUSED_LATER;
            default -> throw RefusedCall.malformed(400, "InvalidInput", "There is no kind " + wanted.kindOrItem());
        };
        find(seller, wanted.sku()).filter(listing -> listing.kind() == kind).ifPresentOrElse(
                listing -> listing.setByHand(wanted.quantity()),
                () -> listings.put(seller,
                        new AmazonListing(seller, wanted.sku(), nextAsin(), kind, wanted.quantity(), clock)));
    }

    private String nextAsin() {
        return "B0" + Long.toString(asins.incrementAndGet(), 36).toUpperCase(Locale.ROOT);
    }
}
