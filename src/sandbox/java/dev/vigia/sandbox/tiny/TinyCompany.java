package dev.vigia.sandbox.tiny;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A company: its products, its deposits, and what whoever consented may see. */
final class TinyCompany {

    static final long MAIN = 337_683_271;

    private static final long MINUTE = 60_000;

    final String id;
    private final TreeMap<Long, TinyProduct> products = new TreeMap<>();
    private final Map<Long, TinyDeposit> deposits = new LinkedHashMap<>();
    private Set<String> refused = Set.of();
    private Set<TinySwitch> switches = EnumSet.noneOf(TinySwitch.class);
    private String hook = "";
    private int callsPerMinute = Integer.MAX_VALUE;
    private long minute;
    private int calls;

    /** @param disregarded whether its balance counts for nothing */
    record TinyDeposit(long id, String name, boolean disregarded) {
    }

    TinyCompany(String id) {
        this.id = id;
        deposits.put(MAIN, new TinyDeposit(MAIN, "Geral", false));
    }

    /** As it is registered. */
    String cnpj() {
        return "0".repeat(Math.max(0, 14 - id.length())) + id;
    }

    synchronized void add(TinyProduct product) {
        products.put(product.id, product);
    }

    synchronized void remove(long product) {
        products.remove(product);
    }

    synchronized Optional<TinyProduct> find(String id) {
        return id.matches("[0-9]{1,18}") ? Optional.ofNullable(products.get(Long.parseLong(id))) : Optional.empty();
    }

    synchronized List<TinyProduct> products() {
        return List.copyOf(products.values());
    }

    synchronized void put(TinyDeposit deposit) {
        deposits.put(deposit.id, deposit);
    }

    synchronized void removeDeposit(long deposit) {
        deposits.remove(deposit);
    }

    synchronized List<TinyDeposit> deposits() {
        return List.copyOf(deposits.values());
    }

    synchronized boolean isDisregarded(long deposit) {
        return deposits.containsKey(deposit) && deposits.get(deposit).disregarded;
    }

    synchronized void refuse(Set<String> modules) {
        refused = Set.copyOf(modules);
    }

    synchronized boolean isRefused(String module) {
        return refused.contains(module);
    }

    synchronized void switchOn(Set<TinySwitch> on) {
        switches = on.isEmpty() ? EnumSet.noneOf(TinySwitch.class) : EnumSet.copyOf(on);
    }

    synchronized boolean is(TinySwitch on) {
        return switches.contains(on);
    }

    synchronized void tell(String address) {
        hook = address;
    }

    synchronized String hook() {
        return hook;
    }

    synchronized void limit(int perMinute) {
        callsPerMinute = perMinute;
        calls = 0;
    }

    /** What is left of this minute after one more call. */
    synchronized TinyBudget call(long now) {
        if (now / MINUTE != minute) {
            minute = now / MINUTE;
            calls = 0;
        }
        calls++;
        return new TinyBudget(callsPerMinute, Math.max(0, callsPerMinute - calls), (MINUTE - now % MINUTE) / 1_000,
                calls > callsPerMinute);
    }

    /** @param resetSeconds until the next minute */
    record TinyBudget(int limit, int remaining, long resetSeconds, boolean isSpent) {
    }
}
