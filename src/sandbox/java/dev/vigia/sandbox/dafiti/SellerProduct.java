package dev.vigia.sandbox.dafiti;

import dev.vigia.sandbox.BuyerView;
import dev.vigia.sandbox.SimulatedListing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A product of a seller. */
final class SellerProduct implements SimulatedListing {

    enum Kind {
        ITEM, CLOSED, FULFILLMENT
    }

    private final long id;
    private final String seller;
    private final String sku;
    private final Kind kind;
    private int quantity;
    private long version = 1;
    private long updates;

    SellerProduct(long id, String seller, String sku, Kind kind, int quantity) {
        this.id = id;
        this.seller = seller;
        this.sku = sku;
        this.kind = kind;
        this.quantity = quantity;
    }

    long id() {
        return id;
    }

    String seller() {
        return seller;
    }

    @Override
    public String sku() {
        return sku;
    }

    Kind kind() {
        return kind;
    }

    synchronized void setByHand(int units) {
        quantity = units;
        version++;
    }

    /** @return whether the quantity is the seller's to set */
    synchronized boolean take(int units) {
        if (kind == Kind.FULFILLMENT) {
            return false;
        }
        quantity = units;
        version++;
        updates++;
        return true;
    }

    @Override
    public synchronized BuyerView view() {
        BuyerView.Ad ad = new BuyerView.Ad(Long.toString(id), quantity, status(), List.of(), OptionalInt.empty(), "");
        return new BuyerView(sku, seller, List.of(ad), kind == Kind.CLOSED ? 0 : quantity, version, updates);
    }

    private String status() {
        return kind == Kind.CLOSED ? "inactive" : "active";
    }

    Map<String, Object> found() {
        return Map.of("id", id, "sellerSku", sku, "shopSku", "DF" + id, "status", status());
    }

    synchronized Map<String, Object> stock() {
        Map<String, Object> stock = new LinkedHashMap<>();
        stock.put("shopSku", "DF" + id);
        stock.put("sellerSku", sku);
        stock.put("name", "Product " + sku);
        stock.put("quantity", quantity);
        stock.put("reservedStock", Math.min(1, quantity));
        stock.put("available", quantity - Math.min(1, quantity));
        stock.put("warehouses", List.of());
        return stock;
    }

    /** As the older API writes it: every value is text. */
    synchronized Map<String, Object> row() {
        return Map.of("SellerSku", sku, "ShopSku", "DF" + id, "Quantity", Integer.toString(quantity), "Available",
                Integer.toString(quantity - Math.min(1, quantity)), "Status", status());
    }
}
