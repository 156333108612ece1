package dev.vigia.sandbox.b2w;

import dev.vigia.sandbox.Listings;
import dev.vigia.sandbox.NewListing;
import dev.vigia.sandbox.RefusedCall;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every seller's SKUs, and which of them are variations of one product. */
final class SellerListings {

    private final Clock clock;
    private final Listings listings;
    private final Map<String, List<SkyHubListing>> byParent = new ConcurrentHashMap<>();

    SellerListings(Clock clock, int limit) {
        this.clock = clock;
        this.listings = new Listings(limit);
    }

    Listings listings() {
        return listings;
    }

    Optional<SkyHubListing> find(String seller, String sku) {
        return listings.find(seller, sku).map(SkyHubListing.class::cast);
    }

    List<SkyHubListing> after(String seller, int limit) {
        return listings.after(seller, "", limit).stream().map(SkyHubListing.class::cast).toList();
    }

    List<SkyHubListing> variationsOf(String seller, String parent) {
        return byParent.getOrDefault(seller + '\n' + parent, List.of());
    }

    synchronized void create(String seller, NewListing wanted) {
        if (wanted.adsOrOne() != 1) {
            throw RefusedCall.malformed(400, "ads", "A SKU has one listing");
        }
        SkyHubListing.Kind kind = SkyHubListing.Kind.of(wanted.kindOrItem());
        Optional<SkyHubListing> known = find(seller, wanted.sku()).filter(listing -> listing.kind() == kind);
        known.ifPresentOrElse(listing -> listing.setByHand(wanted.quantity()), () -> add(seller, wanted, kind));
    }

    private void add(String seller, NewListing wanted, SkyHubListing.Kind kind) {
        find(seller, wanted.sku()).filter(old -> !old.isProduct())
                .ifPresent(old -> byParent.get(seller + '\n' + old.parent()).remove(old));
        String parent = wanted.group().orElse(wanted.sku() + "-pai");
        SkyHubListing listing = new SkyHubListing(seller, wanted.sku(), parent, kind, wanted.quantity(), clock);
        listings.put(seller, listing);
        if (!listing.isProduct()) {
            byParent.computeIfAbsent(seller + '\n' + parent, any -> new CopyOnWriteArrayList<>()).add(listing);
        }
    }
}
