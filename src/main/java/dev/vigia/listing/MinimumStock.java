package dev.vigia.listing;

import java.util.OptionalInt;

/**
 * The rule: at the minimum or below, a marketplace is told zero, until the stock has reached the level at which it reopens.
 * SQL applies the same rule to a million rows ({@code quantity_to_publish}, {@code listing_state_of}); a property test holds
 * the two together.
 *
 * @param units    0 to {@value #HIGHEST}
 * @param holdBack whether the minimum is kept back: above it, what is offered is what is available less the minimum
 * @param reopenAt units from which what was closed is offered again, above {@code units}; empty: as soon as it is above them
 * @param ceiling  the most units offered, above 0; empty: the general one
 */
public record MinimumStock(int units, boolean holdBack, OptionalInt reopenAt, OptionalInt ceiling) {

    public static final int HIGHEST = 1_000_000;
    public static final int HIGHEST_TO_REOPEN = 2_000_000;
    /** No product has more units. */
    public static final int HIGHEST_CEILING = 1_000_000_000;

    public MinimumStock {
        if (units < 0 || units > HIGHEST) {
            throw new IllegalArgumentException("a minimum stock is 0 to " + HIGHEST + ", not " + units);
        }
        if (reopenAt.isPresent() && (reopenAt.getAsInt() <= units || reopenAt.getAsInt() > HIGHEST_TO_REOPEN)) {
            throw new IllegalArgumentException("what closes at " + units + " reopens at " + (units + 1) + " to "
                    + HIGHEST_TO_REOPEN + ", not " + reopenAt.getAsInt());
        }
        if (ceiling.isPresent() && ceiling.getAsInt() <= 0) {
            throw new IllegalArgumentException("a ceiling is above 0, not " + ceiling.getAsInt());
        }
    }

    /** Nothing but a number. */
    public MinimumStock(int units) {
        this(units, false, OptionalInt.empty(), OptionalInt.empty());
    }

    /** No minimum set counts as 0. */
    public static MinimumStock of(OptionalInt units) {
        return new MinimumStock(units.orElse(0));
    }

    /** What the marketplace should show of a listing that the minimum has not closed; see below. */
    public OptionalInt quantityToPublish(Availability available, int ceiling) {
        return quantityToPublish(available, false, ceiling);
    }

    /**
     * What the marketplace should show.
     *
     * @param closed         whether the minimum has closed the listing, and nothing has opened it since
     * @param generalCeiling the most units ever published, above 0
     * @return empty when the stock is unknown: nothing is sent then
     */
    public OptionalInt quantityToPublish(Availability available, boolean closed, int generalCeiling) {
        int most = Math.min(generalCeiling, ceiling.orElse(generalCeiling));
        return switch (stateOf(available, closed)) {
            case UNKNOWN -> OptionalInt.empty();
            case OUT_OF_STOCK, BELOW_MINIMUM, WAITING_TO_REOPEN -> OptionalInt.of(0);
            default -> OptionalInt.of(available.unlimited() ? most
                    : (int) Math.min(most, available.units().getAsLong() - (holdBack ? units : 0)));
        };
    }

    /**
     * What a marketplace should show of a product that it may not be offered at all any more.
     *
     * @param told what it was told to show last, or is being told
     * @return empty when nothing is sent: nothing is known, and nothing was ever told
     */
    public OptionalInt quantityToPublish(Offering offering, Availability available, boolean closed, int generalCeiling,
            OptionalInt told) {
        if (offering != Offering.OFFERED) {
            return told.isPresent() ? OptionalInt.of(0) : told;
        }
        OptionalInt quantity = quantityToPublish(available, closed, generalCeiling);
        return quantity.isPresent() ? quantity : told;
    }

    /** @param closed as above; what is not offered is not closed by its minimum */
    public ListingState stateOf(Offering offering, Availability available, boolean closed) {
        return switch (offering) {
            case RETIRED -> ListingState.RETIRED;
            case WITHDRAWN -> ListingState.WITHDRAWN;
            case OFFERED -> stateOf(available, closed);
        };
    }

    public ListingState stateOf(Availability available, boolean closed) {
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
        if (unitsAvailable <= units) {
            return ListingState.BELOW_MINIMUM;
        }
        return closed && unitsAvailable < reopenAt.orElse(0) ? ListingState.WAITING_TO_REOPEN : ListingState.OK;
    }
}
