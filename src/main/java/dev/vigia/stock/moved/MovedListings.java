package dev.vigia.stock.moved;

import dev.vigia.database.OneColumn;
import dev.vigia.history.HistoryEntry;
import dev.vigia.listing.ListingState;
import dev.vigia.stock.ShownState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Reads which listings a change has moved, in the order in which they were looked at. */
@ApplicationScoped
class MovedListings {

    private static final String AT_ONCE = "retailer_id = :retailer and rollout_id is null and moved_at = :at"
            + " and integration_id = coalesce(cast(:integration as bigint), integration_id)";
    private static final String IN_SLICES = "retailer_id = :retailer and rollout_id = any(cast(:rollouts as bigint[]))";

    // Each row has at least one that lies behind the last page, but perhaps the first.
    private static final String PAGE = """
            select named.id, product.id, product.sku, product.name, integration.name,
                   integration.enabled and integration.stopped_because is null, cast(now.state as text),
                   cast(now.desired as bigint), cast(now.confirmed as bigint)
            from (select moved.id, moved.integration_id, one.product_id
                  from (select id, integration_id, product_ids from moved_listing
                        where /*these*/ and id >= :row order by id limit :most + 1) moved
                  cross join lateral (select product_id from unnest(moved.product_ids) product_id
                                      where moved.id > :row or product_id > :product
                                      order by product_id limit :most) one
                  order by moved.id, one.product_id limit :most) named
            join product on product.id = named.product_id
            join integration on integration.id = named.integration_id
            left join lateral (select state, desired, confirmed from listing_now
                               where product_id = named.product_id and integration_id = named.integration_id
                               offset 0) now on true
            order by named.id, named.product_id
            """;

    private final Session session;

    MovedListings(Session session) {
        this.session = session;
    }

    /** How many there are by now. */
    @Transactional
    public long count(long retailerId, HistoryEntry entry) {
        var query = OneColumn.query(session,
                "select coalesce(sum(listings), 0) from moved_listing where "
                        + these(entry), Number.class);
        set(query, retailerId, entry);
        return query.getSingleResult().longValue();
    }

    /**
     * Those behind a place in the list.
     *
     * @param row     0: from the first on
     * @param product the last that was shown of that row
     */
    @Transactional
    public List<MovedListing> after(long retailerId, HistoryEntry entry, long row, long product, int most) {
        var query = session.createNativeQuery(PAGE.replace("/*these*/", these(entry)), MovedRow.class)
                .setParameter("row", row).setParameter("product", product).setParameter("most", most);
        set(query, retailerId, entry);
        return query.getResultStream().map(MovedRow::listing).toList();
    }

    private static String these(HistoryEntry entry) {
        return entry.effect().has("rollouts") ? IN_SLICES : AT_ONCE;
    }

    private static void set(NativeQuery<?> query, long retailerId, HistoryEntry entry) {
        query.setParameter("retailer", retailerId);
        if (entry.effect().has("rollouts")) {
            List<Long> ids = new ArrayList<>();
            entry.effect().path("rollouts").forEach(id -> ids.add(id.longValue()));
            query.setParameter("rollouts", ids.toArray(Long[]::new));
        } else {
            // Several changes of one transaction have one moment.
            query.setParameter("at", entry.happenedAt()).setParameter("integration", entry.integrationId().orElse(null),
                    Long.class);
        }
    }

    /** As the database tells it; null where nobody knows. */
    private record MovedRow(long row, long productId, String sku, String name, String integration, boolean sending,
            String state, Long desired, Long confirmed) {

        MovedListing listing() {
            return new MovedListing(row, productId, sku, name, integration, Optional.ofNullable(state).map(
                    code -> ShownState.of(ListingState.ofCode(code), sending)), Optional.ofNullable(desired), Optional
                            .ofNullable(confirmed));
        }
    }
}
