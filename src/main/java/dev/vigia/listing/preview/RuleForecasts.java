package dev.vigia.listing.preview;

import dev.vigia.listing.JudgedSql;
import dev.vigia.listing.Kits;
import dev.vigia.listing.ListingConfig;
import dev.vigia.listing.WinnerSql;
import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.listing.rule.RuleScope;
import dev.vigia.listing.rule.RuleTerms;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Foretells what a change of rules would do: the evaluation itself, over rules as they would be. One whose dates do not hold
 * yet is taken as if they did. Reads only, and joins the caller's transaction.
 */
@ApplicationScoped
public class RuleForecasts {

    // The number of an integration that is changed or ended is none there: what it would be is among the rules.
    private static final String RULES = """
            with integration as (
              select id, retailer_id, every_category, every_warehouse, disconnected_at, rule_id, version,
                     case when rule_id <> :replaced then minimum_stock end minimum_stock, hold_back, reopen_at, ceiling
              from integration where retailer_id = :retailer
            ), minimum_rule as (
              select id, version, retailer_id, integration_id, category_id, product_id, minimum, hold_back, reopen_at,
                     ceiling, from_at, to_at, in_force, ended_at
              from minimum_rule
              where retailer_id = :retailer and ended_at is null and id <> :replaced
                -- Of one scope no two with dates ever hold at once.
                and not (:dated and (from_at is not null or to_at is not null)
                         and (integration_id, category_id, product_id) is not distinct from
                             (cast(:integration as bigint), cast(:category as bigint), cast(:product as bigint)))
              union all
              select case when :replaced = 0 then 9223372036854775807 else :replaced end, 0, :retailer,
                     cast(:integration as bigint), cast(:category as bigint), cast(:product as bigint),
                     cast(:minimum as integer), :holdBack, cast(:reopenAt as integer), cast(:ruleCeiling as integer),
                     cast(:from as timestamptz), cast(:to as timestamptz), true, null
              where :proposed
            ), winning_rule as (
              select product_id, category_id, integration_id, retailer_id, rule_id, rule_version, minimum, hold_back,
                     reopen_at, ceiling
              from winning_rule where retailer_id = :retailer and %s
              %s
            ),
            """;

    private static final String THESE = "select unnest(cast(:products as bigint[])) id";

    private static final String BELOW = """
            select product.id from product
            join category on category.id = product.category_id
            join category ruled on ruled.id = any(cast(:categories as bigint[]))
              and starts_with(category.path || ' > ', ruled.path || ' > ')
            where product.retailer_id = :retailer""";

    private static final String WITH_KITS = """
            in (with these as (%s)
                select id from these
                union select kit_id from kit_component join these on these.id = kit_component.component_id)""";

    // Of each listing that the rules are for.
    private static final String COUNTS = """
            select integration_id, %s, count(*) filter (where state = 'waiting_to_reopen')
            from counted group by integration_id order by integration_id
            """.formatted(ImpactSql.COUNTED.replace("count(*) filter (where was > 0)", """
            (select cast(coalesce(sum(listings), 0) as bigint) from listing_tally
             where listing_tally.integration_id = counted.integration_id and listing_tally.state = 'ok')"""));

    private static final String SAMPLE = """
            select product.sku
            from (select distinct product_id from counted
                  where case when :zeros then was > 0 and would_be = 0 else was is distinct from would_be end
                  order by product_id limit 10) changed
            join product on product.id = changed.product_id
            order by changed.product_id
            """;

    private final Session session;
    private final Kits kits;
    private final ListingConfig config;
    private final Clock clock;

    RuleForecasts(Session session, Kits kits, ListingConfig config, Clock clock) {
        this.session = session;
        this.kits = kits;
        this.config = config;
        this.clock = clock;
    }

    /** A rule as it would be. */
    public record SupposedRule(RuleScope scope, RuleTerms terms) {
    }

    /**
     * What would come of it; of a rule in force that would not hold for a while, whatever takes more to zero.
     *
     * @param before the rule that is changed or ended; empty: there is none
     * @param after  what it would be; empty: it would be none
     */
    public RuleForecast of(long retailerId, Optional<MinimumRule> before, Optional<SupposedRule> after) {
        RuleForecast holding = forecast(retailerId, before, after);
        if (before.filter(MinimumRule::inForce).isEmpty() || after.filter(rule -> !rule.terms().holdsAt(clock
                .instant()))
                .isEmpty()) {
            return holding;
        }
        // It leaves at once what it won against, and comes back some time.
        RuleForecast left = forecast(retailerId, before, Optional.empty());
        return left.toZero() > holding.toZero() ? left : holding;
    }

