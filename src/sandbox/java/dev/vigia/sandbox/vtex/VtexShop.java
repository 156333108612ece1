package dev.vigia.sandbox.vtex;

import dev.vigia.sandbox.RefusedCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** An account: what it sells, where that lies, and what its key may see. */
final class VtexShop {

    final String account;
    private final TreeMap<Long, VtexUnit> units = new TreeMap<>();
    private final Map<String, VtexPlace> places = new LinkedHashMap<>();
    private final Map<String, VtexDock> docks = new LinkedHashMap<>();
    private Set<String> refused = Set.of();
    private Set<VtexSwitch> switches = EnumSet.noneOf(VtexSwitch.class);
    private String hook = "";
    private int callsPerSecond = Integer.MAX_VALUE;
    private Optional<Integer> retryAfter = Optional.empty();
    private Duration stale = Duration.ZERO;
    private long second;
    private int calls;

    /** @param docks that take from it */
    record VtexPlace(String id, String name, List<String> docks, boolean active) {
    }

    /** @param policies that it serves */
    record VtexDock(String id, boolean active, List<Integer> policies) {
    }

    VtexShop(String account) {
        this.account = account;
        docks.put("dock", new VtexDock("dock", true, List.of(1)));
        places.put("main", new VtexPlace("main", "Main Warehouse", List.of("dock"), true));
    }

    synchronized void add(VtexUnit unit) {
        units.put(unit.id(), unit);
    }

    synchronized Optional<VtexUnit> find(String id) {
        return id.matches("[0-9]{1,18}") ? Optional.ofNullable(units.get(Long.parseLong(id))) : Optional.empty();
    }

    synchronized void remove(String id) {
        units.remove(Long.parseLong(id));
    }

    synchronized List<VtexUnit> units() {
        return List.copyOf(units.values());
    }

    synchronized List<VtexUnit> ofProduct(long product) {
        return units.values().stream().filter(unit -> unit.product() == product).toList();
    }

    synchronized void put(VtexPlace place) {
        places.put(place.id(), place);
    }

    /** Its stock goes on being shown. */
    synchronized void delete(String place) {
        places.remove(place);
    }

    synchronized void put(VtexDock dock) {
        docks.put(dock.id(), dock);
    }

    synchronized List<VtexPlace> places() {
        return new ArrayList<>(places.values());
    }

    synchronized List<VtexDock> docks() {
        return new ArrayList<>(docks.values());
    }

    synchronized void refuse(Set<String> resources) {
        refused = Set.copyOf(resources);
    }

    synchronized void switchOn(Set<VtexSwitch> on) {
        switches = on.isEmpty() ? EnumSet.noneOf(VtexSwitch.class) : EnumSet.copyOf(on);
    }

    synchronized boolean is(VtexSwitch on) {
        return switches.contains(on);
    }

    synchronized void tell(String address) {
        hook = address;
    }

    synchronized String hook() {
        return hook;
    }

    synchronized void limit(int perSecond, Optional<Integer> after) {
        callsPerSecond = perSecond;
        retryAfter = after;
    }

    synchronized Optional<Integer> retryAfter() {
        return retryAfter;
    }

    synchronized void stale(Duration time) {
        stale = time;
    }

    synchronized long staleUntil(long now) {
        return now + stale.toMillis();
    }

    /** Counts a call, and refuses what the key may not see. */
    synchronized boolean isTooFast(long now) {
        if (now / 1_000 != second) {
            second = now / 1_000;
            calls = 0;
        }
        return ++calls > callsPerSecond;
    }

    synchronized void check(String resource) {
        if (refused.contains(resource)) {
            throw new RefusedCall(403, "FORBIDDEN", "You do not have permission to " + resource);
        }
    }
}
