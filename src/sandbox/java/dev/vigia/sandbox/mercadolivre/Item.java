package dev.vigia.sandbox.mercadolivre;

import dev.vigia.sandbox.RefusedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An ad: its status follows its units. Guarded by the {@link Family} it belongs to. */
final class Item {

    private static final String OUT_OF_STOCK = "out_of_stock";
    private static final String PAUSED_BY_SELLER = "paused_by_seller";

    private final String id;
    private final Family family;
    private final Kind kind;
    private final Optional<Stock> stock;
    private List<Variation> variations = new ArrayList<>();
    private String status;
    private List<String> subStatus;

    /** @param stock empty for an item whose units lie with its variations */
    Item(String id, Family family, Kind kind, Optional<Stock> stock) {
        this.id = id;
        this.family = family;
        this.kind = kind;
        this.stock = stock;
        this.status = switch (kind) {
            case CLOSED -> "closed";
            case UNDER_REVIEW -> "under_review";
            case PAUSED -> "paused";
            default -> "active";
        };
        this.subStatus = kind == Kind.PAUSED ? List.of(PAUSED_BY_SELLER) : List.of();
        followStock();
    }

    String id() {
        return id;
    }

    Family family() {
        return family;
    }

    Optional<Stock> stock() {
        return stock;
    }

    List<Variation> variations() {
        return variations;
    }

    String status() {
        return status;
    }

    List<String> subStatus() {
        return subStatus;
    }

    String logisticType() {
        return kind == Kind.FULFILLMENT ? "fulfillment" : "drop_off";
    }

    boolean isFulfilledByMarketplace() {
        return kind == Kind.FULFILLMENT;
    }

    int availableQuantity() {
        return stock.map(Stock::quantity).orElseGet(() -> variations.stream().mapToInt(one -> one.stock().quantity())
                .sum());
    }

    Optional<Variation> variation(long variationId) {
        return variations.stream().filter(one -> one.id() == variationId).findFirst();
    }

    void add(Variation variation) {
        variations.add(variation);
        followStock();
    }

    /** Drops every variation that is not listed, as the marketplace does without asking. */
    void keepOnly(List<Long> variationIds) {
        variations.removeIf(one -> !variationIds.contains(one.id()));
        followStock();
    }

    void requireModifiable(String field) {
        if (status.equals("closed") || status.equals("under_review")) {
            throw new RefusedCall(400, "field_not_updatable",
                    field + " is not modifiable: the item " + id + " is " + status);
        }
        if (isFulfilledByMarketplace() && !field.equals("status")) {
            // Who asked what the item is would not have tried.
            throw RefusedCall.malformed(400, "item.available_quantity.not_modifiable",
                    field + " is not modifiable: the item " + id + " is in fulfillment");
        }
    }

    void pause() {
        status = "paused";
        subStatus = List.of(PAUSED_BY_SELLER);
    }

    void activate() {
        status = "active";
        subStatus = List.of();
        followStock();
    }

    void close() {
        status = "closed";
        subStatus = List.of();
    }

    /** Pauses at zero and wakes up above it; what the seller paused or the marketplace closed stays as it is. */
    void followStock() {
        boolean empty = availableQuantity() == 0;
        if (empty && status.equals("active")) {
            status = "paused";
            subStatus = List.of(OUT_OF_STOCK);
        } else if (!empty && status.equals("paused") && subStatus.contains(OUT_OF_STOCK)) {
            status = "active";
            subStatus = List.of();
        }
    }

    /** Puts everything but the units back as it is now. */
    Runnable undo() {
        List<Variation> variationsBefore = new ArrayList<>(variations);
        String statusBefore = status;
        List<String> subStatusBefore = subStatus;
        return () -> {
            variations = variationsBefore;
            status = statusBefore;
            subStatus = subStatusBefore;
        };
    }
}
