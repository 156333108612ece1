package dev.vigia.listing.preview;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.hibernate.query.NativeQuery;

/**
 * What a person is about to decide about an integration.
 *
 * @param switchedOn whether nothing was sent to it before and will be
 * @param minimum    units; empty: it would have none of its own
 * @param categories those to be registered; empty: every one
 * @param warehouses those to be chosen; empty: every active one
 */
public record Proposal(boolean switchedOn, OptionalInt minimum, Optional<Set<Long>> categories,
        Optional<Set<Long>> warehouses) {

    /** Tells a statement which categories and warehouses are meant. */
    <T> NativeQuery<T> reach(NativeQuery<T> query) {
        return query
                .setParameter("everyCategory", categories.isEmpty())
                .setParameter("everyWarehouse", warehouses.isEmpty())
                .setParameter("categories", ids(categories))
                .setParameter("warehouses", ids(warehouses));
    }

    private static Long[] ids(Optional<Set<Long>> chosen) {
        return chosen.orElse(Set.of()).toArray(Long[]::new);
    }
}
