package dev.vigia.listing.preview;

import dev.vigia.listing.JudgedSql;
import dev.vigia.listing.WinnerSql;

/** The statements that foretell what an evaluation would do. They write nothing. */
final class ImpactSql {

    private ImpactSql() {
    }

    /** An integration as it would be. What is too low to reopen at is none any more, as when it is saved. */
    private static final String INTEGRATION = """
            with integration as (
              select %s, cast(:retailer as bigint) retailer_id, cast(:minimum as integer) minimum_stock,
                     case when :finer then cast(:reopenAt as integer)
                          when reopen_at > cast(:minimum as integer) then reopen_at end reopen_at,
                     case when :finer then :holdBack else hold_back end hold_back,
                     case when :finer then cast(:ownCeiling as integer) else ceiling end ceiling, rule_id, version,
                     disconnected_at, %s
              from %s
            )""";

    private static final String EXISTING = "integration where retailer_id = :retailer and id = :integration";

    // One that is not there yet goes by the number 0.
    private static final String NEW = """
            (select cast(null as integer) reopen_at, false hold_back, cast(null as integer) ceiling,
                    cast(0 as bigint) rule_id, cast(0 as bigint) version, cast(null as timestamptz) disconnected_at) new""";

    private static final String REACH = """
            cast(:everyCategory as boolean) every_category, cast(:everyWarehouse as boolean) every_warehouse""";

    private static final String CHOSEN = """
            , integration_category as (
              select cast(%1$s as bigint) integration_id, category_id
              from unnest(cast(:categories as bigint[])) category_id
            ), integration_warehouse as (
              select cast(%1$s as bigint) integration_id, warehouse_id
              from unnest(cast(:warehouses as bigint[])) warehouse_id
            ),
            """;

    private static final String WITH_MINIMUM = INTEGRATION.formatted("id", "every_category, every_warehouse", EXISTING)
            + ", ";

    private static String byMinimum(boolean kits) {
        return WITH_MINIMUM + JudgedSql.judged("", "= :integration", kits);
    }

    /** The evaluation itself, over an integration that is as it would be. */
    private static String byReach(boolean kits) {
        return INTEGRATION.formatted("id", REACH, EXISTING) + CHOSEN.formatted(":integration")
                + JudgedSql.judged("", "= :integration", kits);
    }

    private static String byConnecting(boolean kits) {
        return INTEGRATION.formatted("cast(0 as bigint) id", REACH, NEW) + """
            , minimum_rule as (
              select * from minimum_rule where retailer_id = :retailer and integration_id is null
            ), winning_rule as (
            """ + WinnerSql.OF_CATEGORIES + " union all " + WinnerSql.OF_PRODUCTS
                + ")" + CHOSEN.formatted("0") + JudgedSql.judged("", "= 0", kits) + ")";
    }

    private static final String FIRST_COUNTS = """
            select count(*) filter (where desired > 0), count(*) filter (where desired = 0),
                   count(*) filter (where desired is null)
            from judged
            """;

    private static final String FIRST_SAMPLE = """
            select product.sku, case when unlimited then '' else cast(available as text) end, desired
            from judged join product on product.id = judged.product_id
            where desired is not null
            order by desired > 0, judged.product_id
            limit 10
            """;

    // What it should show as things are. Of what sells it is what it was told, and where that is nothing yet, or an end that
    // is over, what it is about to be told.
    static final String OLD_DESIRED = """
            case when old_state = 'ok' then coalesce(nullif(sent, 0), nullif(desired, 0), 1)
                 when old_state = 'unknown' then case when was_selling or sent is null then sent else 0 end
                 when known and (old_state not in ('withdrawn', 'retired') or sent is not null) then 0 end""";

    // What sells and would be out of sale goes to zero, told of or not.
    static final String WOULD_BE = """
            coalesce(desired, case when state in ('withdrawn', 'retired')
                                     and old_state not in ('unknown', 'withdrawn', 'retired') then 0 end)""";

    // Of an integration that is switched on, all that came due meanwhile goes out: it is compared with what the
    // marketplace shows. Otherwise with what it has been or is being told.
    private static final String COMPARED = """
            ), compared as (
              select product_id, integration_id, category_id, available, /*new*/ would_be, coalesce(confirmed, sent) shown, state,
                     case when :switchedOn then coalesce(confirmed, sent) else /*old*/ end was,
                     state in ('withdrawn', 'retired') and old_state is not distinct from state is_out
              from judged
            ), counted as (
              select * from compared where not is_out or was is distinct from would_be
            )
            """;

    private static final String KNOWN_COMPARED = COMPARED.replace("/*old*/", OLD_DESIRED).replace("/*new*/", WOULD_BE);

    static final String COUNTED = """
            count(*) filter (where was > 0 and would_be = 0),
            count(*) filter (where coalesce(was, 0) = 0 and would_be > 0),
            count(*) filter (where was > 0 and would_be > 0 and was <> would_be),
            count(*) filter (where was is not distinct from would_be),
            cast(coalesce(sum(available) filter (where would_be = 0 and available > 0), 0) as bigint),
            count(*) filter (where was > 0)""";

    private static final String COUNTS = "select " + COUNTED + """
            , (select count(*) from compared where shown > 0), count(*) filter (where state = 'waiting_to_reopen')
            from counted
            """;

