package dev.vigia.listing;

/** The parts of statements that judge what each listing should show, for one scope or another. They write nothing. */
public final class JudgedSql {

    private JudgedSql() {
    }

    // Joined in full, though each side has what the other has: that is never done by comparing each product with each.
    // Of a retailer whom its statistics do not know yet PostgreSQL expects one row, and would do so with any other join of
    // what has been added up. Nothing outside may make less of these joins, so what they give is kept apart.
    // The levels and listings of some products are found by their ids alone: joined to the products only, PostgreSQL
    // would look each of nine listings up by itself.
    private static final String JUDGED = """
            ruled as materialized (
            /*ruled*/), total as (
              select level.product_id, bool_or(level.unlimited and warehouse.active) unlimited,
                     cast(sum(case when warehouse.active then cast(level.on_hand as bigint) - level.reserved else 0 end)
                       as bigint) available
              from stock_level level
              join warehouse on warehouse.id = level.warehouse_id
              where level.retailer_id = :retailer /*products level.product_id*/
              group by level.product_id
            ), chosen as (
              select level.product_id, place.integration_id, bool_or(level.unlimited) unlimited,
                     cast(sum(cast(level.on_hand as bigint) - level.reserved) as bigint) available
              from integration_warehouse place
              join integration on integration.id = place.integration_id
                and integration.retailer_id = :retailer and not integration.every_warehouse
                /*integrations integration.id*/
              join warehouse on warehouse.id = place.warehouse_id and warehouse.active
              join stock_level level on level.warehouse_id = warehouse.id
              where level.retailer_id = :retailer /*products level.product_id*/
              group by level.product_id, place.integration_id
            ), offered as materialized (
              select product.id product_id, ruled.integration_id, product.category_id,
                     product.retired_at is not null retired,
                     product.retired_at is null
                       and (ruled.every_category or registered.category_id is not null) registered,
                     case when ruled.every_warehouse then coalesce(total.unlimited, false)
                          else coalesce(chosen.unlimited, false) end unlimited,
                     case when ruled.every_warehouse or total.product_id is null then total.available
                          else coalesce(chosen.available, 0) end available,
                     /*winner*/
              from (select id, category_id, retired_at from product
                    where retailer_id = :retailer /*products product.id*/) product
              full join total on total.product_id = product.id
              cross join ruled
              full join chosen on chosen.product_id = product.id and chosen.integration_id = ruled.integration_id
              left join integration_category registered
                on registered.integration_id = ruled.integration_id and registered.category_id = product.category_id
              /*finer product.id, product.category_id*/
            ), standing as (
              select product_id, integration_id, state, category_id, was_selling, shortage from listing_condition
              where retailer_id = :retailer /*products product_id*/ /*integrations integration_id*/
            ), told as (
              select product_id, integration_id, sent, confirmed, refused, resend, travelling,
                     sent_revision = 0 and not resend untold
              from listing
              where /*told*/ retailer_id = :retailer /*products product_id*/ /*integrations integration_id*/
            ), met as materialized (
              select offered.*, /*known*/ known, standing.state standing_state, standing.was_selling, standing.category_id old_category_id,
                     standing.shortage old_shortage, told.sent, told.confirmed, told.refused, told.resend, told.travelling, told.untold
              from offered
              full join standing
                on standing.product_id = offered.product_id and standing.integration_id = offered.integration_id
              full join told on told.product_id = offered.product_id and told.integration_id = offered.integration_id
            ), judged as (
              select met.*, case when known then coalesce(standing_state, 'ok') end old_state,
                     case when registered then listing_state_of(available, unlimited, minimum, reopen_at,
                                                                closed_by_minimum(standing_state))
                          when retired then 'retired' else 'withdrawn' end state,
                     case when registered
                            then coalesce(quantity_to_publish(available, unlimited, minimum, least(ceiling, :ceiling),
                                                              hold_back, reopen_at, closed_by_minimum(standing_state)),
                                          case when coalesce(untold, true) or standing_state is null or standing_state = 'ok'
                                                 or standing_state = 'unknown' and was_selling then sent else 0 end)
                          when not untold or untold is null then 0 end desired
              from met
              where product_id is not null and (registered or known)
            """;

    // All of a retailer's products in its categories have their listings, but while a rollout is making some.
    private static final String KNOWN = "told.product_id is not null";

    private static final String KNOWN_OF_STOCK = "(registered or standing.product_id is not null)";

    // What is needed by kits is judged beside them. By arrays, since PostgreSQL would make joins of what is "in": joined to
    // what it expects one row of, that compares each with each.
    private static final String ASKED = """
            asked as materialized (
              select id from product where retailer_id = :retailer /*products id*/
            ), in_scope as materialized (
              select id from asked
              union
              select component_id from kit_component
              where retailer_id = :retailer and kit_id = any(array(select id from asked))
            ),
            """;

