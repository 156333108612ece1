package dev.vigia.listing.preview;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.listing.JudgedSql;
import dev.vigia.listing.Kits;
import dev.vigia.listing.ListingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;

/** What the listings would show if stock and products were as somebody says: the evaluation itself, which writes nothing. */
@ApplicationScoped
public class StockPreview {

    private final Session session;
    private final Kits kits;
    private final ListingConfig config;

    StockPreview(Session session, Kits kits, ListingConfig config) {
        this.session = session;
        this.kits = kits;
        this.config = config;
    }

    /**
     * A level as it would be.
     *
     * @param productId   below zero: of a product that would be new
     * @param warehouseId below zero: of a warehouse that would be new
     */
    public record SupposedLevel(long productId, long warehouseId, int onHand, int reserved, boolean unlimited) {
    }

    /**
     * A product as it would be.
     *
     * @param id         below zero: it would be new
     * @param categoryId below zero: a category that would be new
     * @param retired    whether it would not be sold any more
     */
    public record SupposedProduct(long id, long categoryId, boolean retired) {
    }

    /**
     * What would become of the listings of an integration.
     *
     * @param toZero   they show units now and would show zero
     * @param toReopen they show none now and would show units
     * @param other    they show units now and would show another quantity
     */
    public record IntegrationImpact(long integrationId, int toZero, int toReopen, int other) {
    }

    /** What a kit would be made of: one of its components. */
    public record SupposedPart(long kitId, long componentId, int quantity) {
    }

    private static String sql(boolean kits) {
        return """
            with supposed_level as (
              select * from unnest(cast(:products as bigint[]), cast(:warehouses as bigint[]), cast(:onHand as integer[]),
                                   cast(:reserved as integer[]), cast(:unlimited as boolean[]))
                            as supposed (product_id, warehouse_id, on_hand, reserved, unlimited)
            ), supposed_product as (
              select * from unnest(cast(:described as bigint[]), cast(:categories as bigint[]),
                                   cast(:retired as boolean[])) as supposed (id, category_id, retired)
            ), stock_level as (
              select product_id, warehouse_id, cast(:retailer as bigint) retailer_id, on_hand, reserved, unlimited
              from supposed_level
              union all
              select product_id, warehouse_id, retailer_id, on_hand, reserved, unlimited
              from stock_level
              where retailer_id = :retailer and product_id = any(cast(:scope as bigint[]))
                and (product_id, warehouse_id) not in (select product_id, warehouse_id from supposed_level)
            ), product as (
              select product.id, product.retailer_id, coalesce(supposed.category_id, product.category_id) category_id,
                     case when supposed.id is null then product.retired_at when supposed.retired then now() end retired_at
              from product left join supposed_product supposed on supposed.id = product.id
              where product.retailer_id = :retailer and product.id = any(cast(:scope as bigint[]))
              union all
              select id, cast(:retailer as bigint), category_id, null from supposed_product where id < 0
            ), warehouse as (
              select id, active, retailer_id from warehouse where retailer_id = :retailer
              union all
              select distinct warehouse_id, true, cast(:retailer as bigint) from supposed_level where warehouse_id < 0
            ), kit_component as (
              select kit_id, component_id, retailer_id, quantity from kit_component
              where retailer_id = :retailer and kit_id = any(cast(:touched as bigint[]))
                and kit_id <> all(cast(:kits as bigint[]))
              union all
              select kit_id, component_id, cast(:retailer as bigint), quantity
              from unnest(cast(:kits as bigint[]), cast(:components as bigint[]), cast(:units as integer[]))
                   as supposed (kit_id, component_id, quantity)
            ),
            """ + JudgedSql.judged("= any(cast(:touched as bigint[]))", "", kits) + """
            ), compared as (
              select integration_id, /*new*/ desired, /*old*/ old_desired from judged
            ), counted as (
              select integration_id, count(*) filter (where old_desired > 0 and desired = 0) to_zero,
                     count(*) filter (where coalesce(old_desired, 0) = 0 and desired > 0) to_reopen,
                     count(*) filter (where old_desired > 0 and desired > 0 and desired <> old_desired) other
              from compared group by integration_id
            )
            select integration_id, cast(to_zero as integer), cast(to_reopen as integer), cast(other as integer)
            from counted where to_zero + to_reopen + other > 0
            order by integration_id
            """.replace("/*old*/", ImpactSql.OLD_DESIRED).replace("/*new*/", ImpactSql.WOULD_BE);
    }

    /** Of integrations whose listings would change, those of kits included. Joins the caller's transaction. */
    public List<IntegrationImpact> of(long retailerId, List<SupposedLevel> levels, List<SupposedProduct> products) {
        Set<Long> touched = touched(levels, products);
        List<Long> touchedKits = kits.touchedBy(retailerId, touched);
        touched.addAll(touchedKits);
        return of(retailerId, touched, levels, products, List.of(), !touchedKits.isEmpty());
    }

    /**
     * The same of products that are no kits, nor would be.
     *
     * @param kitIds products that would be kits, whether they are or not
     */
    public List<IntegrationImpact> ofPlain(long retailerId, List<SupposedLevel> levels, List<SupposedProduct> products,
            Collection<Long> kitIds) {
        Set<Long> touched = touched(levels, products);
        touched.removeAll(kitIds);
        touched.removeAll(kits.among(retailerId, touched));
        return of(retailerId, touched, levels, products, List.of(), false);
    }

    /**
     * The same of kits only.
     *
     * @param parts of those that would be made of something else
     */
    public List<IntegrationImpact> ofKits(long retailerId, Collection<Long> kitIds, List<SupposedLevel> levels,
            List<SupposedProduct> products, List<SupposedPart> parts) {
        return of(retailerId, kitIds, levels, products, parts, true);
    }

    private static Set<Long> touched(List<SupposedLevel> levels, List<SupposedProduct> products) {
        return Stream.concat(levels.stream().map(SupposedLevel::productId), products.stream().map(SupposedProduct::id))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<IntegrationImpact> of(long retailerId, Collection<Long> touched, List<SupposedLevel> levels,
            List<SupposedProduct> products, List<SupposedPart> parts, boolean withKits) {
        Set<Long> scope = new LinkedHashSet<>(touched);
        parts.forEach(part -> scope.add(part.componentId));
        if (withKits) {
            scope.addAll(kits.componentsOf(retailerId, touched));
        }
        return session.createNativeQuery(sql(withKits), IntegrationImpact.class)
                .setParameter("retailer", retailerId)
                .setParameter("ceiling", config.ceiling())
                .setParameter("touched", touched.toArray(Long[]::new))
                .setParameter("scope", scope.toArray(Long[]::new))
                .setParameter("kits", column(parts, SupposedPart::kitId, Long[]::new))
                .setParameter("components", column(parts, SupposedPart::componentId, Long[]::new))
                .setParameter("units", column(parts, SupposedPart::quantity, Integer[]::new))
                .setParameter("products", column(levels, SupposedLevel::productId, Long[]::new))
                .setParameter("warehouses", column(levels, SupposedLevel::warehouseId, Long[]::new))
                .setParameter("onHand", column(levels, SupposedLevel::onHand, Integer[]::new))
                .setParameter("reserved", column(levels, SupposedLevel::reserved, Integer[]::new))
                .setParameter("unlimited", column(levels, SupposedLevel::unlimited, Boolean[]::new))
                .setParameter("described", column(products, SupposedProduct::id, Long[]::new))
                .setParameter("categories", column(products, SupposedProduct::categoryId, Long[]::new))
                .setParameter("retired", column(products, SupposedProduct::retired, Boolean[]::new))
                .getResultList();
    }
}
