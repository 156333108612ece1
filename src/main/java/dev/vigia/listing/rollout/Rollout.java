package dev.vigia.listing.rollout;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a changed rule has been carried out.
 *
 * @param change     what changed
 * @param products   how many there are to compare
 * @param compared   how many have been
 * @param toZero     listings that sold and went to zero
 * @param confirmed  zeros since it began of which the marketplace has said that they show; at most {@value #MOST_CONFIRMED}
 *                   are counted
 * @param toReopen   listings that sold nothing and do now
 * @param endedAt    empty while it runs
 */
public record Rollout(RuleChange change, long products, long compared, long toZero, long confirmed, long toReopen,
        Optional<Instant> endedAt) {

    static final int MOST_CONFIRMED = 100_000;

    public boolean isMinimumChanged() {
        return change.minimum() != change.minimumBefore();
    }

    public boolean isRunning() {
        return endedAt.isEmpty();
    }

    /** Whether there may be more confirmed zeros than were counted. */
    public boolean isMoreConfirmed() {
        return confirmed >= MOST_CONFIRMED;
    }
}
