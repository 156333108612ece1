package dev.vigia.sandbox.mercadolivre;

import dev.vigia.sandbox.Listings;
import dev.vigia.sandbox.NewListing;
import dev.vigia.sandbox.RefusedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Everything on sale: items and user products by their ids, listings by their SKUs. */
final class SellerListings {

    private static final int MOST_ADS = 20;

    private final Listings listings;
    private final AtomicLong ids = new AtomicLong(1_000_000_000L);
    private final Map<String, Item> items = new ConcurrentHashMap<>();
    private final Map<String, Family> userProducts = new ConcurrentHashMap<>();
    private final Map<String, Family> groups = new ConcurrentHashMap<>();
    private final Set<String> warehouseSellers = ConcurrentHashMap.newKeySet();

    SellerListings(int limit) {
        listings = new Listings(limit);
    }

    Listings listings() {
        return listings;
    }

    Optional<Item> item(String id) {
        return Optional.ofNullable(items.get(id));
    }

    Optional<Family> familyOfUserProduct(String id) {
        return Optional.ofNullable(userProducts.get(id));
    }

    Optional<Listing> listing(String seller, String sku) {
        return listings.find(seller, sku).map(Listing.class::cast);
    }

    /** Whether the seller's units lie in a warehouse of its own, so that they are set per user product. */
    boolean hasWarehouse(String seller) {
        return warehouseSellers.contains(seller);
    }

    synchronized void create(String seller, NewListing wanted) {
        Kind kind = Kind.of(wanted.kindOrItem());
        if (wanted.adsOrOne() > MOST_ADS) {
            throw RefusedCall.malformed(400, "too_many_ads", "A SKU has at most " + MOST_ADS + " ads");
        }
        Optional<Listing> known = listing(seller, wanted.sku()).filter(listing -> isSame(listing, kind, wanted));
        if (known.isPresent()) {
            known.get().family().setByHand(wanted.sku(), wanted.quantity());
            return;
        }
        listing(seller, wanted.sku()).ifPresent(this::forget);
        Listing listing = kind == Kind.VARIATION ? variation(seller, wanted) : items(seller, kind, wanted);
        listings.put(seller, listing);
        if (kind == Kind.USER_PRODUCT) {
            warehouseSellers.add(seller);
        }
    }

    private static boolean isSame(Listing listing, Kind kind, NewListing wanted) {
        return listing.family().kind() == kind && listing.ads().size() == wanted.adsOrOne()
                && listing.view().ads().stream().noneMatch(ad -> ad.status().equals("deleted"));
    }

    private void forget(Listing listing) {
        for (Listing.Ad ad : listing.ads()) {
            userProducts.remove(ad.stock().userProductId());
            if (ad.variationId().isEmpty()) {
                items.remove(ad.item().id());
            }
        }
    }

    private Listing items(String seller, Kind kind, NewListing wanted) {
        Family family = new Family(seller, kind);
        List<Listing.Ad> ads = new ArrayList<>();
        Stock shared = stock(family, wanted.sku(), wanted.quantity());
        for (int number = 0; number < wanted.adsOrOne(); number++) {
            boolean own = kind != Kind.USER_PRODUCT && number > 0;
            Stock stock = own ? stock(family, wanted.sku(), wanted.quantity()) : shared;
            ads.add(new Listing.Ad(item(family, kind, Optional.of(stock)), stock, Optional.empty()));
        }
        return new Listing(wanted.sku(), family, ads);
    }

    /** Variations of a group share one ad; one without a group gets a sibling that belongs to no SKU. */
    private Listing variation(String seller, NewListing wanted) {
        Family family = wanted.group().map(group -> groups.computeIfAbsent(seller + '\n' + group, any -> withOneItem(
                seller)))
                .orElseGet(() -> withSibling(seller));
        List<Listing.Ad> ads = new ArrayList<>();
        synchronized (family) {
            while (family.items().size() < wanted.adsOrOne()) {
                item(family, Kind.VARIATION, Optional.empty());
            }
            for (Item item : family.items().subList(0, wanted.adsOrOne())) {
                Variation variation = new Variation(ids.incrementAndGet(), stock(family, wanted.sku(), wanted
                        .quantity()));
                item.add(variation);
                ads.add(new Listing.Ad(item, variation.stock(), Optional.of(variation.id())));
            }
        }
        return new Listing(wanted.sku(), family, ads);
    }

    private Family withOneItem(String seller) {
        Family family = new Family(seller, Kind.VARIATION);
        item(family, Kind.VARIATION, Optional.empty());
        return family;
    }

    private Family withSibling(String seller) {
        Family family = withOneItem(seller);
        family.items().get(0).add(new Variation(ids.incrementAndGet(), stock(family, "", 1)));
        return family;
    }

    private Item item(Family family, Kind kind, Optional<Stock> stock) {
        Item item = new Item("MLB" + ids.incrementAndGet(), family, kind, stock);
        family.items().add(item);
        items.put(item.id(), item);
        return item;
    }

    private Stock stock(Family family, String sku, int quantity) {
        Stock stock = new Stock("MLBU" + ids.incrementAndGet(), sku, quantity);
        userProducts.put(stock.userProductId(), family);
        return stock;
    }
}
