package dev.vigia.stock.why;

import dev.vigia.listing.MinimumStock;
import java.util.Map;
import java.util.Optional;

/**
 * A component of a kit on an integration.
 *
 * @param quantity  how many a kit needs
 * @param available in the warehouses of the integration; empty: never counted
 * @param rule      that of the component there
 * @param closed    whether its minimum had closed it there
 * @param levels    by warehouse, of those that the integration uses
 */
public record KitPartNow(String sku, int quantity, boolean retired, Optional<Long> available, boolean unlimited,
        MinimumStock rule, boolean closed, Map<Long, PartLevel> levels) {

    /** What lies in one warehouse. */
    public record PartLevel(long available, boolean unlimited) {

        static final PartLevel NONE = new PartLevel(0, false);
    }

    /** Whether its minimum keeps every kit that needs it from being offered there. */
    public boolean isClosing() {
        return !unlimited && available.filter(units -> units < opensFrom()).isPresent();
    }

    long opensFrom() {
        return LiftReckoning.opensFrom(rule, closed);
    }

    PartLevel in(long warehouse) {
        return levels.getOrDefault(warehouse, PartLevel.NONE);
    }

    /** What it lacks where so many kits are to lie in one warehouse. */
    long missing(long warehouse, long kits) {
        long forKits = in(warehouse).unlimited ? 0 : kits * quantity - in(warehouse).available;
        long forItself = unlimited ? 0 : opensFrom() - available.orElse(0L);
        return Math.max(0, Math.max(forKits, forItself));
    }
}
