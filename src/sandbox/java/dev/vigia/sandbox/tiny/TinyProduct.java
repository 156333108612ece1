package dev.vigia.sandbox.tiny;

import dev.vigia.sandbox.BuyerView;
import dev.vigia.sandbox.SimulatedListing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A product of a company, and what lies in which deposit. */
final class TinyProduct implements SimulatedListing {

    final long id;
    final String type;
    final String gtin;
    final Map<Long, Integer> kit;
    private final String company;
    private final String sku;
    private final Map<Long, TinyBalance> balances = new LinkedHashMap<>();
    private String situation = "A";
    private long version = 1;

    /** @param balance may be below zero, and a part of a unit */
    record TinyBalance(double balance, double reserved) {
    }

    /**
     * @param type {@code S} simple, {@code K} kit, {@code V} with variations
     * @param kit  quantities by the ids of what it is made of
     */
    TinyProduct(String company, long id, String sku, String type, String gtin, Map<Long, Integer> kit) {
        this.company = company;
        this.id = id;
        this.sku = sku;
        this.type = type;
        this.gtin = gtin;
        this.kit = kit;
    }

    @Override
    public String sku() {
        return sku;
    }

    synchronized void put(long deposit, TinyBalance lies) {
        balances.put(deposit, lies);
        version++;
    }

    /** @param letter {@code A} active, {@code I} inactive, {@code E} removed */
    synchronized void become(String letter) {
        situation = letter;
    }

    synchronized String situation() {
        return situation;
    }

    synchronized Map<Long, TinyBalance> balances() {
        return new LinkedHashMap<>(balances);
    }

    synchronized double balance() {
        return balances.values().stream().mapToDouble(TinyBalance::balance).sum();
    }

    @Override
    public synchronized BuyerView view() {
        int units = (int) Math.floor(balance());
        BuyerView.Ad ad = new BuyerView.Ad(Long.toString(id), units, situation, List.of(), OptionalInt.empty(), "");
        return new BuyerView(sku, company, List.of(ad), situation.equals("A") ? Math.max(0, units) : 0, version,
                version);
    }
}
