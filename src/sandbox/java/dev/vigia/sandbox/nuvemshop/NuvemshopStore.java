package dev.vigia.sandbox.nuvemshop;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A store: what it sells, where that lies, what its token may see, and how full its bucket of calls is. */
final class NuvemshopStore {

    static final String MAIN = "01HTMFDH09VC6E2Q8KGTGP44D3";

    final String id;
    private final TreeMap<Long, List<NuvemshopVariant>> products = new TreeMap<>();
    private final Map<String, String> locations = new LinkedHashMap<>(Map.of(MAIN, "Depósito"));
    private Set<String> refused = Set.of();
    private Set<NuvemshopSwitch> switches = EnumSet.noneOf(NuvemshopSwitch.class);
    private String hook = "";
    private int bucket = Integer.MAX_VALUE;
    private double leaksPerSecond = 2;
    private double filled;
    private long filledAt;

    NuvemshopStore(String id) {
        this.id = id;
    }

    synchronized void add(NuvemshopVariant variant) {
        List<NuvemshopVariant> variants = products.computeIfAbsent(variant.product, any -> new ArrayList<>());
        variants.removeIf(known -> known.id == variant.id);
        variants.add(variant);
    }

    synchronized void removeProduct(long product) {
        products.remove(product);
    }

    synchronized Optional<List<NuvemshopVariant>> product(long product) {
        return Optional.ofNullable(products.get(product)).map(List::copyOf);
    }

    synchronized List<List<NuvemshopVariant>> products() {
        return products.values().stream().map(List::copyOf).toList();
    }

    synchronized Optional<NuvemshopVariant> find(String sku) {
        return products.values().stream().flatMap(List::stream).filter(variant -> variant.sku().equals(sku)
                || sku.equals(Long.toString(variant.id))).findFirst();
    }

    synchronized void put(String location, String name) {
        locations.put(location, name);
    }

    synchronized void close(String location) {
        locations.remove(location);
    }

    synchronized Map<String, String> locations() {
        return new LinkedHashMap<>(locations);
    }

    synchronized void refuse(Set<String> scopes) {
        refused = Set.copyOf(scopes);
    }

    synchronized boolean isRefused(String scope) {
        return refused.contains(scope);
    }

    synchronized void switchOn(Set<NuvemshopSwitch> on) {
        switches = on.isEmpty() ? EnumSet.noneOf(NuvemshopSwitch.class) : EnumSet.copyOf(on);
    }

    synchronized boolean is(NuvemshopSwitch on) {
        return switches.contains(on);
    }

    synchronized void tell(String address) {
        hook = address;
    }

    synchronized String hook() {
        return hook;
    }

    synchronized void limit(int size, double leaks) {
        bucket = size;
        leaksPerSecond = leaks;
        filled = 0;
    }

    /** What the bucket says after one more call. */
    synchronized Bucket call(long now) {
        filled = Math.max(0, filled - (now - filledAt) / 1_000.0 * leaksPerSecond);
        filledAt = now;
        boolean overflows = filled + 1 > bucket;
        filled = overflows ? filled : filled + 1;
        return new Bucket(bucket, (int) (bucket - filled), Math.round(filled / leaksPerSecond * 1_000), overflows);
    }

    /** @param resetMillis until it is empty */
    record Bucket(int size, int remaining, long resetMillis, boolean overflows) {
    }
}
