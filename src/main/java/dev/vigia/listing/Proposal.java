package dev.vigia.listing;

import java.util.Optional;
import java.util.Set;

/**
 * What a person is about to decide about an integration.
 *
 * @param switchedOn whether nothing was sent to it before and will be
 * @param categories those to be registered; empty: every one
 * @param warehouses those to be chosen; empty: every active one
 */
public record Proposal(boolean switchedOn, MinimumStock minimum, Optional<Set<Long>> categories,
        Optional<Set<Long>> warehouses) {
}
