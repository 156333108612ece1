package dev.vigia.listing;

import java.util.OptionalLong;

/**
 * What an integration may offer of a product.
 *
 * @param units on hand less reserved, over its warehouses, below zero when more was promised than there is; empty when
 *              the product was never counted, which is not zero
 */
public record Availability(OptionalLong units, boolean unlimited) {

    public static Availability of(long units) {
        return new Availability(OptionalLong.of(units), false);
    }

    public static Availability withoutLimit() {
        return new Availability(OptionalLong.empty(), true);
    }

    public static Availability unknown() {
        return new Availability(OptionalLong.empty(), false);
    }
}
