package dev.vigia.sandbox.mirakl;

import dev.vigia.sandbox.BuyerView;
import dev.vigia.sandbox.SimulatedListing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** What a shop offers under a SKU of its own. */
final class ShopOffer implements SimulatedListing {

    private final String shop;
    private final String sku;
    private final long id;
    private final boolean closed;
    private int quantity;
    private long version = 1;
    private long updates;

    /** @param closed suspended by the operator: it takes quantities, and cannot be bought all the same */
    ShopOffer(String shop, String sku, long id, boolean closed, int quantity) {
        this.shop = shop;
        this.sku = sku;
        this.id = id;
        this.closed = closed;
        this.quantity = quantity;
    }

    @Override
    public String sku() {
        return sku;
    }

    boolean isClosed() {
        return closed;
    }

    synchronized void setByHand(int units) {
        quantity = units;
        version++;
    }

    synchronized void take(int units) {
        quantity = units;
        version++;
        updates++;
    }

    private synchronized boolean isActive() {
        return !closed && quantity > 0;
    }

    @Override
    public synchronized BuyerView view() {
        BuyerView.Ad ad = new BuyerView.Ad(Long.toString(id), quantity, isActive() ? "active" : "inactive",
                inactivityReasons(), OptionalInt.empty(), "");
        return new BuyerView(sku, shop, List.of(ad), isActive() ? quantity : 0, version, updates);
    }

    synchronized Map<String, Object> answer() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("offer_id", id);
        answer.put("shop_sku", sku);
        answer.put("product_sku", "P" + id);
        answer.put("quantity", quantity);
        answer.put("active", isActive());
        answer.put("inactivity_reasons", inactivityReasons());
        answer.put("price", 99.9);
        answer.put("state_code", "11");
        return answer;
    }

    private List<String> inactivityReasons() {
        if (closed) {
            return List.of("SUSPENDED");
        }
        return quantity == 0 ? List.of("ZERO_QUANTITY") : List.of();
    }
}
