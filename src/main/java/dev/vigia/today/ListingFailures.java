package dev.vigia.today;

import dev.vigia.marketplace.Outcome.Cause;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Counts listings with a problem by integration and cause, each only so far: no counter is kept. */
@ApplicationScoped
class ListingFailures {

    // Of one cause; beyond this nobody needs the number.
    private static final int MOST = 1_000;
    // Of all causes: each lies somewhere else, and fetching so many takes no time that anybody notices.
    private static final int MOST_OF_ALL = 4_000;
    private static final int STEP = 100;

    private static final String[] CAUSES = Stream.of(Cause.values()).map(Cause::name).toArray(String[]::new);

    private final Session session;

    ListingFailures(Session session) {
        this.session = session;
    }

    /**
     * Listings of an integration with one problem.
     *
     * @param listings at most {@value #MOST}, and fewer where there are many causes
     * @param rejected those of them that a person must look at; the others are sent again by themselves
     * @param more     whether there may be more than were counted
     */
    record FailureGroup(long integrationId, Cause cause, long listings, long rejected, boolean more) {
    }

    /** Joins the caller's transaction. */
    List<FailureGroup> of(long retailerId, Long[] integrations) {
        return session.createNativeQuery("""
                with found as materialized (
                  select named.id integration_id, cause.name cause
                  from unnest(cast(:integrations as bigint[])) named (id)
                  cross join unnest(cast(:causes as text[])) cause (name)
                  where exists (select from listing
                                where listing.retailer_id = :retailer and listing.problem = cause.name
                                  and listing.integration_id = named.id)
                ), share as materialized (
                  select greatest(:step, least(:most, :all / greatest(count(*), 1) / :step * :step)) size from found
                )
                select found.integration_id, found.cause, failing.listings, failing.rejected,
                       failing.listings >= (select size from share)
                from found
                cross join lateral (
                  select count(*) listings, count(first.refused) rejected
                  from (select listing.refused from listing
                        where listing.retailer_id = :retailer and listing.problem = found.cause
                          and listing.integration_id = found.integration_id
                          -- As on the list: of what is retired nobody need look where there is nothing to sell.
                          and (found.cause not in ('NOT_FOUND', 'CLOSED')
                            or not exists (select from listing_condition condition
                                           where condition.product_id = listing.product_id
                                             and condition.integration_id = found.integration_id
                                             and condition.state = 'retired'))
                        limit (select size from share)) first
                ) failing
                where failing.listings > 0
                order by failing.rejected desc, found.cause, found.integration_id
                """, FailingRow.class)
                .setParameter("retailer", retailerId)
                .setParameter("integrations", integrations)
                .setParameter("causes", CAUSES)
                .setParameter("most", MOST)
                .setParameter("all", MOST_OF_ALL)
                .setParameter("step", STEP)
                .getResultList().stream().map(FailingRow::group).toList();
    }

    private record FailingRow(long integrationId, String cause, long listings, long rejected, boolean more) {

        FailureGroup group() {
            return new FailureGroup(integrationId, Cause.valueOf(cause), listings, rejected, more);
        }
    }
}
