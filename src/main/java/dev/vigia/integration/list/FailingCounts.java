package dev.vigia.integration.list;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Counts listings that the marketplace did not take, each integration's only so far: no counter is kept. */
@ApplicationScoped
class FailingCounts {

    // Beyond this nobody needs the number.
    private static final int MOST = 1_000;

    private final Session session;

    FailingCounts(Session session) {
        this.session = session;
    }

    /** By integration; what has none is missing. */
    @Transactional
    Map<Long, FailingCount> of(long retailerId) {
        return session.createNativeQuery("""
                select integration.id, least(found.listings, :most), found.listings > :most
                from integration
                cross join lateral (
                  select count(*) listings
                  from (select from listing
                        where listing.integration_id = integration.id and listing.problem is not null
                          -- As on the list: of what is retired nobody need look where there is nothing to sell.
                          and (listing.problem not in ('NOT_FOUND', 'CLOSED')
                            or not exists (select from listing_condition condition
                                           where condition.product_id = listing.product_id
                                             and condition.integration_id = listing.integration_id
                                             and condition.state = 'retired'))
                        limit :most + 1) first
                ) found
                where integration.retailer_id = :retailer and integration.disconnected_at is null and found.listings > 0
                """, FailingCountRow.class)
                .setParameter("retailer", retailerId)
                .setParameter("most", MOST)
                .getResultStream().collect(Collectors.toMap(FailingCountRow::integrationId, row -> new FailingCount(
                        row.listings, row.more)));
    }

    private record FailingCountRow(long integrationId, long listings, boolean more) {
    }
}
