package dev.vigia.sandbox.vtex;

import dev.vigia.sandbox.BuyerView;
import dev.vigia.sandbox.SimulatedListing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A SKU of an account, and what lies where. */
final class VtexUnit implements SimulatedListing {

    private final String account;
    private final long id;
    private final long product;
    final String name;
    final String reference;
    final String ean;
    final Map<Long, Integer> parts;
    final List<Integer> policies;
    private boolean active;
    private final Map<String, VtexStock> stock = new LinkedHashMap<>();
    private Map<String, VtexStock> before = Map.of();
    private long staleUntil;
    private long version = 1;

    /**
     * What lies in a warehouse.
     *
     * @param reserved may be below zero, as VTEX sometimes has it
     */
    record VtexStock(int total, int reserved, boolean unlimited) {

        int available() {
            return total - reserved;
        }
    }

    VtexUnit(String account, long id, long product, String name, String reference, String ean,
            Map<Long, Integer> parts, List<Integer> policies) {
        this.account = account;
        this.id = id;
        this.product = product;
        this.name = name;
        this.reference = reference;
        this.ean = ean;
        this.parts = parts;
        this.policies = policies;
        this.active = true;
    }

    long id() {
        return id;
    }

    long product() {
        return product;
    }

    @Override
    public String sku() {
        return Long.toString(id);
    }

    synchronized boolean isActive() {
        return active;
    }

    synchronized void activate(boolean on) {
        active = on;
    }

    synchronized void put(String warehouse, VtexStock lies, long staleUntil) {
        before = new LinkedHashMap<>(stock);
        stock.put(warehouse, lies);
        this.staleUntil = staleUntil;
        version++;
    }

    synchronized int units() {
        return stock.values().stream().mapToInt(VtexStock::available).sum();
    }

    synchronized boolean isUnlimited() {
        return stock.values().stream().anyMatch(VtexStock::unlimited);
    }

    /** As it is shown: for a while after a change as it was before. */
    synchronized Map<String, VtexStock> shown(long now) {
        return Map.copyOf(now < staleUntil ? before : stock);
    }

    @Override
    public synchronized BuyerView view() {
        BuyerView.Ad ad = new BuyerView.Ad(sku(), units(), active ? "active" : "inactive", List.of(),
                OptionalInt.empty(), "");
        return new BuyerView(sku(), account, List.of(ad), active ? Math.max(0, units()) : 0, version, version);
    }
}
