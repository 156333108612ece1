package dev.vigia.sandbox.b2w;

import dev.vigia.sandbox.BuyerView;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.SimulatedListing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A SKU. SkyHub stores what it is told at once and publishes it to the shop a little later, in the same order. The stock
 * of the product itself prevails over that of warehouses.
 */
final class SkyHubListing implements SimulatedListing {

    /** The real one takes minutes. */
    private static final Duration PUBLISHED_AFTER = Duration.ofMillis(200);

    private final String seller;
    private final String sku;
    private final String parent;
    private final Kind kind;
    private final Clock clock;
    private final Map<String, Integer> stores = new TreeMap<>();
    private final Map<String, Integer> preparation = new TreeMap<>();
    private final Deque<Published> unpublished = new ArrayDeque<>();
    private OptionalInt own = OptionalInt.empty();
    private Optional<Instant> failedAt = Optional.empty();
    private int shown;
    private long version = 1;
    private long updates;

    SkyHubListing(String seller, String sku, String parent, Kind kind, int quantity, Clock clock) {
        this.seller = seller;
        this.sku = sku;
        this.parent = parent;
        this.kind = kind;
        this.clock = clock;
        keep(quantity);
        shown = stored();
    }

    @Override
    public String sku() {
        return sku;
    }

    Kind kind() {
        return kind;
    }

    /** The product that a variation belongs to. */
    String parent() {
        return parent;
    }

    boolean isProduct() {
        return kind != Kind.VARIATION;
    }

    boolean isRemoved() {
        return kind == Kind.CLOSED;
    }

    synchronized boolean isIn(String store) {
        return stores.containsKey(store);
    }

    synchronized void store(int quantity) {
        own = OptionalInt.of(quantity);
        publish();
    }

    synchronized void storeIn(String store, int quantity, Optional<Integer> days) {
        stores.put(store, quantity);
        days.ifPresent(some -> preparation.put(store, some));
        publish();
    }

    private void publish() {
        settle();
        unpublished.addLast(new Published(clock.instant().plus(PUBLISHED_AFTER), stored()));
    }

    synchronized void setByHand(int quantity) {
        settle();
        unpublished.clear();
        keep(quantity);
        shown = stored();
        version++;
    }

    private void keep(int quantity) {
        if (kind == Kind.WAREHOUSE) {
            stores.put("cd1", quantity);
            preparation.putIfAbsent("cd1", 2);
        } else {
            own = OptionalInt.of(quantity);
        }
    }

    private int stored() {
        return own.orElseGet(() -> stores.values().stream().mapToInt(Integer::intValue).sum());
    }

    synchronized Map<String, Object> asProduct() {
        Map<String, Object> product = new LinkedHashMap<>();
        product.put("sku", sku);
        product.put("status", "enabled");
        product.put("removed", isRemoved());
        own.ifPresent(quantity -> product.put("qty", quantity));
        product.put("variations", List.of());
        return product;
    }

    /** Why it could not be published; empty while it could. */
    synchronized Optional<Map<String, Object>> syncErrors() {
        settle();
        return failedAt.map(at -> Map.of("entity_id", sku, "categories", List.of(Map.of("error_category_code",
                "b2w_products_production", "errors", List.of(Map.of("error_code", "b2w_stock", "message",
                        "Estoque do SKU " + sku + " recusado pelo site", "last_occurrence", at))))));
    }

    synchronized Map<String, Object> asVariation() {
        return Map.of("sku", sku, "qty", own.orElse(0));
    }

    @Override
    public synchronized BuyerView view() {
        settle();
        BuyerView.Ad ad = new BuyerView.Ad(sku, shown, isRemoved() ? "removed" : "enabled",
                preparation.entrySet().stream().map(days -> days.getKey() + ": " + days.getValue() + " d").toList(),
                OptionalInt.empty(), "");
        return new BuyerView(sku, seller, List.of(ad), isRemoved() ? 0 : shown, version, updates);
    }

    private void settle() {
        Instant now = clock.instant();
        while (!unpublished.isEmpty() && !unpublished.peekFirst().at.isAfter(now)) {
            Published next = unpublished.removeFirst();
            if (kind == Kind.UNPUBLISHED) {
                failedAt = Optional.of(next.at);
                continue;
            }
            shown = next.quantity;
            version++;
            updates++;
        }
    }

    enum Kind {
        ITEM, VARIATION, WAREHOUSE, CLOSED,
        /** What is stored never reaches the shop; SkyHub tells why among its errors of publication. */
        UNPUBLISHED;

        static Kind of(String name) {
            return Arrays.stream(values()).filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
                    .orElseThrow(() -> RefusedCall.malformed(400, "kind", "There is no kind " + name));
        }
    }

    private record Published(Instant at, int quantity) {
    }
}
