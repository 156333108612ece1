package dev.vigia.integration;

import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What trying the stored credentials showed.
 *
 * @param cause what is wrong; empty when nothing is
 * @param message the marketplace's own; empty text when it said none
 */
public record Probe(Optional<Cause> cause, String message) {

    private static final Set<Cause> CORRECTABLE = EnumSet.of(Cause.CREDENTIALS, Cause.NOT_FOUND, Cause.CLOSED,
            Cause.UNPREPARED, Cause.ANOTHER_ACCOUNT, Cause.WRONG_HOST, Cause.REFUSED);

    public static Probe of(Outcome outcome) {
        return new Probe(outcome.cause(), outcome.message());
    }

    /** Whether a person must correct what was typed; otherwise nobody can tell, or it heals by itself. */
    public boolean isRefused() {
        return cause.filter(CORRECTABLE::contains).isPresent();
    }

    public boolean isFine() {
        return cause.isEmpty();
    }
}
