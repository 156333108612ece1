/**
 * Carries a changed rule out: the setting holds at once, and the products are compared with it some thousands at a time
 * ({@link dev.vigia.listing.rollout.RolloutSlices}), so that no stock change waits for more than that. It knows
 * listing, which evaluates; what a rule says it does not know.
 */
package dev.vigia.listing.rollout;
