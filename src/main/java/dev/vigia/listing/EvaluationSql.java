package dev.vigia.listing;

import java.util.List;

/** The evaluating statement, for one scope or another. */
final class EvaluationSql {

    private EvaluationSql() {
    }

    /**
     * From the levels of stock.
     *
     * @param product     which products: what holds for the id of one, such as {@code = any(:products)}; empty for all
     * @param integration which integrations, likewise
     * @param kits        whether kits may be among them
     */
    static String of(String product, String integration, boolean kits) {
        return "with " + JudgedSql.judged(product, integration, kits) + WRITTEN;
    }

    /**
     * From the listings themselves, where nothing but rules changed: they hold what is available, and none of a million
     * products need be looked at.
     */
    static String ofRule() {
        return "with " + JudgedSql.judgedByRule("", "= :integration") + WRITTEN;
    }

    /**
     * The first of some products of which a listing is not as it should be, in their order. Writes nothing.
     *
     * @param product which, as above
     * @param reach   whether categories or warehouses may have changed; without, the listings hold all that decides
     * @param kits  whether kits may be among them
     */
    static String differing(String product, boolean reach, boolean kits) {
        return "with " + (reach || kits ? JudgedSql.judged(product, "= :integration", kits)
                : JudgedSql.judgedByRule(product, "= :integration")) + """
                )
                select product_id from judged where\s""" + DIFFERS + " order by product_id limit :most";
    }

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
