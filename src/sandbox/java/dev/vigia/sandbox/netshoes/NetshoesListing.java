package dev.vigia.sandbox.netshoes;

import dev.vigia.sandbox.BuyerView;
import dev.vigia.sandbox.RefusedCall;
import dev.vigia.sandbox.SimulatedListing;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** A product of a seller. */
final class NetshoesListing implements SimulatedListing {

    private final String seller;
    private final String sku;
    private final Kind kind;
    private OptionalInt available;
    private long version = 1;
    private long updates;

    NetshoesListing(String seller, String sku, Kind kind, int quantity) {
        this.seller = seller;
        this.sku = sku;
        this.kind = kind;
        this.available = kind == Kind.FRESH ? OptionalInt.empty() : OptionalInt.of(quantity);
    }

    @Override
    public String sku() {
        return sku;
    }

    Kind kind() {
        return kind;
    }

    synchronized OptionalInt available() {
        return available;
    }

    synchronized void set(int quantity) {
        available = OptionalInt.of(quantity);
        version++;
        updates++;
    }

    synchronized void setByHand(int quantity) {
        available = OptionalInt.of(quantity);
        version++;
    }

    Map<String, Object> status() {
        return kind == Kind.REVIEW
                ? Map.of("status", "PENDING", "reviews", List.of(Map.of("message", "Aguardando aprovação", "date",
                        "2026-11-24T12:00:00Z")))
                : Map.of("status", "APPROVED", "reviews", List.of());
    }

    @Override
    public synchronized BuyerView view() {
        int units = available.orElse(0);
        boolean sold = kind != Kind.REVIEW;
        BuyerView.Ad ad = new BuyerView.Ad(sku, units, sold ? "approved" : "pending", List.of(), OptionalInt.empty(),
                "");
        return new BuyerView(sku, seller, List.of(ad), sold ? units : 0, version, updates);
    }

    /** {@code FRESH} has been approved and has no stock yet; {@code REVIEW} has not been approved. */
    enum Kind {
        ITEM, FRESH, REVIEW;

        static Kind of(String name) {
            return Arrays.stream(values()).filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
                    .orElseThrow(() -> RefusedCall.malformed(400, "Parameter_Error", "There is no kind " + name));
        }
    }
}
