package dev.vigia.integration;

import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import java.util.Optional;

/**
 * What trying the stored credentials showed.
 *
 * @param cause what is wrong; empty when nothing is
 * @param words the marketplace's own; empty text when it said none
 */
public record Probe(Optional<Cause> cause, String words) {

    public static Probe of(Outcome outcome) {
        if (outcome instanceof Outcome.Rejected rejected) {
            return new Probe(Optional.of(rejected.cause()), rejected.words());
        }
        return outcome instanceof Outcome.Retry retry ? new Probe(Optional.of(retry.cause()), retry.words())
                : new Probe(Optional.empty(), "");
    }

    public boolean isFine() {
        return cause.isEmpty();
    }
}
