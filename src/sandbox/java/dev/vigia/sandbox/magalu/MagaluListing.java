package dev.vigia.sandbox.magalu;

import dev.vigia.sandbox.BuyerView;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.SimulatedListing;
import dev.vigia.sandbox.oauth.AccessTokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** A SKU. What was taken shows a little later, or is dropped with a trace that says why. */
final class MagaluListing implements SimulatedListing {

    /** The real one may take minutes. */
    private static final Duration SHOWN_AFTER = Duration.ofMillis(200);
    private static final int TRACES = 20;

    private final String seller;
    private final String sku;
    private final Kind kind;
    private final Clock clock;
    private final Deque<AcceptedQuantity> taken = new ArrayDeque<>();
    private final Deque<Map<String, Object>> traces = new ArrayDeque<>();
    private OptionalInt shown;
    private long version = 1;
    private long updates;

    MagaluListing(String seller, String sku, Kind kind, int quantity, Clock clock) {
        this.seller = seller;
        this.sku = sku;
        this.kind = kind;
        this.clock = clock;
        this.shown = kind == Kind.UNSTOCKED ? OptionalInt.empty() : OptionalInt.of(quantity);
    }

    static String trace() {
        return AccessTokens.random();
    }

    @Override
    public String sku() {
        return sku;
    }

    Kind kind() {
        return kind;
    }

    synchronized boolean hasStock() {
        settle();
        return shown.isPresent();
    }

    synchronized int quantity() {
        settle();
        return shown.orElse(0);
    }

    /** @return the id of the trace */
    synchronized String take(int quantity) {
        settle();
        String id = trace();
        taken.addLast(new AcceptedQuantity(clock.instant().plus(SHOWN_AFTER), quantity, id));
        return id;
    }

    synchronized void setByHand(int quantity) {
        settle();
        shown = OptionalInt.of(quantity);
        version++;
    }

    /** Newest first. */
    synchronized List<Map<String, Object>> traces() {
        settle();
        return List.copyOf(traces);
    }

    @Override
    public synchronized BuyerView view() {
        settle();
        boolean published = kind != Kind.BLOCKED;
        BuyerView.Ad ad = new BuyerView.Ad(sku, shown.orElse(0), published ? "PUBLISHED" : "BLOCKED", List.of(),
                OptionalInt.empty(), "");
        return new BuyerView(sku, seller, List.of(ad), published ? shown.orElse(0) : 0, version, updates);
    }

    private void settle() {
        Instant now = clock.instant();
        while (!taken.isEmpty() && !taken.peekFirst().at.isAfter(now)) {
            settle(taken.removeFirst());
        }
    }

    private void settle(AcceptedQuantity change) {
        boolean dropped = kind == Kind.BLOCKED;
        if (!dropped) {
            shown = OptionalInt.of(change.quantity);
            version++;
            updates++;
        }
        traces.addFirst(Map.of("severity", dropped ? "error" : "info", "message",
                dropped ? "O SKU está bloqueado" : "Estoque atualizado", "reference", change.trace, "sent_at",
                change.at.toString()));
        if (traces.size() > TRACES) {
            traces.removeLast();
        }
    }

    /** {@code unstocked} has no stock position yet; {@code blocked} takes quantities and drops them. */
    enum Kind {
        ITEM, UNSTOCKED, BLOCKED;

        static Kind of(String name) {
            return Arrays.stream(values()).filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
                    .orElseThrow(() -> RefusedCall.malformed(400, "BAD_REQUEST", "There is no kind " + name));
        }
    }

    private record AcceptedQuantity(Instant at, int quantity, String trace) {
    }
}
