package dev.vigia.stock.product;

import dev.vigia.listing.MinimumStock;
import dev.vigia.stock.product.MomentAnswer.MomentRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hibernate.Session;

/**
 * Looks up by which rule a quantity was computed. The log names it; of rows that are older than that it is guessed from the
 * versions that held at the moment, the number of an integration from the history of its settings, and the category from the
 * one that the product has now.
 */
@ApplicationScoped
class MomentRules {

    private static final String HELD = """
            retailer_id = :retailer and coalesce(integration_id, :integration) = :integration
            and created_at <= :at and coalesce(ended_at > :at, true)
            and coalesce(from_at <= :at, true) and coalesce(to_at > :at, true)
            """;

    private static final String RULE = """
            integration_id is null everywhere, minimum, hold_back, reopen_at, ceiling, reason,
            from_at is null and to_at is null undated, minimum_rule.id
            """;

    private static final String SETTINGS = """
            jsonb_build_object('minimumStock', minimum_stock, 'holdBack', hold_back, 'reopenAt', reopen_at,
                               'ceiling', ceiling, 'reason', reason)
            """;

    private static final String HELD_SETTINGS = EarlierSql.settings("minimumStock", SETTINGS);

    private static final String NUMBER_OF_SETTINGS = """
            cast(settings ->> 'minimumStock' as integer) minimum,
            coalesce(cast(settings ->> 'holdBack' as boolean), false) hold_back,
            cast(settings ->> 'reopenAt' as integer) reopen_at, cast(settings ->> 'ceiling' as integer) ceiling,
            coalesce(settings ->> 'reason', '') reason
            """;

    // The settings of an integration may have changed while the quantity was under way: then those count that have its minimum.
    private static final String LOGGED = """
            select case when product_id is not null then 'product' when minimum_rule.category_id is not null then 'category'
                        else 'everything' end kind,
                   coalesce(product.sku, category.path, '') label, integration_id is null everywhere, minimum, hold_back,
                   reopen_at, ceiling, reason
            from minimum_rule
            left join product on product.id = product_id
            left join category on category.id = minimum_rule.category_id
            where minimum_rule.retailer_id = :retailer and minimum_rule.id = :rule and version = :version
            union all
            select 'everything', '', false, /*number*/
            from (select case when version = :version then /*settings*/
                              else coalesce((select after from audit_event
                                             where integration_id = integration.id and retailer_id = :retailer
                                               and happened_at <= :logged
                                               and after -> 'minimumStock' = to_jsonb(cast(:minimum as integer))
                                             order by id desc limit 1),
                                            /*held*/) end settings
                  from integration
                  where retailer_id = :retailer and id = :integration and rule_id = :rule) own
            where settings ->> 'minimumStock' is not null
            """.replace("/*number*/", NUMBER_OF_SETTINGS).replace("/*settings*/", SETTINGS)
            .replace("/*held*/", HELD_SETTINGS);

    private static final String WINNER = """
            with held as (
              select /*settings*/ settings
            ), own as (
              select product.id product_id, product.sku, category.path
              from product join category on category.id = product.category_id
              where product.retailer_id = :retailer and product.id = any(cast(:products as bigint[]))
            ), above as (
              select own.product_id, category.id, category.path from category, own
              where category.retailer_id = :retailer and starts_with(own.path || ' > ', category.path || ' > ')
            )
            select distinct on (product_id) kind, label, everywhere, minimum, hold_back, reopen_at, ceiling, reason,
                   product_id
            from (select own.product_id, 2 place, 'product' kind, own.sku as label, /*rule*/ from own
                  join minimum_rule on minimum_rule.product_id = own.product_id where /*held*/
                  union all
                  select above.product_id, 1, 'category', above.path, /*rule*/ from above
                  join minimum_rule on minimum_rule.category_id = above.id where /*held*/
                  union all
                  select own.product_id, 0, 'everything', '', /*rule*/ from own, minimum_rule
                  where minimum_rule.product_id is null and category_id is null and /*held*/
                  union all
                  select own.product_id, 0, 'everything', '', false, /*number*/, true, 0
                  from own, held where settings ->> 'minimumStock' is not null) rule
            order by product_id, place desc, length(label) desc, everywhere, undated, id desc
            """.replace("/*settings*/", HELD_SETTINGS).replace("/*number*/", NUMBER_OF_SETTINGS)
            .replace("/*rule*/", RULE).replace("/*held*/", HELD);

    private static final MomentRule NONE = new MomentRule("", "", false, new MinimumStock(0), "");

    private final Session session;

    MomentRules(Session session) {
        this.session = session;
    }

    /**
     * Joins the caller's transaction. Where none won, the minimum was 0.
     *
     * @param computed when the quantity was computed, at the latest
     */
    MomentRule of(long retailerId, long productId, long integrationId, LoggedQuantity logged, Instant computed) {
        if (logged.ruleId() == null) {
            return logged.minimum() == null ? at(retailerId, productId, integrationId, computed) : NONE;
        }
        return session.createNativeQuery(LOGGED, MomentRuleRow.class)
                .setParameter("retailer", retailerId)
                .setParameter("integration", integrationId)
                .setParameter("rule", logged.ruleId())
                .setParameter("version", logged.ruleVersion())
                .setParameter("minimum", logged.minimum(), Integer.class)
                .setParameter("logged", logged.at())
                .setParameter("at", computed)
                .uniqueResultOptional().map(MomentRuleRow::rule)
                .orElseGet(() -> at(retailerId, productId, integrationId, computed));
    }

    private MomentRule at(long retailerId, long productId, long integrationId, Instant moment) {
        return at(retailerId, List.of(productId), integrationId, moment).get(productId);
    }

    /** Of each of these products the one that is guessed. */
    Map<Long, MomentRule> at(long retailerId, List<Long> productIds, long integrationId, Instant moment) {
        Map<Long, MomentRule> ruled = new HashMap<>();
        productIds.forEach(product -> ruled.put(product, NONE));
        session.createNativeQuery(WINNER, WinnerThen.class)
                .setParameter("retailer", retailerId)
                .setParameter("products", productIds.toArray(Long[]::new))
                .setParameter("integration", integrationId)
                .setParameter("at", moment)
                .getResultList().forEach(winner -> ruled.put(winner.productId, winner.row().rule()));
        return ruled;
    }

    private record WinnerThen(String kind, String label, boolean everywhere, int minimum, boolean holdBack,
            Integer reopenAt, Integer ceiling, String reason, long productId) {

        MomentRuleRow row() {
            return new MomentRuleRow(kind, label, everywhere, minimum, holdBack, reopenAt, ceiling, reason);
        }
    }

    /** What may be missing is null there. */
    private record MomentRuleRow(String kind, String label, boolean everywhere, int minimum, boolean holdBack,
            Integer reopenAt, Integer ceiling, String reason) {

        MomentRule rule() {
            return new MomentRule(kind, label, everywhere, new MinimumStock(minimum, holdBack, Optional.ofNullable(
                    reopenAt).map(OptionalInt::of).orElse(OptionalInt.empty()), Optional.ofNullable(ceiling).map(
                            OptionalInt::of).orElse(OptionalInt.empty())), reason);
        }
    }
}
