package dev.vigia.integration;

import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import java.util.Optional;

/**
 * What trying the stored credentials showed.
 *
 * @param cause what is wrong; empty when nothing is
 * @param message the marketplace's own; empty text when it said none
 */
public record Probe(Optional<Cause> cause, String message) {

    public static Probe of(Outcome outcome) {
        return new Probe(outcome.cause(), outcome.message());
    }

    public boolean isFine() {
        return cause.isEmpty();
    }
}
