package dev.vigia.rule;

import dev.vigia.database.OneColumn;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.listing.rule.MinimumRule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.hibernate.Session;

/** Finds the rule that stands in the way of another of the same scope, and whether one has been ended. */
@ApplicationScoped
public class RuleTwins {

    private final Session session;
    private final RuleChanges changes;

    RuleTwins(Session session, RuleChanges changes) {
        this.session = session;
        this.changes = changes;
    }

    /** The rule that says just this already: it was sent twice, or its answer was lost. */
    @Transactional
    public Optional<MinimumRule> same(long retailerId, SupposedRule rule) {
        return of(retailerId, rule, 0).flatMap(id -> changes.find(retailerId, id)).filter(twin -> twin.scope().equals(
                rule.scope()) && twin.terms().equals(rule.terms()));
    }

    /** @param self the rule itself, which is not in its own way */
    public Optional<Long> of(long retailerId, SupposedRule rule, long self) {
        return OneColumn.query(session, """
                select id from current_rule
                where retailer_id = :retailer and id <> :self
                  and (integration_id, category_id, product_id) is not distinct from
                      (cast(:integration as bigint), cast(:category as bigint), cast(:product as bigint))
                  and (from_at is null and to_at is null) = (cast(:from as timestamptz) is null
                                                             and cast(:to as timestamptz) is null)
                  and tstzrange(from_at, to_at) && tstzrange(cast(:from as timestamptz), cast(:to as timestamptz))
                order by from_at limit 1
                """, Long.class)
                .setParameter("retailer", retailerId).setParameter("self", self)
                .setParameter("integration", boxed(rule.scope().integrationId()), Long.class)
                .setParameter("category", boxed(rule.scope().categoryId()), Long.class)
                .setParameter("product", boxed(rule.scope().productId()), Long.class)
                .setParameter("from", rule.terms().from().orElse(null), Instant.class)
                .setParameter("to", rule.terms().to().orElse(null), Instant.class)
                .uniqueResultOptional();
    }

    /** Whether there was such a rule, which counts no more. */
    @Transactional
    public boolean isEnded(long retailerId, long id) {
        return OneColumn.query(session, """
                select exists (select from minimum_rule where retailer_id = :retailer and id = :id)
                    or exists (select from integration where retailer_id = :retailer and rule_id = :id)
                """, Boolean.class).setParameter("retailer", retailerId).setParameter("id", id).getSingleResult();
    }

    private static Long boxed(OptionalLong id) {
        return id.isPresent() ? id.getAsLong() : null;
    }
}
