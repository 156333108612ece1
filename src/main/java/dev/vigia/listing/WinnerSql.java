package dev.vigia.listing;

/** The queries that find out of all rules of a retailer that are in force which of them win, as {@code winning_rule} has it. */
public final class WinnerSql {

    private WinnerSql() {
    }

    private static final String RULE = """
            rule.id rule_id, rule.version rule_version, rule.minimum, rule.hold_back, rule.reopen_at, rule.ceiling
            from minimum_rule rule
            join integration on integration.retailer_id = :retailer and integration.disconnected_at is null
              and (rule.integration_id is null or rule.integration_id = integration.id)
            """;

    private static final String IN_FORCE = " where rule.retailer_id = :retailer and rule.ended_at is null and rule.in_force";

    private static final String AMONG_EQUALS = """
            rule.integration_id is null, rule.from_at is null and rule.to_at is null, rule.id desc
            """;

    /** Of every category that has a rule, or lies below one that has: the nearest upwards. */
    public static final String OF_CATEGORIES = """
            (select distinct on (category.id, integration.id)
                    cast(0 as bigint) product_id, category.id category_id, integration.id integration_id,
                    cast(:retailer as bigint) retailer_id,\s""" + RULE + """
            join category ruled on ruled.id = rule.category_id
            join category on category.retailer_id = :retailer
              and starts_with(category.path || ' > ', ruled.path || ' > ')
            """ + IN_FORCE + " order by category.id, integration.id, length(ruled.path) desc, " + AMONG_EQUALS + ")";

    /** Of products that have a rule of their own. */
    public static final String OF_PRODUCTS = """
            (select distinct on (rule.product_id, integration.id)
                    rule.product_id, cast(0 as bigint) category_id, integration.id integration_id,
                    cast(:retailer as bigint) retailer_id,\s""" + RULE + IN_FORCE
            + " and rule.product_id is not null /*products rule.product_id*/ order by rule.product_id, integration.id, "
            + AMONG_EQUALS + ")";

    /** The same of these products only. */
    public static final String OF_THESE_PRODUCTS = OF_PRODUCTS.replace("/*products rule.product_id*/",
            "and rule.product_id = any(cast(:products as bigint[]))");

    /**
     * Makes a part of {@code winning_rule} what it should be; what is so already is not written.
     *
     * @param winners the queries that say so
     * @param part    which of its rows they are about
     */
    public static String written(String winners, String part) {
        return """
                with wanted as materialized (%s
                ), gone as (
                  delete from winning_rule kept
                  where retailer_id = :retailer and %s
                    and not exists (select from wanted
                                    where (wanted.product_id, wanted.category_id, wanted.integration_id)
                                        = (kept.product_id, kept.category_id, kept.integration_id))
                )
                insert into winning_rule as kept (product_id, category_id, integration_id, retailer_id, rule_id,
                                                  rule_version, minimum, hold_back, reopen_at, ceiling)
                select * from wanted
                on conflict (product_id, category_id, integration_id) do update
                set rule_id = excluded.rule_id, rule_version = excluded.rule_version, minimum = excluded.minimum,
                    hold_back = excluded.hold_back, reopen_at = excluded.reopen_at, ceiling = excluded.ceiling
                where (kept.rule_id, kept.rule_version) is distinct from (excluded.rule_id, excluded.rule_version)
                """.formatted(winners, part);
    }
}
