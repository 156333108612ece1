package dev.vigia.stock.product;

import dev.vigia.listing.MinimumStock;
import dev.vigia.stock.product.MomentAnswer.MomentRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.hibernate.Session;

/**
 * Looks up which rule won for a product at a moment. The versions of rules tell when each held; the number of an integration is
 * told by the history of its settings. Of categories it goes by the one that the product has now.
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

    // Of an integration: what the last change made it, or the next one found, or as it is.
    private static final String WINNER = """
            with held as (
              select coalesce(
                (select after from audit_event
                 where integration_id = :integration and retailer_id = :retailer and happened_at <= :at
                   and jsonb_exists(after, 'minimumStock')
                 order by id desc limit 1),
                (select before from audit_event
                 where integration_id = :integration and retailer_id = :retailer and happened_at > :at
                   and jsonb_exists(before, 'minimumStock')
                 order by id limit 1),
                (select jsonb_build_object('minimumStock', minimum_stock, 'holdBack', hold_back, 'reopenAt', reopen_at,
                                           'ceiling', ceiling)
                 from integration where id = :integration and retailer_id = :retailer)) settings
            ), own as (
              select product.sku, category.path from product join category on category.id = product.category_id
              where product.retailer_id = :retailer and product.id = :product
            ), above as (
              select category.id, category.path from category, own
              where category.retailer_id = :retailer and starts_with(own.path || ' > ', category.path || ' > ')
            )
            select kind, label, everywhere, minimum, hold_back, reopen_at, ceiling, reason
            from (select 2 place, 'product' kind, own.sku as label, /*rule*/ from own, minimum_rule
                  where product_id = :product and /*held*/
                  union all
                  select 1, 'category', above.path, /*rule*/ from above
                  join minimum_rule on minimum_rule.category_id = above.id where /*held*/
                  union all
                  select 0, 'everything', '', /*rule*/ from minimum_rule
                  where product_id is null and category_id is null and /*held*/
                  union all
                  select 0, 'everything', '', false, cast(settings ->> 'minimumStock' as integer),
                         coalesce(cast(settings ->> 'holdBack' as boolean), false),
                         cast(settings ->> 'reopenAt' as integer), cast(settings ->> 'ceiling' as integer), '', true, 0
                  from held where settings ->> 'minimumStock' is not null) rule
            order by place desc, length(label) desc, everywhere, undated, id desc
            limit 1
            """.replace("/*rule*/", RULE).replace("/*held*/", HELD);

    private static final MomentRule NONE = new MomentRule("", "", false, new MinimumStock(0), "");

    private final Session session;

    MomentRules(Session session) {
        this.session = session;
    }

    /** Joins the caller's transaction. Where none won, the minimum was 0. */
    MomentRule at(long retailerId, long productId, long integrationId, Instant moment) {
        return session.createNativeQuery(WINNER, MomentRuleRow.class)
                .setParameter("retailer", retailerId)
                .setParameter("product", productId)
                .setParameter("integration", integrationId)
                .setParameter("at", moment)
                .uniqueResultOptional().map(MomentRuleRow::rule).orElse(NONE);
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
