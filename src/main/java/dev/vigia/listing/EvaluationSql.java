package dev.vigia.listing;

import java.util.List;

/** The evaluating statement, for one scope or another. */
public final class EvaluationSql {

    private EvaluationSql() {
    }

    /**
     * From the levels of stock.
     *
     * @param product     which products: what holds for the id of one, such as {@code = any(:products)}; empty for all
     * @param integration which integrations, likewise
     */
    static String of(String product, String integration) {
        return within("with " + JUDGED + WRITTEN, product, integration);
    }

    /** The judging alone by the listings themselves, to be read on, where nothing but rules would change. */
    public static String judgedByRule(String product, String integration) {
        return within(JUDGED_BY_RULE, product, integration);
    }

    /** The judging alone, to be read on, of all products. */
    public static String judged(String integration) {
        return judged("", integration);
    }

    /** The judging alone, to be read on. */
    public static String judged(String product, String integration) {
        return within(JUDGED, product, integration);
    }

    /**
     * From the listings themselves, where nothing but rules changed: they hold what is available, and none of a million
     * products need be looked at.
     */
    static String ofRule() {
        return within("with " + JUDGED_BY_RULE + WRITTEN, "", "= :integration");
    }

    /**
     * The first products of a range of which a listing is not as it should be, in their order. Writes nothing.
     *
     * @param reach whether categories or warehouses may have changed; without, the listings hold all that decides
     */
    static String differing(boolean reach) {
        return within("with " + (reach ? JUDGED : JUDGED_BY_RULE) + """
                )
                select product_id from judged where\s""" + DIFFERS + " order by product_id limit :most",
                "between :first and :last", "= :integration");
    }

