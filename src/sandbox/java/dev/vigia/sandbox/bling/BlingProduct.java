package dev.vigia.sandbox.bling;

import dev.vigia.sandbox.BuyerView;
import dev.vigia.sandbox.SimulatedListing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A product of a company, and what lies in which deposit. */
final class BlingProduct implements SimulatedListing {

    private final String company;
    private final long id;
    final String code;
    final String name;
    final String format;
    final String ean;
    final long category;
    final Map<Long, BigDecimal> parts;
    private String situation = "A";
    private final Map<Long, BlingBalance> stock = new LinkedHashMap<>();
    private long version = 1;

    /**
     * What lies in a deposit.
     *
     * @param virtual that less what is reserved
     */
    record BlingBalance(BigDecimal physical, BigDecimal virtual) {
    }

    /** @param parts what it is made of, by ids of products; empty where its format is not {@code E} */
    BlingProduct(String company, long id, String code, String name, String format, String ean, long category,
            Map<Long, BigDecimal> parts) {
        this.company = company;
        this.id = id;
        this.code = code;
        this.name = name;
        this.format = format;
        this.ean = ean;
        this.category = category;
        this.parts = parts;
    }

    long id() {
        return id;
    }

    @Override
    public String sku() {
        return Long.toString(id);
    }

    synchronized String situation() {
        return situation;
    }

    synchronized void become(String other) {
        situation = other;
    }

    synchronized void put(long deposit, BlingBalance lies) {
        stock.put(deposit, lies);
        version++;
    }

    synchronized Map<Long, BlingBalance> stock() {
        return Map.copyOf(stock);
    }

    synchronized int units() {
        return stock.values().stream().map(BlingBalance::virtual).reduce(BigDecimal.ZERO, BigDecimal::add).setScale(0,
                RoundingMode.FLOOR).intValue();
    }

    @Override
    public synchronized BuyerView view() {
        BuyerView.Ad ad = new BuyerView.Ad(sku(), units(), situation, List.of(), OptionalInt.empty(), "");
        return new BuyerView(sku(), company, List.of(ad), situation.equals("A") ? Math.max(0, units()) : 0, version,
                version);
    }
}
