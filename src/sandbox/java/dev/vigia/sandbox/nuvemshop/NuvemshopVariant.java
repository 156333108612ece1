package dev.vigia.sandbox.nuvemshop;

import dev.vigia.sandbox.BuyerView;
import dev.vigia.sandbox.SimulatedListing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/** A variant of a product, and how many of it lie where. */
final class NuvemshopVariant implements SimulatedListing {

    final long id;
    final long product;
    final String name;
    final String barcode;
    private final String store;
    private final String sku;
    private final Map<String, Integer> stock = new LinkedHashMap<>();
    private boolean published = true;
    private long version = 1;

    NuvemshopVariant(String store, long id, long product, String name, String sku, String barcode) {
        this.store = store;
        this.id = id;
        this.product = product;
        this.name = name;
        this.sku = sku;
        this.barcode = barcode;
    }

    @Override
    public String sku() {
        return sku;
    }

    /** @param units null: without a limit */
    synchronized void put(String location, Integer units) {
        stock.put(location, units);
        version++;
    }

    synchronized void publish(boolean on) {
        published = on;
    }

    synchronized boolean isPublished() {
        return published;
    }

    synchronized Map<String, Integer> stock() {
        return new LinkedHashMap<>(stock);
    }

    synchronized boolean isCounted() {
        return stock.values().stream().anyMatch(Objects::nonNull);
    }

    synchronized int units() {
        return stock.values().stream().filter(Objects::nonNull).mapToInt(Integer::intValue).sum();
    }

    @Override
    public synchronized BuyerView view() {
        BuyerView.Ad ad = new BuyerView.Ad(Long.toString(id), units(), published ? "published" : "hidden", List.of(),
                OptionalInt.empty(), "");
        return new BuyerView(sku, store, List.of(ad), published ? Math.max(0, units()) : 0, version, version);
    }
}
