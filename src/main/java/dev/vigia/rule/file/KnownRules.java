package dev.vigia.rule.file;

import dev.vigia.database.OneColumn;
import dev.vigia.listing.MinimumStock;
import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.listing.rule.RuleScope;
import dev.vigia.listing.rule.RuleTerms;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.hibernate.Session;

/** Reads rules as they stand, with what they are for in words. Joins the caller's transaction. */
@ApplicationScoped
class KnownRules {

    private static final String SELECT = """
            select rule.id, rule.version, rule.integration_id, coalesce(integration.name, ''), rule.category_id,
                   coalesce(category.path, ''), rule.product_id, coalesce(product.sku, ''), rule.minimum,
                   rule.hold_back, rule.reopen_at, rule.ceiling, rule.from_at, rule.to_at, rule.reason, rule.in_force,
                   rule.changed_at, rule.of_integration
            from (%s) rule
            left join integration on integration.id = rule.integration_id
            left join category on category.id = rule.category_id
            left join product on product.id = rule.product_id
            order by rule.id
            """;

    private static final String AFTER = """
            select * from current_rule
            where retailer_id = :retailer and id > :after and coalesce(to_at > statement_timestamp(), true)
            order by id limit :most""";

    private static final String THESE = """
            select * from current_rule
            where retailer_id = :retailer
              and (id = any(cast(:ids as bigint[])) or product_id = any(cast(:products as bigint[]))
                   or product_id is null)""";

    private final Session session;

    KnownRules(Session session) {
        this.session = session;
    }

    /**
     * @param integration the name of the one that it is for, as the category and the SKU; empty text where it is for none
     */
    record KnownRule(MinimumRule rule, String integration, String category, String sku) {
    }

    /** Some rules in the order of their ids. */
    List<KnownRule> after(long retailerId, long after, int most) {
        return session.createNativeQuery(SELECT.formatted(AFTER), KnownRow.class).setParameter("retailer", retailerId)
                .setParameter("after", after).setParameter("most", most).getResultList().stream().map(KnownRow::known)
                .toList();
    }

    /** Those with these ids, those for these products, and all that are for more than a product. */
    List<KnownRule> of(long retailerId, Collection<Long> ids, Collection<Long> products) {
        return session.createNativeQuery(SELECT.formatted(THESE), KnownRow.class).setParameter("retailer", retailerId)
                .setParameter("ids", ids.toArray(Long[]::new)).setParameter("products", products.toArray(Long[]::new))
                .getResultList().stream().map(KnownRow::known).toList();
    }

    /** Of these ids those that rules had which count no more. */
    List<Long> ended(long retailerId, Collection<Long> ids) {
        return OneColumn.query(session, """
                select id from minimum_rule where retailer_id = :retailer and id = any(cast(:ids as bigint[]))
                union select rule_id from integration
                where retailer_id = :retailer and rule_id = any(cast(:ids as bigint[]))
                """, Long.class).setParameter("retailer", retailerId).setParameter("ids", ids.toArray(Long[]::new))
                .getResultList();
    }

    /** As the database tells it; null where there is none. */
    private record KnownRow(long id, long version, Long integrationId, String integration, Long categoryId,
            String category, Long productId, String sku, int minimum, boolean holdBack, Integer reopenAt,
            Integer ceiling, Instant fromAt, Instant toAt, String reason, boolean inForce, Instant changedAt,
            boolean ofIntegration) {

        KnownRule known() {
            return new KnownRule(new MinimumRule(id, version, new RuleScope(number(integrationId), number(categoryId),
                    number(productId)), new RuleTerms(new MinimumStock(minimum, holdBack, units(reopenAt), units(
                            ceiling)), Optional.ofNullable(fromAt), Optional.ofNullable(toAt), reason),
                    ofIntegration, inForce, changedAt, ""), integration, category, sku);
        }

        private static OptionalLong number(Long id) {
            return id == null ? OptionalLong.empty() : OptionalLong.of(id);
        }

        private static OptionalInt units(Integer units) {
            return units == null ? OptionalInt.empty() : OptionalInt.of(units);
        }
    }
}