    // In each warehouse there are as many kits as its scarcest component allows. What is not sold any more allows none
    // anywhere; what else was never counted makes the kit unknown. Joined in full, and kept apart, for the reason above:
    // PostgreSQL expects one row of each.
    private static final String KIT_LEVELS = """
            kit_stock as materialized (
              select product_id, warehouse_id, retailer_id, cast(on_hand as bigint) on_hand, reserved, unlimited
              from stock_level where retailer_id = :retailer /*products product_id*/
            ), kit_part as materialized (
              select kit_id, component_id, quantity, count(*) over kit parts,
                     bool_and(component_id in (select product_id from kit_stock)) over kit known,
                     bool_or(component_id in (select id from product
                                              where retailer_id = :retailer and retired_at is not null /*products id*/))
                       over kit lost
              from kit_component where retailer_id = :retailer /*products kit_id*/
              window kit as (partition by kit_id)
            ), part_level as materialized (
              select kit_part.kit_id, kit_stock.warehouse_id, kit_part.quantity, kit_part.parts, kit_part.known, kit_part.lost,
                     kit_stock.on_hand - kit_stock.reserved available, kit_stock.unlimited
              from kit_part full join kit_stock on kit_stock.product_id = kit_part.component_id
            ), kit_level as (
              select * from kit_stock where product_id not in (select kit_id from kit_part)
              union all
              select kit_id, warehouse_id, cast(:retailer as bigint),
                     coalesce(least(min(case when not unlimited
                                             then cast(floor(cast(available as numeric) / quantity) as bigint) end),
                                    case when count(*) < parts then 0 end), 0), 0,
                     bool_and(unlimited) and count(*) = parts
              from part_level where kit_id is not null and warehouse_id is not null and known and not lost
              group by kit_id, warehouse_id, parts
              union all
              select kit_id, (select min(id) from warehouse where retailer_id = :retailer), cast(:retailer as bigint), 0, 0, false
              from kit_part where lost group by kit_id
            ),
            """;

    // A component that its minimum closes, closes every kit that needs it, whether it is offered itself or not,
    // and whatever else of the kit nobody knows.
    private static final String KITS = """
            ), closed as materialized (
              select product_id, integration_id from plain
              where closed_by_minimum(listing_state_of(available, unlimited, minimum, reopen_at,
                                                       closed_by_minimum(case when registered then old_state end)))
            ), closing as materialized (
              select kit_part.kit_id, closed.integration_id
              from kit_part full join closed on closed.product_id = kit_part.component_id
            ), kept_apart as materialized (
              select plain.*, closing.kit_id is not null and registered
                       and state in ('ok', 'waiting_to_reopen', 'unknown') closes,
                     /*asked*/ asked
              from plain
              full join (select distinct kit_id, integration_id from closing
                         where kit_id is not null and integration_id is not null) closing
                on closing.kit_id = plain.product_id and closing.integration_id = plain.integration_id
            ), judged as (
              select product_id, integration_id, category_id,
                     case when closes then coalesce(available, 0) else available end available, unlimited, minimum, known,
                     old_state, case when closes and state = 'unknown' then 'out_of_stock'
                                     when closes then 'below_minimum' else state end state,
                     case when closes then 0 else desired end desired,
                     old_category_id, old_shortage, was_selling, sent, confirmed, refused, resend, travelling
              from kept_apart
              where (registered or known) and asked
            """;

    /**
     * From the levels of stock, the conditions of the listings, and what their marketplaces were told.
     *
     * @param product     which products: what holds for the id of one, such as {@code = any(:products)}; empty for all
     * @param integration which integrations, likewise
     * @param kits        whether kits may be among them
     */
    public static String judged(String product, String integration, boolean kits) {
        return of(product, integration, kits).replace("/*known*/", KNOWN).replace("/*told*/", "");
    }

    /** The same after nothing but stock has changed, while every listing is there: what was told is not looked at. */
    static String judgedByStock(String product, String integration, boolean kits) {
        return of(product, integration, kits).replace("/*known*/", KNOWN_OF_STOCK).replace("/*told*/", "false and");
    }

    /**
     * The components of a kit on each integration: what is available of them, their rule, and whether it had closed them
     * there.
     */
    public static String components(String kit) {
        return "with " + judged(kit, "", true) + """
                )
                select plain.integration_id, kit_part.component_id, kit_part.quantity, plain.available, plain.unlimited,
                       plain.minimum, plain.hold_back, plain.reopen_at,
                       closed_by_minimum(case when plain.registered then plain.old_state end) was_closed
                from kit_part join plain on plain.product_id = kit_part.component_id
                where kit_part.kit_id\s""" + kit;
    }

    private static String of(String product, String integration, boolean kits) {
        if (!kits) {
            return within(JUDGED, product, integration);
        }
        String some = product.isEmpty() ? "" : "= any(array(select id from in_scope))";
        return (product.isEmpty() ? "" : within(ASKED, product, integration)) + within(KIT_LEVELS + JUDGED
                .replace("stock_level level", "kit_level level").replace("/*products level.product_id*/", "")
                .replace("), judged as (", "), plain as (")
                .replace(" and (registered or known)", "") + KITS.replace("/*asked*/",
                        product.isEmpty() ? "true" : "plain.product_id in (select id from asked)"), some, integration);
    }

    private static String within(String sql, String product, String integration) {
        return sql.replace("/*ruled*/", RuleSql.OF_INTEGRATIONS).replace("/*winner*/", RuleSql.WINNER)
                .replaceAll("/\\*finer (\\S+), (\\S+)\\*/", RuleSql.finer("$1", "$2"))
                .replaceAll("/\\*products (\\S+)\\*/", product.isEmpty() ? "" : "and $1 " + product)
                .replaceAll("/\\*integrations (\\S+)\\*/", integration.isEmpty() ? "" : "and $1 " + integration);
    }
}
