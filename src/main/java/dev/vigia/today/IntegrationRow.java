package dev.vigia.today;

import dev.vigia.integration.IntegrationStatus;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.updates.status.ZeroLags.Lag;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How an integration is doing, in a line.
 *
 * @param marketplace its marketplace's name
 * @param newAtZero   listings that have reached the minimum within 24 hours, and stand at zero because of it
 * @param failing     listings with a problem
 * @param oldest      since when the oldest that waits to be sent was due; empty where nothing waits, or nothing is sent
 * @param zeros       confirmed by day
 * @param zerosInWords the same for who does not see the chart
 */
record IntegrationRow(IntegrationStatus status, String marketplace, Counted newAtZero, Counted failing,
        Optional<Instant> oldest, Lag lag, Sparkline zeros, String zerosInWords) {

    /** @param more whether there may be more than were counted */
    record Counted(long listings, boolean more) {

        static final Counted NONE = new Counted(0, false);

        Counted and(Counted other) {
            return new Counted(listings + other.listings, more || other.more);
        }
    }

    public String name() {
        return status.integration().name;
    }

    /** Whether its name says which marketplace it is. */
    public boolean isNamedAfterMarketplace() {
        return name().contains(marketplace);
    }

    /** With its marketplace. */
    String fullName() {
        return isNamedAfterMarketplace() ? name() : name() + " (" + marketplace + ")";
    }

    public long id() {
        return status.integration().id;
    }

    public String path() {
        return "/integrations/" + id();
    }

    public String atZeroPath() {
        return "/stock?state=below_minimum&integration=" + id();
    }

    public String failingPath() {
        return "/stock?state=failing&integration=" + id();
    }

    String failingPath(Cause cause) {
        return failingPath() + "&cause=" + cause.name().toLowerCase(Locale.ROOT);
    }

    String driftPath() {
        return "/updates/drift?integration=" + id();
    }
}
