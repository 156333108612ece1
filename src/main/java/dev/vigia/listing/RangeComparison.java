package dev.vigia.listing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Compares what listings should show with what they do, a range of products at a time, by product. It reads only, and locks
 * nothing: who finds a listing well may rely on that, since whoever is changing it goes by the rule as it is now.
 */
@ApplicationScoped
public class RangeComparison {

    /** What holds for products in a category, or below it. */
    public static final String IN_CATEGORY = """
            category_id in (select below.id from category ruled join category below
                              on below.retailer_id = ruled.retailer_id
                              and starts_with(below.path || ' > ', ruled.path || ' > ')
                            where ruled.id = :category)""";

    private static final String THESE = "= any(array(select product_id from movable))";

    // Where nothing but a number has changed: what has few units in some warehouse may close unless it is closed, and what
    // a minimum closes may open, unless the only warehouse has too few by every rule. What has none, or was never counted,
    // stays as it is. The sum keeps PostgreSQL from the index by integration, which it would read from end to end.
    private static final String MOVABLE = """
            with number as materialized (
              select max(greatest(minimum, 0)) highest, min(greatest(minimum, 0)) lowest
              from (select minimum from winning_rule where retailer_id = :retailer and integration_id = :integration
                    union all
                    select minimum from (/*wide*/ and integration.id = :integration) wide) minimums
            ), low as materialized (
              select product_id, on_hand - reserved units, unlimited from stock_level
              where retailer_id = :retailer and product_id between :first and :last
                and on_hand - reserved <= (select highest from number)
            ), conditioned as materialized (
              select product_id, state from listing_condition
              where retailer_id = :retailer and integration_id + 0 = :integration
                and product_id between :first and :last
            ), movable as materialized (
              select low.product_id from low full join conditioned on conditioned.product_id = low.product_id
              where conditioned.product_id is null
              union
              select product_id from conditioned where state in ('below_minimum', 'waiting_to_reopen')
              except
              select low.product_id from low full join conditioned on conditioned.product_id = low.product_id
              where state = 'below_minimum' and not unlimited and units between 1 and (select lowest from number)
                and (select count(*) from warehouse where retailer_id = :retailer) = 1
            )
            """.replace("/*wide*/", RuleSql.OF_INTEGRATIONS);

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
     * What is compared.
     *
     * @param quantities whether what sells may have to show another quantity; else only what closes or opens is looked for
     * @param categoryId only what is in this category or below
     */
    public record ComparedScope(long retailerId, long integrationId, boolean quantities, Optional<Long> categoryId) {
    }

    /**
     * The next products of a retailer on an integration.
     *
     * @param after   the last product that has been compared
     * @param end     the last that there is to compare
     * @param most    how many products to look at
     * @param changes how many that differ to stop at
     * @return empty where none follows
     */
    public Optional<Range> next(ComparedScope compared, long after, long end, int most,
            int changes) {
        RangeRow range = query("""
                select max(id), count(*)
                from (select id from product where retailer_id = :retailer and id > :after and id <= :end%s
                      order by id limit :most) next
                """, RangeRow.class, compared)
                .setParameter("after", after)
                .setParameter("end", end)
                .setParameter("most", most)
                .getSingleResult();
        return range.products == 0 ? Optional.empty() : Optional.of(compare(compared, after, range, changes));
    }

    /** @param last null where there are none */
    private record RangeRow(Long last, long products) {
    }

    private Range compare(ComparedScope compared, long after, RangeRow range, int changes) {
        List<Long> differing = query(differing(compared, kits.any(compared.retailerId)), Long.class, compared)
                .setParameter("integration", compared.integrationId)
                .setParameter("ceiling", config.ceiling())
                .setParameter("first", after + 1)
                .setParameter("last", range.last)
                .setParameter("most", changes)
                .getResultList();
        if (differing.size() < changes) {
            return new Range(range.last, range.products, differing);
        }
        long reached = differing.get(differing.size() - 1);
        return new Range(reached, count(compared, after, reached), differing);
    }

    private static String differing(ComparedScope compared, boolean anyKits) {
        if (compared.categoryId.isPresent()) {
            return EvaluationSql.differing("in (select id from product where retailer_id = :retailer"
                    + " and id between :first and :last%s)", compared.quantities, anyKits);
        }
        return compared.quantities || anyKits
                ? EvaluationSql.differing("between :first and :last", compared.quantities, anyKits)
                : MOVABLE + "select product_id from (" + EvaluationSql.differing(THESE, false, false)
                        + ") differing order by product_id";
    }

    private long count(ComparedScope compared, long after, long last) {
        return query("select count(*) from product where retailer_id = :retailer and id > :after and id <= :last%s",
                Long.class, compared)
                .setParameter("after", after)
                .setParameter("last", last)
                .getSingleResult();
    }

    /** @param sql has a place behind each condition on products */
    private <T> NativeQuery<T> query(String sql, Class<T> row, ComparedScope compared) {
        NativeQuery<T> query = session.createNativeQuery(sql.replace("%s", compared.categoryId.isEmpty() ? ""
                : " and " + IN_CATEGORY), row).setParameter("retailer", compared.retailerId);
        compared.categoryId.ifPresent(category -> query.setParameter("category", category));
        return query;
    }
}
