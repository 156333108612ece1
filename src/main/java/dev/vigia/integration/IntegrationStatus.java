package dev.vigia.integration;

import dev.vigia.listing.rule.WideRules.WideRule;
import java.time.Instant;
import java.util.Optional;

/**
 * An integration and how it is doing.
 *
 * @param rule           which holds for what has no finer one; empty: none, which counts as a minimum of 0
 * @param listingsAtZero those that have units and show zero because of the minimum
 * @param lastSync       the last answer of the marketplace
 */
public record IntegrationStatus(Integration integration, Optional<WideRule> rule, long listingsAtZero,
        Optional<Instant> lastSync) {

    public ConnectionState state() {
        if (integration.isDisconnecting()) {
            return ConnectionState.DISCONNECTING;
        }
        if (!integration.enabled) {
            return ConnectionState.OFF;
        }
        if (integration.isAwaitingConsent()) {
            return ConnectionState.AWAITING;
        }
        if (integration.isStopped()) {
            return ConnectionState.STOPPED;
        }
        return lastSync.isPresent() ? ConnectionState.ON : ConnectionState.UNSENT;
    }

    /** Whether Vigia stopped it, and a person must act. */
    public boolean isStopped() {
        return state() == ConnectionState.STOPPED;
    }

    /** Why Vigia stopped it, in the marketplace's words; empty text while it runs. */
    public String stoppedBecause() {
        return isStopped() ? integration.stoppedBecause : "";
    }
}
