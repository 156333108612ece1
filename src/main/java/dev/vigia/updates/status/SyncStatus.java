package dev.vigia.updates.status;

import dev.vigia.integration.IntegrationStatus;
import dev.vigia.listing.Priority;
import dev.vigia.listing.rollout.Rollout;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.sync.queue.UpdateOutcome;
import dev.vigia.sync.readback.ReadBackFinding;
import dev.vigia.updates.status.ZeroLags.Lag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the sending to one integration goes.
 *
 * @param budgetUsed share of the allowed requests of the last minute, from 0 to 1; empty when nothing was sent in it
 * @param rollout    a changed rule that is being carried out, or was lately
 */
record SyncStatus(IntegrationStatus integrationStatus, Marketplace marketplace, Lag lag, List<DueCount> waiting,
        Unconfirmed unconfirmed,
        Optional<Double> budgetUsed,
        FailureCounts failures, List<DriftCount> drifts, Optional<Rollout> rollout) {

    /** @param since when the oldest of them joined the list; empty when none waits */
    record DueCount(Priority priority, long listings, Optional<Instant> since) {

        static DueCount none(Priority priority) {
            return new DueCount(priority, 0, Optional.empty());
        }
    }

    /**
     * Listings of which the marketplace has not said for good what they show.
     *
     * @param accepted it took the quantity and decides later
     * @param since    the oldest of those; empty when there are none
     * @param overdue  of those for longer than is waited
     * @param behind   of those that have a newer quantity, which waits
     * @param inDoubt  it did not answer, and may still apply what was sent
     * @param timeout  how long is waited
     */
    record Unconfirmed(long accepted, Optional<Instant> since, long overdue, long behind, long inDoubt,
            Duration timeout) {

        public boolean isNone() {
            return accepted == 0 && inDoubt == 0;
        }
    }

    /**
     * What failed in the last 24 hours, the most frequent first.
     *
     * @param more whether there were more than were counted
     */
    record FailureCounts(List<FailureCount> causes, boolean more) {
    }

    record FailureCount(UpdateOutcome outcome, Cause cause, long updates) {

        /** Whether it is tried again by itself, while the integration runs. */
        public boolean isHealing() {
            return outcome == UpdateOutcome.RETRY;
        }
    }

    /** What reading back found in the last 24 hours, the most frequent first. */
    record DriftCount(ReadBackFinding cause, long listings) {
    }

    /** Whether a changed rule is being carried out. */
    public boolean isRollingOut() {
        return rollout.filter(Rollout::isRunning).isPresent();
    }

    public String driftPath() {
        return "/updates/drift?integration=" + integrationStatus.integration().id;
    }

    public String updatesPath() {
        return "/updates?integration=" + integrationStatus.integration().id;
    }

    public String updatesPath(UpdateOutcome outcome) {
        return updatesPath() + "&outcome=" + outcome.code();
    }

    public String problemsPath() {
        return "/stock?state=failing&integration=" + integrationStatus.integration().id;
    }
}
