package dev.vigia.rule.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The rules of a retailer as they stand, those of the integrations themselves among them, by id. Reads only. */
@ApplicationScoped
class ApiRules {

    // Each half is cut before the two are put together, so that no more of a million rules is read than is shown.
    private static final String SQL = """
            select rule.id, version, integration_id, category.path, product.sku, minimum, hold_back, reopen_at, ceiling,
                   from_at, to_at, in_force, reason, of_integration, changed_at, coalesce(changed_by, '')
            from (
              (select id, version, integration_id, category_id, product_id, minimum, hold_back, reopen_at, ceiling,
                      from_at, to_at, in_force, reason, false of_integration, created_at changed_at,
                      created_by changed_by
               from minimum_rule rule
               where retailer_id = :retailer and ended_at is null and id > :after /*finer*/
               order by id limit :most)
              union all
              (select rule_id, version, id, null, null, minimum_stock, hold_back, reopen_at, ceiling,
                      null, null, true, reason, true, updated_at,
                      (select actor from audit_event
                       where audit_event.retailer_id = :retailer and audit_event.integration_id = integration.id
                         and action in ('connected', 'changed') order by audit_event.id desc limit 1)
               from integration
               where retailer_id = :retailer and disconnected_at is null and minimum_stock is not null
                 and rule_id > :after /*integrations*/
               order by rule_id limit :most)
            ) rule
            left join category on category.id = rule.category_id
            left join product on product.id = rule.product_id
            order by rule.id limit :most
            """;

    private final Session session;

    ApiRules(Session session) {
        this.session = session;
    }

    /** One more than is asked for where there are more. */
    List<RuleJson> of(long retailerId, RuleSearch filter) {
        NativeQuery<ApiRule> query = session.createNativeQuery(SQL.replace("/*finer*/", finer(filter)).replace(
                "/*integrations*/", integrations(filter)), ApiRule.class)
                .setParameter("retailer", retailerId)
                .setParameter("after", filter.after())
                .setParameter("most", filter.most() + 1);
        filter.integration().ifPresent(id -> query.setParameter("integration", id));
        filter.category().ifPresent(path -> query.setParameter("category", path));
        filter.sku().ifPresent(sku -> query.setParameter("sku", sku));
        filter.inForce().ifPresent(inForce -> query.setParameter("inForce", inForce));
        return query.getResultList().stream().map(ApiRule::json).toList();
    }

    private static String finer(RuleSearch filter) {
        return (filter.integration().isPresent() ? " and integration_id = :integration" : "")
                + (filter.category().isPresent()
                        ? " and category_id = (select id from category where retailer_id = :retailer and path = :category)"
                        : "")
                + (filter.sku().isPresent()
                        ? " and product_id = (select id from product where retailer_id = :retailer and sku = :sku)"
                        : "")
                + (filter.inForce().isPresent() ? " and in_force = :inForce" : "");
    }

    private static String integrations(RuleSearch filter) {
        return (filter.integration().isPresent() ? " and id = :integration" : "")
                + (filter.category().isPresent() || filter.sku().isPresent() ? " and false" : "")
                + (filter.inForce().isPresent() ? " and :inForce" : "");
    }

    Optional<RuleJson> find(long retailerId, long id) {
        return of(retailerId, new RuleSearch(OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                id - 1, 0, List.of())).stream().filter(rule -> rule.id() == id).findFirst();
    }

    /** @param toAt, as all others that may be missing, null where there is none */
    private record ApiRule(long id, long version, Long integrationId, String category, String sku, int minimum,
            boolean holdBack, Integer reopenAt, Integer ceiling, Instant fromAt, Instant toAt, boolean inForce,
            String reason, boolean ofIntegration, Instant changedAt, String changedBy) {

        RuleJson json() {
            return new RuleJson(id, version, Optional.ofNullable(integrationId), Optional.ofNullable(category), Optional
                    .ofNullable(sku), minimum, RuleMode.of(holdBack).code(), Optional.ofNullable(reopenAt), Optional
                            .ofNullable(ceiling),
                    Optional.ofNullable(fromAt), Optional.ofNullable(toAt), inForce, reason, ofIntegration, changedAt,
                    changedBy, Optional.empty(), Optional.empty());
        }
    }
}
