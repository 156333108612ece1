package dev.vigia.sandbox.bling;

import dev.vigia.sandbox.RefusedCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A company: its products, its deposits, what an application may see, and how often. */
final class BlingShop {

    private static final long WINDOW = 10_000;
    private static final long SIGN_IN_WINDOW = 60_000;
    private static final long BLOCK = 600_000;
    private static final long SIGN_IN_BLOCK = 3_600_000;

    final String company;
    private final double factor;
    private final TreeMap<Long, BlingProduct> products = new TreeMap<>();
    private final Map<Long, BlingDeposit> deposits = new LinkedHashMap<>();
    private final Map<Long, BlingCategory> categories = new LinkedHashMap<>();
    private final Deque<Long> calls = new ArrayDeque<>();
    private final Deque<Long> errors = new ArrayDeque<>();
    private final Deque<Long> signIns = new ArrayDeque<>();
    private Set<String> refused = Set.of();
    private Set<BlingSwitch> switches = EnumSet.noneOf(BlingSwitch.class);
    private int callsPerSecond;
    private boolean dayIsSpent;
    private long second;
    private int callsOfSecond;
    private long blockedUntil;

    /** @param disregarded whether its balance counts for nothing */
    record BlingDeposit(long id, String name, boolean active, boolean standard, boolean disregarded) {
    }

    /** @param parent 0: none */
    record BlingCategory(long id, String name, long parent) {
    }

    /** @param factor by which it is more generous than the real one */
    BlingShop(String company, double factor) {
        this.company = company;
        this.factor = factor;
        callsPerSecond = (int) Math.max(1, 3 * factor);
        put(new BlingDeposit(1, "Geral", true, true, false));
    }

    synchronized void add(BlingProduct product) {
        products.put(product.id(), product);
    }

    synchronized Optional<BlingProduct> find(String id) {
        return id.matches("[0-9]{1,18}") ? Optional.ofNullable(products.get(Long.parseLong(id))) : Optional.empty();
    }

    synchronized void remove(String id) {
        products.remove(Long.parseLong(id));
    }

    synchronized List<BlingProduct> products() {
        return List.copyOf(products.values());
    }

    synchronized void put(BlingDeposit deposit) {
        deposits.put(deposit.id(), deposit);
    }

    synchronized List<BlingDeposit> deposits() {
        return new ArrayList<>(deposits.values());
    }

    synchronized void put(BlingCategory category) {
        categories.put(category.id(), category);
    }

    synchronized List<BlingCategory> categories() {
        return new ArrayList<>(categories.values());
    }

    synchronized void refuse(Set<String> scopes) {
        refused = Set.copyOf(scopes);
    }

    synchronized void switchOn(Set<BlingSwitch> on) {
        switches = on.isEmpty() ? EnumSet.noneOf(BlingSwitch.class) : EnumSet.copyOf(on);
    }

    synchronized boolean is(BlingSwitch on) {
        return switches.contains(on);
    }

    synchronized void limit(int perSecond) {
        callsPerSecond = perSecond;
    }

    synchronized void spendDay(boolean spent) {
        dayIsSpent = spent;
    }

    synchronized void block(long until) {
        blockedUntil = until;
    }

    /** Whether its address is blocked; of those that are too fast it is from now on. */
    synchronized boolean isBlocked(long now, boolean isSignIn) {
        if (now < blockedUntil) {
            return true;
        }
        calls.addLast(now);
        if (isSignIn) {
            signIns.addLast(now);
        }
        if (within(calls, now - WINDOW) > 600 * factor || within(errors, now - WINDOW) > 300 * factor) {
            blockedUntil = now + BLOCK;
        } else if (within(signIns, now - SIGN_IN_WINDOW) > 20 * factor) {
            blockedUntil = now + SIGN_IN_BLOCK;
        }
        return now < blockedUntil;
    }

    synchronized void failed(long now) {
        errors.addLast(now);
    }

    private static int within(Deque<Long> made, long since) {
        while (!made.isEmpty() && made.getFirst() <= since) {
            made.removeFirst();
        }
        return made.size();
    }

    /** Counts a call to the account. */
    synchronized void spend(long now) {
        if (now / 1_000 != second) {
            second = now / 1_000;
            callsOfSecond = 0;
        }
        if (dayIsSpent) {
            throw new RefusedCall(429, "TOO_MANY_REQUESTS:day", "O limite de requisições por dia foi atingido");
        }
        if (++callsOfSecond > callsPerSecond) {
            throw new RefusedCall(429, "TOO_MANY_REQUESTS:second", "O limite de requisições por segundo foi atingido");
        }
    }

    synchronized void check(String scope) {
        if (refused.contains(scope)) {
            throw new RefusedCall(403, "insufficient_scope", "The request requires higher privileges than provided");
        }
    }
}
