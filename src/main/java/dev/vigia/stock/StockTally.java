package dev.vigia.stock;

import dev.vigia.database.OneColumn;
import dev.vigia.listing.ListingState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import org.hibernate.Session;

/** How many listings stand where, from counters that the evaluation keeps. */
@ApplicationScoped
class StockTally {

    // Counted one by one, since no counter is kept; beyond this nobody needs the number.
    private static final int MOST_FAILING = 1_000;

    private final Session session;

    StockTally(Session session) {
        this.session = session;
    }

    /** @param failing at most {@value #MOST_FAILING}, then there may be more */
    record Counts(Map<ShownState, Long> byState, long failing) {

        long all() {
            return byState.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Paused and withdrawn count as one, as in the filter. */
        long of(ShownState state) {
            return state == ShownState.PAUSED
                    ? byState.getOrDefault(state, 0L) + byState.getOrDefault(ShownState.WITHDRAWN, 0L)
                    : byState.getOrDefault(state, 0L);
        }

        boolean failingIsMore() {
            return failing >= MOST_FAILING;
        }
    }

    @Transactional
    public Counts of(long retailerId, OptionalLong integration) {
        String narrowed = integration.isPresent() ? " and integration_id = " + integration.getAsLong() : "";
        Map<ShownState, Long> byState = new EnumMap<>(ShownState.class);
        session.createNativeQuery("""
                select cast(state as text), enabled and stopped_because is null, cast(sum(listings) as bigint)
                from (select integration_id, state, listings from listing_tally
                      where retailer_id = :retailer and state <> 'retired'""" + narrowed + """
                ) tally join integration on integration.id = tally.integration_id
                group by 1, 2
                """, TallyRow.class).setParameter("retailer", retailerId).getResultList()
                .forEach(row -> byState.merge(row.shown(), row.listings, Long::sum));
        long failing = OneColumn.query(session, "select count(*) from (select from listing_seen"
                + " listing where retailer_id = :retailer and " + ListingRange.Part.TROUBLED.condition + narrowed
                + " limit :most) failing",
                Long.class)
                .setParameter("retailer", retailerId)
                .setParameter("most", MOST_FAILING)
                .getSingleResult();
        return new Counts(byState, failing);
    }

    private record TallyRow(String state, boolean sending, long listings) {

        ShownState shown() {
            return ShownState.of(ListingState.ofCode(state), sending);
        }
    }
}
