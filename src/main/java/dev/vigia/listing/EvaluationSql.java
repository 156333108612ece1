package dev.vigia.listing;

import java.util.List;

/** The evaluating statement, for one scope or another. */
final class EvaluationSql {

    private EvaluationSql() {
    }

    /**
     * Of some products, after whatever has changed of them.
     *
     * @param product     which: what holds for the id of one, such as {@code = any(:products)}
     * @param integration which integrations, likewise; empty for all
     * @param kits        whether kits may be among them
     */
    static String of(String product, String integration, boolean kits) {
        return "with " + JudgedSql.judged(product, integration, kits) + WRITTEN.replace("/*touched*/", TOUCHED);
    }

    /** Of some products, after nothing but their stock or a number has changed, while no rollout makes listings. */
    static String ofStock(String product, String integration, boolean kits) {
        return "with " + JudgedSql.judgedByStock(product, integration, kits) + WRITTEN.replace("/*touched*/", TOUCHED);
    }

    /** Of an integration, while nobody evaluates or settles: there what was told can be relied on. */
    static String ofIntegration(boolean kits) {
        return noting("with " + JudgedSql.judged("", "= :integration", kits) + WRITTEN.replace("/*touched*/", DIFFERS),
                "null");
    }

    /**
     * The same as one of the statements above, which keeps what it moves for whoever changed the rule.
     *
     * @param rollout the number of the one that it is a slice of, in SQL
     */
    static String noting(String statement, String rollout) {
        return statement.replace("/*noted*/", NOTED.formatted(rollout));
    }

    /** Of some products, whatever is not as it should be, which is nothing unless somebody forgot to evaluate it. */
    static String again(String product, boolean kits) {
        return "with " + JudgedSql.judged(product, "", kits) + WRITTEN.replace("/*touched*/", OTHERWISE);
    }

    /**
     * The first of some products of which a listing is not as it should be, in their order. Writes nothing.
     *
     * @param product    which, as above
     * @param quantities whether what sells may have to show another quantity; else only what closes or opens is looked for
     * @param kits       whether kits may be among them
     */
    static String differing(String product, boolean quantities, boolean kits) {
        return "with " + (quantities ? JudgedSql.judged(product, "= :integration", kits)
                : JudgedSql.judgedByStock(product, "= :integration", kits)) + """
                )
                select product_id from judged where\s""" + (quantities ? DIFFERS : OTHERWISE)
                + " order by product_id limit :most";
    }

    /**
     * Of products from {@code :first} to {@code :last}, what is to be told and stands nowhere in the queue; queues it, and
     * answers how many that are.
     */
    static String unnamed(boolean kits) {
        return "with " + JudgedSql.judged("between :first and :last", "", kits) + UNNAMED;
    }

    private static final String UNNAMED = """
            ), named as materialized (
              select due.integration_id, name.product_id
              from due cross join unnest(due.product_ids) as name (product_id)
              where due.retailer_id = :retailer and name.product_id between :first and :last
            ), unnamed as materialized (
              select integration_id, cast(:retailer as bigint), product_id, due_priority(desired, sent), now(), now()
              from judged
              where known and desired is not null and not travelling
                and (state <> 'unknown' or desired = 0)
                and (resend or desired is distinct from coalesce(refused, sent))
                and (integration_id, product_id) not in (select integration_id, product_id from named)
            ), queued as (
              /*queued*/
            )
            select cast(count(*) as integer) from unnamed
            """.replace("/*queued*/", DueQueue.insert("select * from unnamed"));

    private static final String OTHERWISE = """
            (not known or state <> old_state
             or state <> 'ok' and (category_id <> old_category_id or %s <> old_shortage))
            """.formatted(ConditionSql.SHORTAGE);

    private static final String DIFFERS = "(" + OTHERWISE + """
            or state = 'ok' and desired is distinct from coalesce(refused, sent))
            """;

    // What sells is named whenever something of it has changed: what its marketplace was told may be on its way just now.
    // The sender drops what needs no telling.
    private static final String TOUCHED = "(" + OTHERWISE + " or state = 'ok')";

    private static final String MOVED = """
            not known or state <> old_state or sent > 0 and desired > 0 and sent <> desired""";

    private static final String NOTED = """
            ), noted as (
              insert into moved_listing (retailer_id, integration_id, rollout_id, product_ids)
              select :retailer, integration_id, cast(%s as bigint), array_agg(product_id order by product_id)
              from target where\s""" + MOVED + """

              group by integration_id
            """;

    private static final String WRITTEN = """
            ), target as materialized (
              select product_id, integration_id, category_id, available, minimum, state, desired, known, old_state,
                     old_category_id, old_shortage, sent
              from judged
              where /*touched*/
              order by product_id, integration_id
            ), created as (
              insert into listing (product_id, integration_id, retailer_id)
              select product_id, integration_id, :retailer from target where not known
              order by product_id, integration_id
            ), to_send as (
              select product_id, integration_id,
                     case when state <> 'ok' then 0 when coalesce(old_state, 'unknown') in ('ok', 'unknown') then 2
                          else 1 end priority, desired is not null told
              from target
              -- What goes out of sale may be told its first quantity just now, and nobody sees that here yet.
              where (desired is not null or state in ('withdrawn', 'retired') and old_state = 'ok') and state <> 'unknown'
                and (state = 'ok' or not known or old_state in ('ok', 'unknown')
                       -- What is out of sale before it was told anything need not be told.
                       or old_state in ('withdrawn', 'retired') and sent is null)
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
            /*noted*/), zeroed as (
              select integration_id, cast(count(*) as integer) listings
              from target where old_state = 'ok' and state not in ('ok', 'unknown')
              group by integration_id
            )
            select (select cast(count(*) as integer) from target
                    where /*moved*/),
                   cast(count(*) filter (where told) as integer),
                   cast(count(*) filter (where told and priority = 0) as integer),
                   (select cast(count(*) as integer) from target where old_state is distinct from 'ok' and state = 'ok'),
                   (select array_agg(integration_id order by integration_id) from zeroed),
                   (select array_agg(listings order by integration_id) from zeroed)
            from to_send
            """.replace("/*moved*/", MOVED).replace("/*conditions*/", ConditionSql.WRITTEN).replace("/*queued*/",
            DueQueue.insert("""
            select integration_id, cast(:retailer as bigint), product_id, cast(priority as smallint), now(), now()
            from to_send"""));

    /** Those that sold something before this transaction. */
    static final String EMPTIED_NOW = """
            select product_id, integration_id
            from listing_condition
            where retailer_id = :retailer and product_id = any(cast(:products as bigint[]))
              and integration_id = any(cast(:integrations as bigint[]))
              and since = now() and was_selling and state <> 'unknown'
            """;

    private static final String OF_INTEGRATION = " where retailer_id = :retailer and integration_id = :integration";

    static final List<String> FORGOTTEN = List.of(DueQueue.FORGET,
            "delete from listing" + OF_INTEGRATION, "delete from listing_tally" + OF_INTEGRATION,
            "with ended as (delete from listing_condition" + OF_INTEGRATION + " returning *) " + ConditionSql.ENDED);
}
