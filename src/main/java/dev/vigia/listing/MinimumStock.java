package dev.vigia.listing;

import java.util.OptionalInt;

/**
 * The rule: at the minimum or below, a marketplace is told zero. SQL applies the same rule to a million rows
 * ({@code quantity_to_publish}, {@code listing_state_of}); a property test holds the two together.
 *
 * @param units 0 to {@value #HIGHEST}
 */
public record MinimumStock(int units) {

    public static final int HIGHEST = 1_000_000;

    public MinimumStock {
        if (units < 0 || units > HIGHEST) {
            throw new IllegalArgumentException("a minimum stock is 0 to " + HIGHEST + ", not " + units);
        }
    }

    /** No minimum set counts as 0. */
    public static MinimumStock of(OptionalInt units) {
        return new MinimumStock(units.orElse(0));
    }

    /**
     * What the marketplace should show.
     *
     * @param ceiling the most units ever published, above 0
     * @return empty when the stock is unknown: nothing is sent then
     */
    public OptionalInt quantityToPublish(Availability available, int ceiling) {
        return switch (stateOf(available)) {
            case UNKNOWN -> OptionalInt.empty();
            case OUT_OF_STOCK, BELOW_MINIMUM -> OptionalInt.of(0);
            default -> OptionalInt.of(available.unlimited() ? ceiling
                    : (int) Math.min(ceiling, available.units().getAsLong()));
        };
    }

    /**
     * What a marketplace should show of a product that it may not be offered at all any more.
     *
     * @param told what it was told to show last, or is being told
     * @return empty when nothing is sent: nothing is known, and nothing was ever told
     */
    public OptionalInt quantityToPublish(Offering offering, Availability available, int ceiling, OptionalInt told) {
        if (offering != Offering.OFFERED) {
            return told.isPresent() ? OptionalInt.of(0) : told;
        }
        OptionalInt quantity = quantityToPublish(available, ceiling);
        return quantity.isPresent() ? quantity : told;
    }

    public ListingState stateOf(Offering offering, Availability available) {
        return switch (offering) {
            case RETIRED -> ListingState.RETIRED;
            case WITHDRAWN -> ListingState.WITHDRAWN;
            case OFFERED -> stateOf(available);
        };
    }

    public ListingState stateOf(Availability available) {
        if (available.unlimited()) {
            return ListingState.OK;
        }
        if (available.units().isEmpty()) {
            return ListingState.UNKNOWN;
        }
        long unitsAvailable = available.units().getAsLong();
        if (unitsAvailable <= 0) {
            return ListingState.OUT_OF_STOCK;
        }
        return unitsAvailable <= units ? ListingState.BELOW_MINIMUM : ListingState.OK;
    }
}
