package dev.vigia.listing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/**
 * Compares what listings should show with what they do, a range of products at a time, by product. It reads only, and locks
 * nothing: who finds a listing well may rely on that, since whoever is changing it goes by the rule as it is now.
 */
@ApplicationScoped
public class RangeComparison {

    private final Session session;
    private final Kits kits;
    private final ListingConfig config;

    RangeComparison(Session session, Kits kits, ListingConfig config) {
        this.session = session;
        this.kits = kits;
        this.config = config;
    }

    /**
     * What was found.
     *
     * @param reached   the last product that was compared
     * @param products  how many were
     * @param differing those of which a listing is not as it should be
     */
    public record Range(long reached, long products, List<Long> differing) {
    }

    /**
     * The next products of a retailer on an integration.
     *
     * @param reach   whether categories or warehouses may have changed; without, the listings hold all that decides
     * @param after   the last product that has been compared
     * @param most    how many products to look at
     * @param changes how many that differ to stop at
     * @return empty where none follows
     */
    public Optional<Range> next(long retailerId, long integrationId, boolean reach, long after, int most, int changes) {
        RangeRow range = session.createNativeQuery("""
                select max(id), count(*)
                from (select id from product where retailer_id = :retailer and id > :after order by id limit :most) next
                """, RangeRow.class)
                .setParameter("retailer", retailerId)
                .setParameter("after", after)
                .setParameter("most", most)
                .getSingleResult();
        return range.products == 0 ? Optional.empty()
                : Optional.of(compare(retailerId, integrationId, reach, after, range, changes));
    }

    /** @param last null where there are none */
    private record RangeRow(Long last, long products) {
    }

    private Range compare(long retailerId, long integrationId, boolean reach, long after, RangeRow range, int changes) {
        List<Long> differing = session.createNativeQuery(EvaluationSql.differing(reach, kits.any(retailerId)),
                Long.class)
                .setParameter("retailer", retailerId)
                .setParameter("integration", integrationId)
                .setParameter("ceiling", config.ceiling())
                .setParameter("first", after + 1)
                .setParameter("last", range.last)
                .setParameter("most", changes)
                .getResultList();
        if (differing.size() < changes) {
            return new Range(range.last, range.products, differing);
        }
        long reached = differing.get(differing.size() - 1);
        return new Range(reached, count(retailerId, after, reached), differing);
    }

    private long count(long retailerId, long after, long last) {
        return session.createNativeQuery(
                "select count(*) from product where retailer_id = :retailer and id > :after and id <= :last",
                Long.class)
                .setParameter("retailer", retailerId)
                .setParameter("after", after)
                .setParameter("last", last)
                .getSingleResult();
    }
}
