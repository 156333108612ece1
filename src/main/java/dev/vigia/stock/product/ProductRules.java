package dev.vigia.stock.product;

import dev.vigia.listing.MinimumStock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hibernate.Session;

/** Which rule decides a product on each integration, and which others there are for it. */
@ApplicationScoped
class ProductRules {

    // Its own rules, those of its category and the ones above, and those for whatever is sold: each by an index.
    private static final String CONCERNING = """
            with own as (
              select product.id, category.path from product join category on category.id = product.category_id
              where product.retailer_id = :retailer and product.id = :product
            ), above as (
              select category.id, category.path from category, own
              where category.retailer_id = :retailer and starts_with(own.path || ' > ', category.path || ' > ')
            ), rule as (
              select current_rule.*, 2 kind, '' path from current_rule
              where retailer_id = :retailer and product_id = :product
              union all
              select current_rule.*, 1, above.path from above
              join current_rule on current_rule.category_id = above.id
              where retailer_id = :retailer
              union all
              select current_rule.*, 0, '' from current_rule
              where retailer_id = :retailer and product_id is null and category_id is null
            )
            select integration.id integration, rule.id, rule.kind, rule.path, rule.integration_id is null everywhere,
                   rule.minimum, rule.hold_back, rule.reopen_at, rule.ceiling, rule.from_at, rule.to_at, rule.reason,
                   rule.in_force, case when rule.of_integration then own.actor else rule.changed_by end set_by,
                   case when rule.of_integration then own.happened_at else rule.changed_at end set_at
            from integration
            join rule on rule.integration_id is null or rule.integration_id = integration.id
            left join lateral (
              -- Who changed the number of an integration is known by the history only.
              select actor, happened_at from audit_event
              where retailer_id = :retailer and integration_id = integration.id and kind = 'integration' and sets_minimum
                and rule.of_integration
              order by id desc limit 1
            ) own on true
            where integration.retailer_id = :retailer and integration.disconnected_at is null
              and (rule.in_force or rule.to_at is null or rule.to_at > statement_timestamp())
            order by integration.id, rule.kind desc, length(rule.path) desc, rule.integration_id is null,
                     rule.from_at is null and rule.to_at is null, rule.id desc
            """;

    private static final String[] KINDS = { "everything", "category", "product" };

    private final Session session;

    ProductRules(Session session) {
        this.session = session;
    }

    /**
     * A rule for a product, as its page shows it.
     *
     * @param kind       what it is for: {@code everything}, {@code category} or {@code product}
     * @param path       of its category; empty where it is for none
     * @param everywhere whether it is for every integration
     * @param inForce    whether its dates hold
     * @param setBy      who set it as it is; empty where nobody wrote it down
     * @param setAt      likewise
     */
    public record ProductRule(long id, String kind, String path, boolean everywhere, MinimumStock minimum,
            Optional<Instant> from, Optional<Instant> to, String reason, boolean inForce, Optional<String> setBy,
            Optional<Instant> setAt) {

        public String editPath() {
            return "/rules/" + id + "/edit";
        }
    }

    /** @param winner empty: none, which counts as a minimum of 0 */
    public record ProductWinner(Optional<ProductRule> winner, List<ProductRule> losers) {

        static final ProductWinner NONE = new ProductWinner(Optional.empty(), List.of());

        private static ProductWinner of(List<ProductRule> inOrder) {
            Optional<ProductRule> winner = inOrder.stream().filter(ProductRule::inForce).findFirst();
            List<ProductRule> losers = new ArrayList<>(inOrder);
            winner.ifPresent(losers::remove);
            return new ProductWinner(winner, List.copyOf(losers));
        }
    }

    /** Of each integration, by its id. */
    @Transactional
    public Map<Long, ProductWinner> of(long retailerId, long productId) {
        Map<Long, List<ProductRule>> inOrder = new LinkedHashMap<>();
        session.createNativeQuery(CONCERNING, ProductRuleRow.class).setParameter("retailer", retailerId).setParameter(
                "product", productId).getResultList().forEach(row -> inOrder.computeIfAbsent(row.integration,
                        none -> new ArrayList<>()).add(row.rule()));
        Map<Long, ProductWinner> winners = new LinkedHashMap<>();
        inOrder.forEach((integration, rules) -> winners.put(integration, ProductWinner.of(rules)));
        return winners;
    }

    /** What may be missing is null there. */
    private record ProductRuleRow(long integration, long id, int kind, String path, boolean everywhere, int minimum,
            boolean holdBack, Integer reopenAt, Integer ceiling, Instant fromAt, Instant toAt, String reason,
            boolean inForce, String setBy, Instant setAt) {

        ProductRule rule() {
            return new ProductRule(id, KINDS[kind], path, everywhere, new MinimumStock(minimum, holdBack,
                    units(reopenAt), units(ceiling)), Optional.ofNullable(fromAt), Optional.ofNullable(toAt), reason,
                    inForce, Optional.ofNullable(setBy), Optional.ofNullable(setAt));
        }

        private static OptionalInt units(Integer units) {
            return units == null ? OptionalInt.empty() : OptionalInt.of(units);
        }
    }
}
