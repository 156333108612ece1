package dev.vigia.stock.product;

import dev.vigia.listing.MinimumStock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a marketplace showed of a product at a moment, and why, as far as the history reaches back.
 *
 * @param at        the moment that was asked about
 * @param known     since when Vigia has known the product
 * @param told      the quantity it had been told last; empty where the log has none
 * @param confirmed the quantity it had confirmed last; empty where it had confirmed none
 * @param until     when it was told another one; empty where it still is the last
 * @param seen      the quantity that was read back since then and was another one; empty where none was
 * @param stock     what the quantity was computed from; empty where the ledger does not reach back so far
 * @param rule      what won then; empty where nothing was told
 * @param closing   of a kit that showed zero, the components that closed it
 * @param withdrawn why nothing was offered whatever the stock; empty where it was
 */
public record MomentAnswer(String integration, Instant at, Instant known, Optional<Told> told,
        Optional<Told> confirmed, Optional<Told> until, Optional<Told> seen, Optional<StockAtMoment> stock,
        Optional<MomentRule> rule, List<ClosingComponent> closing, Optional<Withdrawal> withdrawn) {

    /** Why a product is not offered. */
    public enum Withdrawal {
        RETIRED, DISCONNECTED, CATEGORY
    }

    /**
     * A rule that won.
     *
     * @param kind       what it was for: {@code everything}, {@code category} or {@code product}; empty text where none won
     * @param label      the path of the category or the SKU
     * @param everywhere whether it was for every integration
     */
    public record MomentRule(String kind, String label, boolean everywhere, MinimumStock minimum, String reason) {
    }

    /** A quantity in the log. */
    public record Told(int quantity, Instant at) {
    }

    /**
     * What was there, in the warehouses of the integration.
     *
     * @param since        when the last of it was counted; empty where the ledger does not say so
     * @param ofComponents whether it was reckoned from what the kit is made of today
     */
    public record StockAtMoment(long available, boolean unlimited, Optional<Instant> since, boolean ofComponents) {
    }

    /** A component of a kit that was at its own minimum, or waited to reopen. */
    public record ClosingComponent(String sku, long available, MomentRule rule) {
    }

    /** Whether the product was not there yet. */
    public boolean isTooEarly() {
        return told.isEmpty() && known.isAfter(at);
    }

    /** Whether the marketplace was known to show it. */
    public boolean isConfirmedThen() {
        return told.isPresent() && confirmed.isPresent() && confirmed.get().quantity == told.get().quantity;
    }

    /** Which sentence explains the quantity; {@code unexplained} where stock and minimum alone do not. */
    public String reason() {
        if (told.isPresent() && told.get().quantity == 0 && withdrawn.isPresent()) {
            return withdrawn.get().name().toLowerCase(Locale.ROOT);
        }
        if (isClosedByComponent()) {
            return "component";
        }
        if (told.isEmpty() || stock.isEmpty()) {
            return "unrecorded";
        }
        int quantity = told.get().quantity;
        long available = stock.get().available;
        if (stock.get().unlimited) {
            return quantity > 0 ? "unlimited" : "unexplained";
        }
        MinimumStock minimum = rule.map(MomentRule::minimum).orElse(new MinimumStock(0));
        return quantity > 0 ? reasonOfUnits(quantity, available, minimum) : reasonOfZero(available, minimum);
    }

    /** Whether a component kept it from being offered, though there were more of it than its own minimum, or nobody knew. */
    private boolean isClosedByComponent() {
        return !closing.isEmpty() && stock.filter(units -> !units.unlimited && units.available <= rule.map(
                MomentRule::minimum).map(MinimumStock::units).orElse(0)).isEmpty();
    }

    /** Whether the answer goes by what the kit is made of today. */
    public boolean isByComponents() {
        return !closing.isEmpty() || stock.filter(StockAtMoment::ofComponents).isPresent();
    }

    private static String reasonOfUnits(int quantity, long available, MinimumStock minimum) {
        long offered = minimum.holdBack() ? available - minimum.units() : available;
        if (available <= minimum.units() || quantity > offered) {
            return "unexplained";
        }
        if (offered > quantity && minimum.ceiling().isPresent() && minimum.ceiling().getAsInt() == quantity) {
            return "capped";
        }
        return minimum.holdBack() ? "held" : "ok";
    }

    private static String reasonOfZero(long available, MinimumStock minimum) {
        if (available <= 0) {
            return "out";
        }
        if (available <= minimum.units()) {
            return "below";
        }
        return available < minimum.reopenAt().orElse(0) ? "waiting" : "unexplained";
    }
}
