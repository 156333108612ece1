package dev.vigia.integration;

/** Undoes a change that would take more listings to zero than the person has agreed to. */
public final class MassZero extends RuntimeException {

    public MassZero(long toZero, long agreed) {
        super(toZero + " listings would go to zero, and " + agreed + " are agreed to");
    }
}
