package dev.vigia.intake.brake;

/** Undoes the transaction of a call that would empty an integration. */
final class MassZeroBlocked extends RuntimeException {

    private final transient BlockedZeros blocked;

    MassZeroBlocked(BlockedZeros blocked) {
        super(blocked.listings().size() + " listings would go to zero");
        this.blocked = blocked;
    }

    BlockedZeros blocked() {
        return blocked;
    }
}
