package dev.vigia.stock.product;

import dev.vigia.stock.product.MomentAnswer.ClosingComponent;
import dev.vigia.stock.product.MomentAnswer.MomentRule;
import dev.vigia.stock.product.MomentAnswer.StockAtMoment;
import dev.vigia.stock.product.MomentLevels.MomentLevel;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * What was available of a kit at a moment, and which components closed it. Nobody writes down what a kit was made of, so it
 * is reckoned by what it is made of today. Joins the caller's transaction.
 */
@ApplicationScoped
class MomentKits {

    // One that became a kit later had a level then, which was forgotten when it did.
    private static final String PARTS = """
            select component.id, component.sku, part.quantity, %s
            from kit_component part
            join product component on component.id = part.component_id
            where part.retailer_id = :retailer and part.kit_id = :product
              and not exists (select from stock_change later
                              where later.product_id = :product and later.retailer_id = :retailer
                                and later.recorded_at > :at and later.on_hand is null
                                and exists (select from stock_change earlier
                                            where earlier.product_id = :product and earlier.recorded_at <= :at
                                              and earlier.warehouse_id = later.warehouse_id
                                              and earlier.retailer_id = :retailer))
            order by component.sku
            """.formatted(EarlierSql.retired("component"));

    private static final String TOLD = """
            select product_id, quantity
            from (select distinct on (product_id) product_id, quantity from stock_update
                  where retailer_id = :retailer and product_id = any(cast(:products as bigint[]))
                    and integration_id = :integration and outcome in ('applied', 'accepted') and happened_at <= :at
                  order by product_id, id desc) last
            """;

    private final Session session;
    private final MomentLevels levels;
    private final MomentRules rules;

    MomentKits(Session session, MomentLevels levels, MomentRules rules) {
        this.session = session;
        this.levels = levels;
        this.rules = rules;
    }

    /** @param retired whether it was retired at the moment */
    record MomentPart(long productId, String sku, int quantity, boolean retired) {
    }

    /** What a product is made of; empty where it is no kit, or was none at the moment. */
    List<MomentPart> parts(long retailerId, long productId, Instant moment) {
        return session.createNativeQuery(PARTS, MomentPart.class)
                .setParameter("retailer", retailerId)
                .setParameter("product", productId)
                .setParameter("at", moment)
                .getResultList();
    }

    /** As many as the scarcest component allowed in each warehouse; empty where one had never been counted. */
    static Optional<StockAtMoment> stock(List<MomentPart> parts, Map<Long, List<MomentLevel>> counted) {
        Optional<Instant> since = counted.values().stream().flatMap(List::stream).map(MomentLevel::recordedAt)
                .max(Comparator.naturalOrder());
        if (parts.stream().anyMatch(MomentPart::retired)) {
            return Optional.of(new StockAtMoment(0, false, since, true));
        }
        if (parts.stream().anyMatch(part -> !counted.containsKey(part.productId))) {
            return Optional.empty();
        }
        Map<Long, Integer> quantities = parts.stream().collect(Collectors.toMap(MomentPart::productId,
                MomentPart::quantity));
        Collection<List<MomentLevel>> offered = counted.values().stream().flatMap(List::stream)
                .filter(MomentLevel::offered).collect(Collectors.groupingBy(MomentLevel::warehouseId)).values();
        return Optional.of(new StockAtMoment(offered.stream().mapToLong(there -> units(there, quantities)).sum(),
                offered.stream().anyMatch(there -> there.size() == parts.size()
                        && there.stream().allMatch(MomentLevel::unlimited)),
                since, true));
    }

    private static long units(List<MomentLevel> there, Map<Long, Integer> quantities) {
        long missing = there.size() < quantities.size() ? 0 : Long.MAX_VALUE;
        long least = there.stream().filter(level -> !level.unlimited())
                .mapToLong(level -> Math.floorDiv(level.available(), quantities.get(level.productId())))
                .reduce(missing, Math::min);
        return least == Long.MAX_VALUE ? 0 : least;
    }

    /** Those that were at or below their own minimum, or waited to reopen. */
    List<ClosingComponent> closing(long retailerId, List<MomentPart> parts, long integrationId,
            Map<Long, List<MomentLevel>> counted, Instant moment) {
        if (parts.isEmpty()) {
            return List.of();
        }
        List<Long> ids = parts.stream().map(MomentPart::productId).toList();
        Map<Long, MomentRule> ruled = rules.at(retailerId, ids, integrationId, moment);
        Map<Long, Integer> told = told(retailerId, ids, integrationId, moment);
        return parts.stream().flatMap(part -> MomentLevels.sum(counted.getOrDefault(part.productId, List.of()))
                .filter(stock -> isClosed(stock, ruled.get(part.productId), told.get(part.productId)))
                .map(stock -> new ClosingComponent(part.sku, stock.available(), ruled.get(part.productId))).stream())
                .toList();
    }

    private static boolean isClosed(StockAtMoment stock, MomentRule rule, Integer told) {
        boolean waiting = told != null && told == 0 && stock.available() < rule.minimum().reopenAt().orElse(0);
        return !stock.unlimited() && (stock.available() <= rule.minimum().units() || waiting);
    }

    private Map<Long, Integer> told(long retailerId, List<Long> productIds, long integrationId, Instant moment) {
        return session.createNativeQuery(TOLD, ToldLast.class)
                .setParameter("retailer", retailerId)
                .setParameter("products", productIds.toArray(Long[]::new))
                .setParameter("integration", integrationId)
                .setParameter("at", moment)
                .getResultList().stream().collect(Collectors.toMap(ToldLast::productId, ToldLast::quantity));
    }

    private record ToldLast(long productId, int quantity) {
    }
}
