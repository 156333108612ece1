package dev.vigia.stock.product;

import dev.vigia.stock.product.MomentAnswer.StockAtMoment;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** What the ledger knew to lie where at a moment. Joins the caller's transaction. */
@ApplicationScoped
class MomentLevels {

    // A level that was forgotten is unknown; of those that went with a retirement older rows of the ledger do not say it.
    private static final String LEVELS = """
            select last.product_id, last.warehouse_id,
                   warehouse.active and (cast(held.settings ->> 'everyWarehouse' as boolean)
                     or held.settings -> 'warehouses' @> to_jsonb(warehouse.id)) offered,
                   cast(last.on_hand as bigint) - last.reserved, last.unlimited, last.recorded_at
            from (select distinct on (product_id, warehouse_id) * from stock_change
                  where retailer_id = :retailer and product_id = any(cast(:products as bigint[])) and recorded_at <= :at
                  order by product_id, warehouse_id, recorded_at desc, on_hand nulls last) last
            join warehouse on warehouse.id = last.warehouse_id
            join product on product.id = last.product_id
            cross join (select %s settings) held
            where last.on_hand is not null and coalesce(last.recorded_at >= %s, true)
            """.formatted(EarlierSql.OFFERED, EarlierSql.lastRetirement("product"));

    private final Session session;

    MomentLevels(Session session) {
        this.session = session;
    }

    /** @param offered whether the integration used the warehouse then */
    record MomentLevel(long productId, long warehouseId, boolean offered, long available, boolean unlimited,
            Instant recordedAt) {
    }

    /** By product; one that was not counted by then is missing. */
    Map<Long, List<MomentLevel>> of(long retailerId, Collection<Long> productIds, long integrationId, Instant moment) {
        return session.createNativeQuery(LEVELS, MomentLevel.class)
                .setParameter("retailer", retailerId)
                .setParameter("products", productIds.toArray(Long[]::new))
                .setParameter("integration", integrationId)
                .setParameter("at", moment)
                .getResultList().stream().collect(Collectors.groupingBy(MomentLevel::productId));
    }

    /** All warehouses together; empty where there is no level. */
    static Optional<StockAtMoment> sum(List<MomentLevel> levels) {
        return levels.stream().map(MomentLevel::recordedAt).max(Comparator.naturalOrder())
                .map(since -> new StockAtMoment(
                        levels.stream().filter(MomentLevel::offered).mapToLong(MomentLevel::available).sum(),
                        levels.stream().anyMatch(level -> level.offered && level.unlimited), Optional.of(since),
                        false));
    }
}
