package dev.vigia.sandbox.amazon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.sandbox.BuyerView;
import dev.vigia.sandbox.SimulatedListing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;

/** A seller's SKU. What was accepted shows after a delay, in the order in which it was accepted. */
final class AmazonListing implements SimulatedListing {

    static final String OWN_CHANNEL = "DEFAULT";
    static final String AMAZON_CHANNEL = "AMAZON_NA";

    private final String seller;
    private final String sku;
    private final String asin;
    private final Kind kind;
    private final Clock clock;
    private final Availability availability;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private List<Issue> issues = List.of();
    private long version = 1;
    private long updates;

    AmazonListing(String seller, String sku, String asin, Kind kind, int quantity, Clock clock) {
        this.seller = seller;
        this.sku = sku;
        this.asin = asin;
        this.kind = kind;
        this.clock = clock;
        this.availability = Availability.of(channel(), quantity);
    }

    @Override
    public String sku() {
        return sku;
    }

    String asin() {
        return asin;
    }

    Kind kind() {
        return kind;
    }

    synchronized void accept(List<Patch> patches, Duration delay) {
        settle();
        pending.addLast(new Pending(clock.instant().plus(delay), patches));
    }

    synchronized void setByHand(int quantity) {
        settle();
        availability.setQuantity(channel(), quantity);
        version++;
    }

    synchronized Collection<ObjectNode> channels() {
        settle();
        return availability.channels();
    }

    synchronized List<Issue> issues() {
        settle();
        return issues;
    }

    synchronized boolean canBeBought() {
        settle();
        return kind != Kind.CLOSED && shownQuantity() > 0;
    }

    @Override
    public synchronized BuyerView view() {
        boolean buyable = canBeBought();
        BuyerView.Ad ad = new BuyerView.Ad(asin, shownQuantity(), buyable ? "buyable" : "discoverable", List.of(),
                OptionalInt.empty(), "");
        return new BuyerView(sku, seller, List.of(ad), buyable ? shownQuantity() : 0, version, updates);
    }

    private int shownQuantity() {
        return availability.quantity(channel()).orElse(0);
    }

    private String channel() {
        return kind == Kind.FULFILLMENT ? AMAZON_CHANNEL : OWN_CHANNEL;
    }

    private void settle() {
        Instant now = clock.instant();
        while (!pending.isEmpty() && !pending.peekFirst().visibleAt.isAfter(now)) {
            Pending settled = pending.removeFirst();
            if (kind == Kind.REFUSED_LATER) {
                issues = List.of(Issue.error("8105", "A quantidade não pode ser alterada neste momento",
                        "fulfillment_availability"));
                continue;
            }
            settled.patches.forEach(availability::apply);
            version++;
            updates++;
        }
    }

    enum Kind {
        ITEM, FULFILLMENT, CLOSED,
        /** What is accepted is refused later, which only the issues of the listing tell. */
        REFUSED_LATER
    }

    private record Pending(Instant visibleAt, List<Patch> patches) {
    }
}
