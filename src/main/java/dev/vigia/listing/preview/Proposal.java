package dev.vigia.listing.preview;

import dev.vigia.listing.MinimumStock;
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
 * @param terms      its own rule with all that is finer; empty: what is finer stays as it is
 */
public record Proposal(boolean switchedOn, OptionalInt minimum, Optional<Set<Long>> categories,
        Optional<Set<Long>> warehouses, Optional<MinimumStock> terms) {

    public Proposal(boolean switchedOn, OptionalInt minimum, Optional<Set<Long>> categories,
            Optional<Set<Long>> warehouses) {
        this(switchedOn, minimum, categories, warehouses, Optional.empty());
    }

    /** Tells a statement what the rule of the integration would be. */
    <T> NativeQuery<T> rule(NativeQuery<T> query) {
        return query
                .setParameter("minimum", boxed(minimum), Integer.class)
                .setParameter("finer", terms.isPresent())
                .setParameter("holdBack", terms.map(MinimumStock::holdBack).orElse(false))
                .setParameter("reopenAt", boxed(terms.map(MinimumStock::reopenAt).orElse(OptionalInt.empty())),
                        Integer.class)
                .setParameter("ownCeiling", boxed(terms.map(MinimumStock::ceiling).orElse(OptionalInt.empty())),
                        Integer.class);
    }

    private static Integer boxed(OptionalInt units) {
        return units.isPresent() ? units.getAsInt() : null;
    }

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
