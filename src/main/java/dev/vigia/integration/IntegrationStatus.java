package dev.vigia.integration;

import java.time.Instant;
import java.util.Optional;

/**
 * An integration and how it is doing.
 *
 * @param listingsAtZero those that have units and show zero because of the minimum
 * @param lastSync       the last answer of the marketplace
 */
public record IntegrationStatus(Integration integration, long listingsAtZero, Optional<Instant> lastSync) {

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
