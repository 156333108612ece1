package dev.vigia.listing.preview;

import dev.vigia.database.OneColumn;
import dev.vigia.listing.Kits;
import dev.vigia.listing.ListingConfig;
import dev.vigia.listing.preview.ImpactedListings.ImpactedListing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** What a change of an integration would do. Reads only, and joins the caller's transaction. */
@ApplicationScoped
public class Impacts {

    private static final int PAGE = 100;

    private final Session session;
    private final Kits kits;
    private final ListingConfig config;

    Impacts(Session session, Kits kits, ListingConfig config) {
        this.session = session;
        this.kits = kits;
        this.config = config;
    }

    /** What another minimum would do, all else as it is. Reads only. */
    public Impact of(long retailerId, long integrationId, OptionalInt minimum) {
        return of(retailerId, integrationId, new Proposal(false, minimum, Optional.empty(), Optional.empty()), false);
    }

    /**
     * What saving would do. Reads only.
     *
     * @param reachChanges whether its categories or warehouses are others than those it has; without, none of a million
     *                     products need be looked at
     */
    public Impact of(long retailerId, long integrationId, Proposal proposal, boolean reachChanges) {
        boolean any = kits.any(retailerId);
        ImpactRow row = impactQuery(ImpactSql.counts(reachChanges, any), retailerId, integrationId, proposal,
                reachChanges,
                ImpactRow.class).getSingleResult();
        List<String> sample = impactQuery(ImpactSql.sample(reachChanges, any), retailerId, integrationId, proposal,
                reachChanges, String.class).setParameter("zeros", row.toZero > 0).getResultList();
        return row.impact(sample);
    }

    /** Of the categories where most listings would go to zero or reopen, the most zeros first. */
    public List<CategoryImpact> byCategory(long retailerId, long integrationId, Proposal proposal,
            boolean reachChanges) {
        return impactQuery(ImpactSql.byCategory(reachChanges, kits.any(retailerId)), retailerId, integrationId,
                proposal, reachChanges, CategoryImpact.class).getResultList();
    }

    /**
     * The listings that another minimum would take to zero or put on sale, all else as it is, in the order of their
     * products.
     *
     * @param after the last product of the page before; 0 for the first page
     */
    public ImpactedListings listed(long retailerId, long integrationId, OptionalInt minimum, long after) {
        Proposal proposal = new Proposal(false, minimum, Optional.empty(), Optional.empty());
        List<ImpactedListing> found = impactQuery(ImpactSql.listed(kits.any(retailerId)), retailerId, integrationId,
                proposal, false, ImpactedListing.class)
                .setParameter("after", after)
                .setParameter("most", PAGE + 1)
                .getResultList();
        boolean more = found.size() > PAGE;
        List<ImpactedListing> page = more ? found.subList(0, PAGE) : found;
        return new ImpactedListings(page, more ? Optional.of(page.get(PAGE - 1).productId()) : Optional.empty());
    }

    private record ImpactRow(long toZero, long toReopen, long otherQuantity, long unchanged, long unitsWithheld,
            long selling, long showing, long waiting) {

        Impact impact(List<String> sample) {
            return new Impact(toZero, toReopen, otherQuantity, unchanged, unitsWithheld, waiting, selling, showing,
                    sample);
        }
    }

    private <T> NativeQuery<T> impactQuery(String sql, long retailerId, long integrationId, Proposal proposal,
            boolean reachChanges, Class<T> result) {
        NativeQuery<T> query = proposal.rule(session.createNativeQuery(sql, result)
                .setParameter("retailer", retailerId)
                .setParameter("integration", integrationId)
                .setParameter("switchedOn", proposal.switchedOn())
                .setParameter("ceiling", config.ceiling()));
        return reachChanges ? proposal.reach(query) : query;
    }

    /** How many listings of an integration sell, as far as has been decided. */
    public long selling(long retailerId, long integrationId) {
        return OneColumn.query(session, ImpactSql.SELLING, Long.class)
                .setParameter("retailer", retailerId)
                .setParameter("integration", integrationId)
                .getSingleResult();
    }

    /** What goes out once an integration is switched on that was off. */
    public UnsentListings waiting(long retailerId, long integrationId) {
        return session.createNativeQuery(ImpactSql.waiting(kits.any(retailerId)), UnsentListings.class)
                .setParameter("retailer", retailerId)
                .setParameter("ceiling", config.ceiling())
                .setParameter("integration", integrationId)
                .getSingleResult();
    }

    /**
     * @param zeros   listings that sell at the marketplace and go to zero
     * @param selling listings that sell at the marketplace
     * @param changed listings that get another quantity than the marketplace shows
     */
    public record UnsentListings(long zeros, long selling, long changed) {
    }
}
