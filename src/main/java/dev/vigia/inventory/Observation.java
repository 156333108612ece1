package dev.vigia.inventory;

import java.time.Instant;

/**
 * What somebody counted of a product in a warehouse.
 *
 * @param warehouse its code, in any case
 * @param onHand    units, below zero when more was promised than there is
 * @param reserved  units promised to orders
 */
public record Observation(long productId, String warehouse, int onHand, int reserved, boolean unlimited,
        Instant observedAt) {
}
