package dev.vigia.intake.brake;

/** Undoes the transaction of a call that would empty an integration. */
final class MassZeroBlocked extends RuntimeException {

    private final transient BlockedZeros trip;

    MassZeroBlocked(BlockedZeros trip) {
        super(trip.listings().size() + " listings would go to zero");
        this.trip = trip;
    }

    BlockedZeros trip() {
        return trip;
    }
}
