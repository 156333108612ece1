package dev.vigia.listing;

/**
 * The parts of statements that find the rule of a listing: that of its product, else of its category, else of its
 * integration, which may be the retailer's. A rule counts whole: nothing of one is mixed with another.
 */
public final class RuleSql {

    private RuleSql() {
    }

    /**
     * What goes for an integration where no finer rule does, a row for each. Among rules of one scope one with dates that
     * hold goes before one without, then the latest.
     */
    public static final String OF_INTEGRATIONS = """
            select integration.id integration_id, integration.every_category, integration.every_warehouse,
                   wide.rule_id, wide.rule_version, coalesce(wide.minimum, 0) minimum,
                   coalesce(wide.hold_back, false) hold_back, wide.reopen_at, wide.ceiling
            from integration
            left join lateral (
              select * from (
                select id rule_id, version rule_version, minimum, hold_back, reopen_at, ceiling,
                       case when integration_id is null then 2 else 0 end
                         + case when from_at is null and to_at is null then 1 else 0 end place
                from minimum_rule
                where retailer_id = :retailer and ended_at is null and in_force
                  and category_id is null and product_id is null
                  and (integration_id is null or integration_id = integration.id)
                union all
                select integration.rule_id, integration.version, integration.minimum_stock, integration.hold_back,
                       integration.reopen_at, integration.ceiling, 1
                where integration.minimum_stock is not null
              ) rule
              order by place, rule_id desc limit 1
            ) wide on true
            where integration.retailer_id = :retailer /*integrations integration.id*/
            """;

    private static final String FINER = """
            left join winning_rule by_product on by_product.product_id = %1$s and by_product.category_id = 0
              and by_product.integration_id = ruled.integration_id
            left join winning_rule by_category on by_category.product_id = 0 and by_category.category_id = %2$s
              and by_category.integration_id = ruled.integration_id
            """;

    /** The rule that wins, of {@link #finer} and {@code ruled}. */
    public static final String WINNER = """
            coalesce(by_product.minimum, by_category.minimum, ruled.minimum) minimum,
            coalesce(by_product.hold_back, by_category.hold_back, ruled.hold_back) hold_back,
            case when by_product.rule_id is not null then by_product.reopen_at
                 when by_category.rule_id is not null then by_category.reopen_at else ruled.reopen_at end reopen_at,
            case when by_product.rule_id is not null then by_product.ceiling
                 when by_category.rule_id is not null then by_category.ceiling else ruled.ceiling end ceiling
            """;

    /** Joins of what is finer than {@code ruled}, a row of {@link #OF_INTEGRATIONS}. */
    public static String finer(String productId, String categoryId) {
        return FINER.formatted(productId, categoryId);
    }
}
