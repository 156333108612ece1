package dev.vigia.sandbox;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The listings of a marketplace, per seller and in the order of their SKUs. */
public final class Listings {

    private static final NavigableMap<String, SimulatedListing> EMPTY = Collections.emptyNavigableMap();

    private final int limit;
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, NavigableMap<String, SimulatedListing>> bySeller = new ConcurrentHashMap<>();

    public Listings(int limit) {
        this.limit = limit;
    }

    /** Keeps a listing in place of the one its SKU had. */
    public void put(String seller, SimulatedListing listing) {
        if (count.get() >= limit) {
            throw new RefusedCall(507, "sandbox_full", "The sandbox keeps at most " + limit + " listings");
        }
        if (bySeller.computeIfAbsent(seller, any -> new ConcurrentSkipListMap<>()).put(listing.sku(),
                listing) == null) {
            count.incrementAndGet();
        }
    }

    public Optional<SimulatedListing> find(String seller, String sku) {
        return Optional.ofNullable(ofSeller(seller).get(sku));
    }

    /** The listings of a seller whose SKU comes after the given one. */
    public List<SimulatedListing> after(String seller, String sku, int limit) {
        return ofSeller(seller).tailMap(sku, false).values().stream().limit(limit).toList();
    }

    private NavigableMap<String, SimulatedListing> ofSeller(String seller) {
        return bySeller.getOrDefault(seller, EMPTY);
    }
}
