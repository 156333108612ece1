package dev.vigia.stock.why;

import dev.vigia.listing.JudgedSql;
import dev.vigia.listing.ListingConfig;
import dev.vigia.listing.MinimumStock;
import dev.vigia.stock.why.KitPartNow.PartLevel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** What the components of a kit are on each integration, by the rule as it is now, whether offered there or not. */
@ApplicationScoped
public class KitParts {

    private final Session session;
    private final ListingConfig config;

    KitParts(Session session, ListingConfig config) {
        this.session = session;
        this.config = config;
    }

    /** By integration; of what is no kit there are none. */
    @Transactional
    public Map<Long, List<KitPartNow>> of(long retailerId, long productId) {
        List<KitPartNowRow> parts = session.createNativeQuery("""
                select part.integration_id, part.component_id, component.sku, part.quantity,
                       component.retired_at is not null, part.available, part.unlimited, part.minimum, part.hold_back,
                       part.reopen_at, part.was_closed
                from (%s) part join product component on component.id = part.component_id
                order by component.sku
                """.formatted(JudgedSql.components("= :product")), KitPartNowRow.class)
                .setParameter("retailer", retailerId).setParameter("product", productId)
                .setParameter("ceiling", config.ceiling()).getResultList();
        Map<Long, Map<Long, Map<Long, PartLevel>>> levels = parts.isEmpty() ? Map.of() : levels(retailerId, productId);
        return parts.stream().collect(Collectors.groupingBy(KitPartNowRow::integrationId, Collectors.mapping(
                part -> part
                        .part(
                                levels.getOrDefault(part.integrationId, Map.of()).getOrDefault(part.componentId, Map
                                        .of())),
                Collectors
                        .toList())));
    }

    /** By integration and component. */
    private Map<Long, Map<Long, Map<Long, PartLevel>>> levels(long retailerId, long productId) {
        Map<Long, Map<Long, Map<Long, PartLevel>>> levels = new HashMap<>();
        session.createNativeQuery("""
                select integration.id, level.product_id, level.warehouse_id,
                       cast(level.on_hand as bigint) - level.reserved, level.unlimited
                from kit_component part
                join stock_level level on level.product_id = part.component_id
                join warehouse on warehouse.id = level.warehouse_id and warehouse.active
                join integration on integration.retailer_id = part.retailer_id
                left join integration_warehouse chosen
                  on chosen.integration_id = integration.id and chosen.warehouse_id = warehouse.id
                where part.retailer_id = :retailer and part.kit_id = :product
                  and (integration.every_warehouse or chosen.warehouse_id is not null)
                """, PartLevelRow.class).setParameter("retailer", retailerId).setParameter("product", productId)
                .getResultList().forEach(row -> levels.computeIfAbsent(row.integrationId, none -> new HashMap<>())
                        .computeIfAbsent(row.componentId, none -> new HashMap<>())
                        .put(row.warehouseId, new PartLevel(row.available, row.unlimited)));
        return levels;
    }

    private record PartLevelRow(long integrationId, long componentId, long warehouseId, long available,
            boolean unlimited) {
    }

    /** What may be missing is null there. */
    private record KitPartNowRow(long integrationId, long componentId, String sku, int quantity, boolean retired,
            Long available, Boolean unlimited, int minimum, boolean holdBack, Integer reopenAt, boolean closed) {

        KitPartNow part(Map<Long, PartLevel> levels) {
            return new KitPartNow(sku, quantity, retired, Optional.ofNullable(available), Boolean.TRUE.equals(
                    unlimited), new MinimumStock(minimum, holdBack, reopenAt == null ? OptionalInt.empty()
                            : OptionalInt
                                    .of(reopenAt), OptionalInt.empty()), closed, levels);
        }
    }
}