    private static String within(String sql, String product, String integration) {
        return sql.replace("/*ruled*/", RuleSql.OF_INTEGRATIONS).replace("/*winner*/", RuleSql.WINNER)
                .replaceAll("/\\*finer (\\S+), (\\S+)\\*/", RuleSql.finer("$1", "$2"))
                .replaceAll("/\\*products (\\S+)\\*/", product.isEmpty() ? "" : "and $1 " + product)
                .replaceAll("/\\*integrations (\\S+)\\*/", integration.isEmpty() ? "" : "and $1 " + integration);
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
            ), known as (
              select * from listing
              where retailer_id = :retailer /*products product_id*/ /*integrations integration_id*/
            ), judged as (
              select offered.*, known.product_id is not null known, known.state old_state,
                     case when registered then listing_state_of(offered.available, offered.unlimited, minimum,
                                                                reopen_at, closed_by_minimum(known.state))
                          when retired then 'retired' else 'withdrawn' end state,
                     case when not registered and known.desired is null then null
                          when not registered then 0
                          else coalesce(quantity_to_publish(offered.available, offered.unlimited, minimum,
                                                            least(ceiling, :ceiling), hold_back, reopen_at,
                                                            closed_by_minimum(known.state)),
                                        known.desired) end desired,
                     known.category_id old_category_id, known.available old_available,
                     known.unlimited old_unlimited, known.desired old_desired, known.confirmed, known.sent
              from offered
              left join known on known.product_id = offered.product_id and known.integration_id = offered.integration_id
              where registered or known.product_id is not null
            """;

    private static final String JUDGED_BY_RULE = """
            ruled as materialized (
            /*ruled*/), held as (
              select listing.product_id, listing.integration_id, listing.category_id, listing.available,
                     listing.unlimited, listing.state, listing.desired, listing.confirmed, listing.sent,
                     /*winner*/
              from listing
              join ruled on ruled.integration_id = listing.integration_id
              /*finer listing.product_id, listing.category_id*/
              where listing.retailer_id = :retailer /*products listing.product_id*/
                /*integrations listing.integration_id*/
            ), judged as (
              select product_id, integration_id, category_id, available, unlimited, minimum, true known, state old_state,
                     case when state in ('withdrawn', 'retired') then state
                          else listing_state_of(available, unlimited, minimum, reopen_at, closed_by_minimum(state))
                     end state,
                     case when state in ('withdrawn', 'retired') then desired
                          else coalesce(quantity_to_publish(available, unlimited, minimum, least(ceiling, :ceiling),
                                                            hold_back, reopen_at, closed_by_minimum(state)), desired)
                     end desired,
                     category_id old_category_id, available old_available, unlimited old_unlimited,
                     desired old_desired, confirmed, sent
              from held
            """;

    private static final String DIFFERS = """
            (not known or (state, category_id, available, unlimited, desired)
               is distinct from (old_state, old_category_id, old_available, old_unlimited, old_desired))
            """;

    // Three things are decided on what `update … returning` gives back, not on what was read before: the sender may
    // have settled a listing in between, and PostgreSQL reads only the updated row again.
    // - moved: this statement gave it a new revision.
    // - was due already: the revision before this one had no answer yet, so a row of `due` holds it. Then only a zero is
    //   queued once more, among the zeros; the sender drops what it finds settled.
    // - a reopening: the marketplace was last told zero.
    private static final String WRITTEN = """
            ), target as materialized (
              select product_id, integration_id, category_id, available, unlimited, minimum, state, desired, known,
                     old_state, old_category_id, old_desired
              from judged
              where /*differs*/
              -- In the order in which the sender settles, so that the two do not deadlock.
              order by product_id, integration_id
            ), changed as (
              update listing
              set category_id = target.category_id, available = target.available, unlimited = target.unlimited,
                  state = target.state,
                  since = /*since*/,
                  desired = target.desired,
                  desired_revision = listing.desired_revision
                    + case when listing.desired is distinct from target.desired then 1 else 0 end,
                  desired_at = case when listing.desired is distinct from target.desired then now()
                                    else listing.desired_at end,
                  rejected = listing.rejected and listing.desired is not distinct from target.desired
              from target
              where target.known and listing.product_id = target.product_id
                and listing.integration_id = target.integration_id
              returning listing.product_id, listing.integration_id, listing.desired, listing.sent,
                        listing.desired_at = now() moved, listing.desired_revision - 1 > listing.sent_revision was_due
            ), created as (
              insert into listing (product_id, integration_id, retailer_id, category_id, available, unlimited, state,
                                   desired, desired_revision, desired_at)
              select product_id, integration_id, :retailer, category_id, available, unlimited, state, desired,
                     case when desired is null then 0 else 1 end, case when desired is null then null else now() end
              from target where not known
              order by product_id, integration_id
              returning product_id, integration_id, desired
            ), to_send as (
              select product_id, integration_id,
                     due_priority(desired, sent) priority
              from changed where moved and (desired = 0 or not was_due)
              union all
              select product_id, integration_id, due_priority(desired, null)
              from created where desired is not null
            ), queued as (
              /*queued*/
            /*conditions*/), tallied as (
              insert into listing_tally (integration_id, retailer_id, state, listings)
              select integration_id, :retailer, state, sum(difference)
              from (select integration_id, state, 1 difference from target where not known or state <> old_state
                    union all
                    select integration_id, old_state, -1 from target where known and state <> old_state) differences
              group by integration_id, state
              having sum(difference) <> 0
            ), emptied as (
              select integration_id, cast(count(*) as integer) listings
              from target where old_desired > 0 and desired = 0
              group by integration_id
            )
            select cast((select count(*) from target) as integer),
                   cast(count(*) as integer),
                   cast(count(*) filter (where priority = 0) as integer),
                   (select cast(count(*) as integer) from target where coalesce(old_desired, 0) = 0 and desired > 0),
                   (select array_agg(integration_id order by integration_id) from emptied),
                   (select array_agg(listings order by integration_id) from emptied)
            from to_send
            """.replace("/*differs*/", DIFFERS).replace("/*since*/", ConditionSql.since("listing", "target.state"))
            .replace("/*conditions*/", ConditionSql.WRITTEN).replace("/*queued*/", DueQueue.insert("""
            select integration_id, cast(:retailer as bigint), product_id, priority, now(), now() from to_send"""));

    // A listing with an earlier revision had a quantity, and an equal one would not have moved: so it was above zero.
    static final String EMPTIED_NOW = """
            select product_id, integration_id
            from listing
            where retailer_id = :retailer and product_id = any(cast(:products as bigint[]))
              and integration_id = any(cast(:integrations as bigint[]))
              and desired = 0 and desired_at = now() and desired_revision > 1
            """;

    private static final String OF_INTEGRATION = " where retailer_id = :retailer and integration_id = :integration";

    static final List<String> FORGOTTEN = List.of(DueQueue.FORGET,
            "delete from listing" + OF_INTEGRATION, "delete from listing_tally" + OF_INTEGRATION,
            "with ended as (delete from listing_condition" + OF_INTEGRATION + " returning *) " + ConditionSql.ENDED);
}
