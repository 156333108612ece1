package dev.vigia.listing;

/**
 * The parts of statements that write {@code listing_condition}: a row for each listing that is not ok. One that is ok has none. Where the state is one of a warning, the row is the warning
 * while it is open; then it is a row of {@code warning_past}.
 */
final class ConditionSql {

    private static final String WARNINGS = "('below_minimum', 'out_of_stock', 'waiting_to_reopen')";

    /** How many units are missing up to the minimum, where the state is one of a warning; 0 in any other. */
    static final String SHORTAGE = "case when state in " + WARNINGS
            + " then minimum - coalesce(available, 0) else 0 end";

    private ConditionSql() {
    }

    /** When a listing got into its state: an episode goes on from few units to none and back, until it reopens. */
    static String since(String row, String state) {
        return """
                case when %1$s.state = %2$s or %1$s.state in %3$s and %2$s in %3$s then %1$s.since else now() end
                """.formatted(row, state, WARNINGS).strip();
    }

    /** Warnings that are over, of conditions as they were, as {@code ended}. */
    static final String ENDED = """
            insert into warning_past (retailer_id, product_id, integration_id, available, minimum, opened_at, closed_at)
            select retailer_id, product_id, integration_id, available, minimum, since,
                   -- Opened perhaps by a transaction that began after this one and ended before it.
                   greatest(now(), since)
            from ended where state in\s""" + WARNINGS;

    /** Beside the listings of {@code target}. */
    static final String WRITTEN = """
            ), conditioned as (
              insert into listing_condition
                (product_id, integration_id, retailer_id, category_id, since, state, available, minimum, was_selling,
                 shortage)
              select product_id, integration_id, :retailer, category_id, now(), state,
                     case when state in %1$s then available end, case when state in %1$s then minimum end,
                     coalesce(old_state = 'ok', false), %5$s
              from target
              where state <> 'ok'
                and (not known or (state, category_id) is distinct from (old_state, old_category_id)
                     or %5$s is distinct from old_shortage)
              on conflict (product_id, integration_id) do update
              set category_id = excluded.category_id, since = %2$s, state = excluded.state,
                  shortage = excluded.shortage,
                  -- A warning tells what was there when it was opened.
                  available = case when listing_condition.state in %1$s and excluded.state in %1$s
                                then listing_condition.available else excluded.available end,
                  minimum = case when listing_condition.state in %1$s and excluded.state in %1$s
                              then listing_condition.minimum else excluded.minimum end,
                  was_selling = case when listing_condition.state = excluded.state
                                       or listing_condition.state in %1$s and excluded.state in %1$s
                                  then listing_condition.was_selling else excluded.was_selling end
            ), unconditioned as (
              delete from listing_condition
              using target
              where listing_condition.product_id = target.product_id
                and listing_condition.integration_id = target.integration_id
                and target.known and target.state = 'ok' and target.old_state <> 'ok'
              returning listing_condition.*
            ), ended as (
              select * from unconditioned
              union all
              select before.* from target
              join listing_condition before on before.product_id = target.product_id
                and before.integration_id = target.integration_id
              where target.known and target.old_state in %1$s and target.state not in ('ok', %3$s)
            ), warned as (
              %4$s
            """.formatted(WARNINGS, since("listing_condition", "excluded.state"), WARNINGS.substring(1, WARNINGS
            .length()
            - 1), ENDED, SHORTAGE);
}
