package dev.vigia.intake;

/** Undoes the transaction of a call that would empty an integration. */
final class Tripped extends RuntimeException {

    private final transient Trip trip;

    Tripped(Trip trip) {
        super(trip.listings().size() + " listings would go to zero");
        this.trip = trip;
    }

    Trip trip() {
        return trip;
    }
}