    private static final String BY_CATEGORY = """
            select category.path, count(*) filter (where was > 0 and would_be = 0) zeros,
                   count(*) filter (where coalesce(was, 0) = 0 and would_be > 0) reopened,
                   cast(coalesce(sum(available) filter (where would_be = 0 and available > 0), 0) as bigint)
            from counted
            join category on category.id = counted.category_id
            where was is distinct from would_be or would_be = 0
            group by category.id, category.path
            having count(*) filter (where (coalesce(was, 0) > 0) <> (coalesce(would_be, 0) > 0)) > 0
            order by zeros desc, reopened desc, category.path
            limit 10
            """;

    private static final String LISTED = """
            select counted.product_id, product.sku, product.name, coalesce(counted.available, 0),
                   cast(would_be as bigint)
            from counted join product on product.id = counted.product_id
            where would_be is not null and (coalesce(was, 0) > 0) <> (would_be > 0) and counted.product_id > :after
            order by counted.product_id
            limit :most
            """;

    private static final String SAMPLE = """
            select product.sku
            from counted join product on product.id = counted.product_id
            where case when :zeros then was > 0 and would_be = 0 else was is distinct from would_be end
            order by counted.product_id
            limit 10
            """;

    // From which minimum on each is closed: 0 if whatever the number is, none if never. A kit is closed as soon as it or one
    // of its components is. Kept apart and joined in full, as in JudgedSql: PostgreSQL expects a row of each.
    private static final String CURVE_WITH_KITS = """
            ), finer as materialized (
              select id from product
              where retailer_id = :retailer
                and category_id = any(array(select category_id from winning_rule
                                            where integration_id = :integration and product_id = 0))
              union
              select product_id from winning_rule where integration_id = :integration and category_id = 0
            ), alone as materialized (
              select plain.product_id, plain.registered, coalesce(plain.available, 0) available, plain.unlimited,
                     finer.id is not null is_finer,
                     case when plain.unlimited or plain.available is null or plain.available <= 0 then null
                          when finer.id is not null
                            then case when closed_by_minimum(listing_state_of(available, unlimited, minimum, reopen_at,
                                            closed_by_minimum(case when registered then old_state end))) then 0 end
                          when closed_by_minimum(case when registered then old_state end)
                               and available < reopen_at then 0
                          else available end closed_from
              from plain full join finer on finer.id = plain.product_id
              where plain.product_id is not null
            ), by_part as materialized (
              select kit_part.kit_id, min(part.closed_from) closed_from
              from kit_part full join alone part on part.product_id = kit_part.component_id
              where kit_part.kit_id is not null
              group by kit_part.kit_id
            )
            select least(case when alone.is_finer then null else alone.closed_from end, by_part.closed_from), count(*)
            from alone full join by_part on by_part.kit_id = alone.product_id
            where alone.registered and not alone.unlimited and alone.available > 0
              and not (alone.is_finer and (alone.closed_from is not null or coalesce(by_part.closed_from, 0) = 0))
              and least(case when alone.is_finer then null else alone.closed_from end, by_part.closed_from) <= :highest
            group by 1
            """;

    /** @param kits whether the retailer has any; the listings do not hold all that decides these */
    static String counts(boolean reachChanges, boolean kits) {
        return judged(reachChanges, kits) + KNOWN_COMPARED + COUNTS;
    }

    static String byCategory(boolean reachChanges, boolean kits) {
        return judged(reachChanges, kits) + KNOWN_COMPARED + BY_CATEGORY;
    }

    static String listed(boolean kits) {
        return judged(false, kits) + KNOWN_COMPARED + LISTED;
    }

    static String sample(boolean reachChanges, boolean kits) {
        return judged(reachChanges, kits) + KNOWN_COMPARED + SAMPLE;
    }

    private static String judged(boolean reachChanges, boolean kits) {
        return reachChanges ? byReach(kits) : byMinimum(kits);
    }

    static String firstCounts(boolean kits) {
        return byConnecting(kits) + FIRST_COUNTS;
    }

    static String firstSample(boolean kits) {
        return byConnecting(kits) + FIRST_SAMPLE;
    }

    /** What the number of an integration would close, of a retailer with kits, over {@code plain}: see {@link ZeroCurves}. */
    static String curveWithKits() {
        return byReach(true) + CURVE_WITH_KITS;
    }

    /** Of a rule, over {@code judged}; an integration that is on is compared with what it was told. */
    static String compared(String judged) {
        return judged + KNOWN_COMPARED.replace(":switchedOn", "false");
    }

    /** Of an integration that is switched on: how many that sell at the marketplace go to zero, and how many sell. */
    static String waiting(boolean kits) {
        return "with " + JudgedSql.judged("", "= :integration", kits) + """
                )
                select count(*) filter (where coalesce(confirmed, sent) > 0 and desired = 0),
                       count(*) filter (where coalesce(confirmed, sent) > 0),
                       count(*) filter (where coalesce(confirmed, sent) is distinct from desired)
                from judged
                """;
    }

    /** How many sell, which the tally has counted. */
    static final String SELLING = """
            select cast(coalesce(sum(listings), 0) as bigint) from listing_tally
            where retailer_id = :retailer and integration_id = :integration and state = 'ok'
            """;
}
