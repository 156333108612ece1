package dev.vigia.listing.rule;

import dev.vigia.listing.MinimumStock;
import java.time.Instant;
import java.util.Optional;

/**
 * What a rule says.
 *
 * @param from   the first moment it holds, a whole minute; empty: from now on
 * @param to     the first moment it does not hold any more, a whole minute; empty: until somebody ends it
 * @param reason a person's words, at most 400 characters
 */
public record RuleTerms(MinimumStock minimum, Optional<Instant> from, Optional<Instant> to, String reason) {

    // A year has four digits, also in UTC, where the clock of a zone is behind it.
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    public RuleTerms {
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw new IllegalArgumentException("a rule begins before it ends");
        }
    }

    /** Whether a rule may begin or end then: at or after 1970-01-01T00:00Z and before the year 10000 in UTC. */
    public static boolean mayBeDate(Instant moment) {
        return !moment.isBefore(Instant.EPOCH) && moment.isBefore(END);
    }

    public boolean holdsAt(Instant moment) {
        return from.filter(moment::isBefore).isEmpty() && to.filter(end -> !moment.isBefore(end)).isEmpty();
    }

    public boolean isDated() {
        return from.isPresent() || to.isPresent();
    }
}
