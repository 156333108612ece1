package dev.vigia.listing.rollout;

/** Fired when a changed rule is to be carried out; observe it after the transaction has succeeded. */
record RolloutBegun(long retailerId, long integrationId) {
}
