package dev.vigia.sync.lease;

/**
 * The right to send for an integration, for a while.
 *
 * @param epoch grows with each change of owner; what an earlier owner writes is refused
 */
public record Lease(long integrationId, long retailerId, long epoch) {
}