    private RuleForecast forecast(long retailerId, Optional<MinimumRule> before, Optional<SupposedRule> after) {
        List<RuleScope> scopes = Stream.concat(before.map(MinimumRule::scope).stream(), after.map(SupposedRule::scope)
                .stream()).toList();
        boolean any = kits.any(retailerId);
        String judged = rules(scopes) + JudgedSql.judged(products(scopes, any ? WITH_KITS : "= any(array(%s))"),
                integrations(scopes), any);
        List<RuleForecast.OnIntegration> counts = query(ImpactSql.compared(judged) + COUNTS,
                RuleForecast.OnIntegration.class, retailerId, scopes, before, after).getResultList();
        RuleForecast forecast = new RuleForecast(counts, List.of());
        return new RuleForecast(counts, query(ImpactSql.compared(judged) + SAMPLE, String.class, retailerId, scopes,
                before, after).setParameter("zeros", forecast.toZero() > 0).getResultList());
    }

    private static String rules(List<RuleScope> scopes) {
        boolean ofCategories = scopes.stream().anyMatch(scope -> scope.categoryId().isPresent());
        boolean ofProducts = scopes.stream().anyMatch(scope -> scope.productId().isPresent());
        String kept = ofCategories ? ofProducts ? "false" : "product_id <> 0"
                : ofProducts ? "product_id <> all(cast(:products as bigint[]))" : "true";
        String made = ofCategories && ofProducts ? WinnerSql.OF_CATEGORIES + " union all " + WinnerSql.OF_PRODUCTS
                : ofCategories ? WinnerSql.OF_CATEGORIES : ofProducts ? WinnerSql.OF_THESE_PRODUCTS : "";
        return RULES.formatted(kept, made.isEmpty() ? "" : "union all " + made);
    }

    private static String products(List<RuleScope> scopes, String condition) {
        if (scopes.stream().anyMatch(RuleScope::isWide)) {
            return "";
        }
        boolean ofCategories = scopes.stream().anyMatch(scope -> scope.categoryId().isPresent());
        return condition.formatted(ofCategories ? THESE + " union all " + BELOW : THESE);
    }

    private static String integrations(List<RuleScope> scopes) {
        return scopes.stream().allMatch(scope -> scope.integrationId().isPresent())
                ? "= any(cast(:integrations as bigint[]))"
                : "";
    }

    private <T> NativeQuery<T> query(String sql, Class<T> row, long retailerId, List<RuleScope> scopes,
            Optional<MinimumRule> before, Optional<SupposedRule> after) {
        NativeQuery<T> query = session.createNativeQuery(sql, row)
                .setParameter("retailer", retailerId)
                .setParameter("ceiling", config.ceiling())
                .setParameter("replaced", before.map(MinimumRule::id).orElse(0L))
                .setParameter("proposed", after.isPresent())
                .setParameter("dated", after.filter(rule -> rule.terms().isDated()).isPresent());
        bind(query, sql, "products", scopes.stream().map(RuleScope::productId));
        bind(query, sql, "categories", scopes.stream().map(RuleScope::categoryId));
        bind(query, sql, "integrations", scopes.stream().map(RuleScope::integrationId));
        return supposed(query, after);
    }

    private static void bind(NativeQuery<?> query, String sql, String name, Stream<OptionalLong> ids) {
        if (sql.contains(":" + name)) {
            query.setParameter(name, ids.flatMap(id -> id.stream().boxed()).toArray(Long[]::new));
        }
    }

    private static <T> NativeQuery<T> supposed(NativeQuery<T> query, Optional<SupposedRule> rule) {
        Optional<RuleScope> scope = rule.map(SupposedRule::scope);
        Optional<RuleTerms> terms = rule.map(SupposedRule::terms);
        return query
                .setParameter("integration", scope.flatMap(of -> boxed(of.integrationId())).orElse(null), Long.class)
                .setParameter("category", scope.flatMap(of -> boxed(of.categoryId())).orElse(null), Long.class)
                .setParameter("product", scope.flatMap(of -> boxed(of.productId())).orElse(null), Long.class)
                .setParameter("minimum", terms.map(set -> set.minimum().units()).orElse(0))
                .setParameter("holdBack", terms.map(set -> set.minimum().holdBack()).orElse(false))
                .setParameter("reopenAt", terms.flatMap(set -> boxed(set.minimum().reopenAt())).orElse(null),
                        Integer.class)
                .setParameter("ruleCeiling", terms.flatMap(set -> boxed(set.minimum().ceiling())).orElse(null),
                        Integer.class)
                .setParameter("from", terms.flatMap(RuleTerms::from).orElse(null), Instant.class)
                .setParameter("to", terms.flatMap(RuleTerms::to).orElse(null), Instant.class);
    }

    private static Optional<Long> boxed(OptionalLong id) {
        return id.isPresent() ? Optional.of(id.getAsLong()) : Optional.empty();
    }

    private static Optional<Integer> boxed(OptionalInt units) {
        return units.isPresent() ? Optional.of(units.getAsInt()) : Optional.empty();
    }
}
