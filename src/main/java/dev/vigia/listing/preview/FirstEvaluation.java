package dev.vigia.listing.preview;

import dev.vigia.listing.Kits;
import dev.vigia.listing.ListingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** What the first evaluation of an integration that is not there yet would decide. Reads only. */
@ApplicationScoped
public class FirstEvaluation {

    private final Session session;
    private final Kits kits;
    private final ListingConfig config;

    FirstEvaluation(Session session, Kits kits, ListingConfig config) {
        this.session = session;
        this.kits = kits;
        this.config = config;
    }

    @Transactional
    public FirstQuantities of(long retailerId, Proposal proposal) {
        boolean any = kits.any(retailerId);
        CountsRow counts = query(ImpactSql.firstCounts(any), retailerId, proposal, CountsRow.class).getSingleResult();
        return new FirstQuantities(counts.selling, counts.zeros, counts.unknown, query(ImpactSql.firstSample(any),
                retailerId, proposal, FirstQuantities.Sample.class).getResultList());
    }

    private record CountsRow(long selling, long zeros, long unknown) {
    }

    private <T> NativeQuery<T> query(String sql, long retailerId, Proposal proposal, Class<T> row) {
        return proposal.reach(proposal.rule(session.createNativeQuery(sql, row)
                .setParameter("retailer", retailerId)
                .setParameter("ceiling", config.ceiling())));
    }
}
