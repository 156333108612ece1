package dev.vigia.sandbox.casasbahia;

import dev.vigia.sandbox.BuyerView;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.SimulatedListing;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** A seller's item, with its units and its days of preparation in its one warehouse. */
final class Item implements SimulatedListing {

    static final int WAREHOUSE = 1;

    private final String seller;
    private final String sku;
    private final Kind kind;
    private final Clock clock;
    private final Deque<Update> waiting = new ArrayDeque<>();
    private int quantity;
    private int days = 2;
    private long version = 1;
    private long updates;

    Item(String seller, String sku, Kind kind, int quantity, Clock clock) {
        this.seller = seller;
        this.sku = sku;
        this.kind = kind;
        this.quantity = quantity;
        this.clock = clock;
    }

    @Override
    public String sku() {
        return sku;
    }

    Kind kind() {
        return kind;
    }

    synchronized int quantity() {
        settle();
        return quantity;
    }

    synchronized int days() {
        settle();
        return days;
    }

    /**
     * Takes effect at its moment, whatever was set meanwhile. Days that are not given are set to none, which is what the
     * freight then promises.
     */
    synchronized void set(int units, int daysOfPreparation, Instant due) {
        settle();
        waiting.addLast(new Update(due, units, daysOfPreparation));
        settle();
    }

    synchronized void setByHand(int units) {
        settle();
        waiting.clear();
        quantity = units;
        version++;
    }

    private void settle() {
        Instant now = clock.instant();
        waiting.stream().filter(update -> !update.due.isAfter(now)).sorted(Comparator.comparing(Update::due))
                .forEach(update -> {
                    quantity = update.units;
                    days = update.days;
                    version++;
                    updates++;
                });
        waiting.removeIf(update -> !update.due.isAfter(now));
    }

    @Override
    public synchronized BuyerView view() {
        settle();
        boolean sold = kind == Kind.ITEM;
        BuyerView.Ad ad = new BuyerView.Ad(sku, quantity, sold ? "active" : "blocked", List.of(days + " d"),
                OptionalInt.empty(), "");
        return new BuyerView(sku, seller, List.of(ad), sold ? quantity : 0, version, updates);
    }

    /** What is {@code BLOCKED} takes no quantity, and says so in a success. */
    enum Kind {
        ITEM, BLOCKED;

        static Kind of(String name) {
            return Arrays.stream(values()).filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
                    .orElseThrow(() -> RefusedCall.malformed(400, "kind", "There is no kind " + name));
        }
    }

    private record Update(Instant due, int units, int days) {
    }
}
