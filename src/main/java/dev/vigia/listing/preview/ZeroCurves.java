package dev.vigia.listing.preview;

import dev.vigia.listing.Kits;
import dev.vigia.listing.ListingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * What other minimums of an integration would take to zero, all of them at once. Reads only, and joins the caller's
 * transaction.
 */
@ApplicationScoped
public class ZeroCurves {

    // Joined in full to what does not go by the number: PostgreSQL expects a row of what has been added up, and would look
    // each product up by itself. What has more units than any of the minimums, and is not kept closed, needs no look.
    private static final String CURVE = """
            with own as materialized (
              select coalesce(reopen_at, 0) reopen_at from integration
              where retailer_id = :retailer and id = :integration
            ), place as materialized (
              select id from warehouse
              where retailer_id = :retailer and active
                and (:everyWarehouse or id = any(cast(:warehouses as bigint[])))
            ), stocked as materialized (
              select product_id, available
              from (select product_id, sum(on_hand) - sum(reserved) available, bool_or(unlimited) unlimited
                    from stock_level
                    where retailer_id = :retailer and warehouse_id = any(array(select id from place))
                    group by product_id) total
              where not unlimited and available between 1 and greatest(:highest, (select reopen_at - 1 from own))
            ), kept as materialized (
              select product_id from listing_condition
              where (select reopen_at from own) > 0 and integration_id = :integration and closed_by_minimum(state)
            )
            select coalesce(case when kept.product_id is not null and stocked.available < (select reopen_at from own) then 0
                                 else stocked.available end, -1),
                   count(*) filter (where other.id is null)
            from stocked
            full join (
              select id from product where retailer_id = :retailer and retired_at is not null
              union all
              select id from product
              where not :everyCategory and retailer_id = :retailer
                and category_id <> all(cast(:categories as bigint[]))
              union all
              select id from product
              where retailer_id = :retailer
                and category_id = any(array(select category_id from winning_rule
                                            where integration_id = :integration and product_id = 0))
              union all
              select product_id from winning_rule where integration_id = :integration and category_id = 0
            ) other on other.id = stocked.product_id
            full join kept on kept.product_id = stocked.product_id
            group by 1
            """;

    private static final Proposal LOWEST = new Proposal(false, OptionalInt.of(0), Optional.empty(), Optional.empty());

    private final Session session;
    private final Kits kits;
    private final ListingConfig config;

    ZeroCurves(Session session, Kits kits, ListingConfig config) {
        this.session = session;
        this.kits = kits;
        this.config = config;
    }

    /** Of what has no finer rule, and of kits that need such a thing; all else as it is proposed. */
    public ZeroCurve of(long retailerId, long integrationId, Proposal proposal) {
        Map<Long, Long> products = proposal.reach(query(retailerId)
                .setParameter("retailer", retailerId)
                .setParameter("integration", integrationId)
                .setParameter("highest", ZeroCurve.HIGHEST))
                .getResultStream().collect(Collectors.toMap(AvailableRow::available, AvailableRow::products));
        List<Long> zeros = new ArrayList<>();
        for (long minimum = 0; minimum <= ZeroCurve.HIGHEST; minimum++) {
            zeros.add(products.getOrDefault(minimum, 0L) + (zeros.isEmpty() ? 0 : zeros.get(zeros.size() - 1)));
        }
        return new ZeroCurve(zeros);
    }

    /** Where there are kits, what closes one depends on its components, and all of it is judged: with the lowest number. */
    private NativeQuery<AvailableRow> query(long retailerId) {
        return kits.any(retailerId)
                ? LOWEST.rule(session.createNativeQuery(ImpactSql.curveWithKits(), AvailableRow.class))
                        .setParameter("ceiling", config.ceiling())
                : session.createNativeQuery(CURVE, AvailableRow.class);
    }

    /** @param available 0 of what the reopening level keeps at zero whatever the minimum is; -1 of what has no units */
    private record AvailableRow(long available, long products) {
    }
}
