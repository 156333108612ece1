package dev.vigia.today;

import dev.vigia.marketplace.Outcome.Cause;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Counts listings with a problem by integration and cause, each only so far: no counter is kept. */
@ApplicationScoped
class ListingFailures {

    /** Beyond this nobody needs the number. */
    static final int MOST = 1_000;

    private static final String[] CAUSES = Stream.of(Cause.values()).map(Cause::name).toArray(String[]::new);

    private final Session session;

    ListingFailures(Session session) {
        this.session = session;
    }

    /**
     * Listings of an integration with one problem.
     *
     * @param listings at most {@value #MOST}, then there may be more
     * @param rejected those of them that a person must look at; the others are sent again by themselves
     */
    record FailureGroup(long integrationId, Cause cause, long listings, long rejected) {

        boolean isMore() {
            return listings >= MOST;
        }
    }

    /** Joins the caller's transaction. */
    List<FailureGroup> of(long retailerId, Long[] integrations) {
        return session.createNativeQuery("""
                select named.id, cause.name, failing.listings, failing.rejected
                from unnest(cast(:integrations as bigint[])) named (id)
                cross join unnest(cast(:causes as text[])) cause (name)
                cross join lateral (
                  select count(*) listings, count(first.refused) rejected
                  from (select listing.refused from listing
                        where listing.retailer_id = :retailer and listing.problem = cause.name
                          and listing.integration_id = named.id
                          -- As on the list: of what is retired nobody need look where there is nothing to sell.
                          and (cause.name not in ('NOT_FOUND', 'CLOSED')
                            or not exists (select from listing_condition condition
                                           where condition.product_id = listing.product_id
                                             and condition.integration_id = named.id and condition.state = 'retired'))
                        limit :most) first
                ) failing
                where failing.listings > 0
                order by failing.rejected desc, cause.name, named.id
                """, FailingRow.class)
                .setParameter("retailer", retailerId)
                .setParameter("integrations", integrations)
                .setParameter("causes", CAUSES)
                .setParameter("most", MOST)
                .getResultList().stream().map(FailingRow::group).toList();
    }

    private record FailingRow(long integrationId, String cause, long listings, long rejected) {

        FailureGroup group() {
            return new FailureGroup(integrationId, Cause.valueOf(cause), listings, rejected);
        }
    }
}
