package dev.vigia.stock.page;

/**
 * What is available of products in all warehouses together, as {@code total}; of a kit, in each as many as its scarcest
 * component allows. An integration may offer less. No row: never counted. Each product is added up by itself: for few.
 */
final class AvailableSql {

    static final String JOINED = """
            left join lateral (
              select level.product_id, bool_or(level.unlimited) unlimited,
                     cast(sum(cast(level.on_hand as bigint) - level.reserved) as bigint) units
              from stock_level level join warehouse on warehouse.id = level.warehouse_id and warehouse.active
              where level.product_id = product.id group by level.product_id
              union all
              select kit_id, bool_or(endless), cast(sum(units) as bigint)
              from (select part.kit_id,
                           coalesce(least(min(case when not level.unlimited
                             then floor((cast(level.on_hand as numeric) - level.reserved) / part.quantity) end),
                             case when count(*) < part.parts then 0 end), 0) units,
                           bool_and(level.unlimited) and count(*) = part.parts endless
                    from (select kit_id, component_id, quantity, count(*) over (partition by kit_id) parts
                          from kit_component where kit_id = product.id) part
                    join stock_level level on level.product_id = part.component_id
                    join warehouse on warehouse.id = level.warehouse_id and warehouse.active
                    group by part.kit_id, part.parts, level.warehouse_id) by_warehouse
              group by kit_id
            ) total on true""";

    private AvailableSql() {
    }
}
