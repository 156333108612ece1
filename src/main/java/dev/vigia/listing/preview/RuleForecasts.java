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

    // What some rules would be. The number of an integration that is changed or ended is none there: what it would be is
    // among them. Of one scope no two with dates ever hold at once.
    private static final String RULES = """
            with proposed as (
              select * from unnest(cast(:ids as bigint[]), cast(:ruleIntegrations as bigint[]),
                                   cast(:ruleCategories as bigint[]), cast(:ruleProducts as bigint[]),
                                   cast(:minimums as integer[]), cast(:holdBacks as boolean[]),
                                   cast(:reopenAts as integer[]), cast(:ceilings as integer[]),
                                   cast(:froms as timestamptz[]), cast(:tos as timestamptz[]))
                as proposed (id, integration_id, category_id, product_id, minimum, hold_back, reopen_at, ceiling,
                             from_at, to_at)
            ), integration as (
              select id, retailer_id, every_category, every_warehouse, disconnected_at, rule_id, version,
                     case when rule_id <> all(cast(:replaced as bigint[])) then minimum_stock end minimum_stock,
                     hold_back, reopen_at, ceiling
              from integration where retailer_id = :retailer
            ), minimum_rule as (
              select id, version, retailer_id, integration_id, category_id, product_id, minimum, hold_back, reopen_at,
                     ceiling, from_at, to_at, in_force, ended_at
              from minimum_rule
              where retailer_id = :retailer and ended_at is null and id <> all(cast(:replaced as bigint[]))
                and not ((from_at is not null or to_at is not null)
                         and exists (select from proposed
                                     where (proposed.from_at is not null or proposed.to_at is not null)
                                       and (minimum_rule.integration_id, minimum_rule.category_id,
                                            minimum_rule.product_id) is not distinct from
                                           (proposed.integration_id, proposed.category_id, proposed.product_id)))
              union all
              select id, 0, :retailer, integration_id, category_id, product_id, minimum, hold_back, reopen_at, ceiling,
                     from_at, to_at, true, null
              from proposed
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

    // Of each listing that the rules are for; the sample from the same pass over them.
    private static final String COUNTS = """
            select integration_id, %s, count(*) filter (where state = 'waiting_to_reopen'),
                   (select array_agg(product.sku order by changed.product_id)
                    from (select distinct product_id from counted
                          where case when (select count(*) from counted where was > 0 and would_be = 0) > 0
                                  then was > 0 and would_be = 0 else was is distinct from would_be end
                          order by product_id limit 10) changed
                    join product on product.id = changed.product_id)
            from counted group by integration_id order by integration_id
            """.formatted(ImpactSql.COUNTED.replace("count(*) filter (where was > 0)", """
            (select cast(coalesce(sum(listings), 0) as bigint) from listing_tally
             where listing_tally.integration_id = counted.integration_id and listing_tally.state = 'ok')"""));

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
     * What would become of a rule.
     *
     * @param before the rule that is changed or ended; empty: there is none
     * @param after  what it would be; empty: it would be none
     */
    public record SupposedChange(Optional<MinimumRule> before, Optional<SupposedRule> after) {
    }

    /** What would come of one change. */
    public RuleForecast of(long retailerId, Optional<MinimumRule> before, Optional<SupposedRule> after) {
        return of(retailerId, List.of(new SupposedChange(before, after)));
    }

    /**
     * What would come of changes together; of rules in force that would not hold for a while, whatever takes more to zero.
     */
    public RuleForecast of(long retailerId, List<SupposedChange> changes) {
        RuleForecast holding = forecast(retailerId, changes);
        Instant now = clock.instant();
        List<SupposedChange> leaving = changes.stream().map(change -> leaves(change, now) ? new SupposedChange(change
                .before(), Optional.empty()) : change).toList();
        if (leaving.equals(changes)) {
            return holding;
        }
        // They leave at once what they won against, and come back some time.
        RuleForecast left = forecast(retailerId, leaving);
        return left.toZero() > holding.toZero() ? left : holding;
    }

    private static boolean leaves(SupposedChange change, Instant now) {
        return change.before().filter(MinimumRule::inForce).isPresent() && change.after().filter(rule -> !rule.terms()
                .holdsAt(now)).isPresent();
    }

    private RuleForecast forecast(long retailerId, List<SupposedChange> changes) {
        List<RuleScope> scopes = changes.stream().flatMap(change -> Stream.concat(change.before().map(
                MinimumRule::scope).stream(), change.after().map(SupposedRule::scope).stream())).toList();
        boolean any = kits.any(retailerId);
        String judged = rules(scopes) + JudgedSql.judged(products(scopes, any ? WITH_KITS : "= any(array(%s))"),
                integrations(scopes), any);
        List<ForecastRow> rows = query(ImpactSql.compared(judged) + COUNTS, ForecastRow.class, retailerId, scopes,
                changes).getResultList();
        return new RuleForecast(rows.stream().map(ForecastRow::counts).toList(), rows.stream().findFirst().flatMap(
                row -> Optional.ofNullable(row.sample)).map(List::of).orElse(List.of()));
    }

    /** @param sample the same in each row; null where nothing changes, for PostgreSQL gathers nothing into null */
    private record ForecastRow(long integrationId, long toZero, long toReopen, long otherQuantity, long unchanged,
            long unitsWithheld, long selling, long waiting, String[] sample) {

        RuleForecast.OnIntegration counts() {
            return new RuleForecast.OnIntegration(integrationId, toZero, toReopen, otherQuantity, unchanged,
                    unitsWithheld, selling, waiting);
        }
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
            List<SupposedChange> changes) {
        NativeQuery<T> query = session.createNativeQuery(sql, row)
                .setParameter("retailer", retailerId)
                .setParameter("ceiling", config.ceiling())
                .setParameter("replaced", changes.stream().flatMap(change -> change.before().stream()).map(
                        MinimumRule::id).toArray(Long[]::new));
        bind(query, sql, "products", scopes.stream().map(RuleScope::productId));
        bind(query, sql, "categories", scopes.stream().map(RuleScope::categoryId));
        bind(query, sql, "integrations", scopes.stream().map(RuleScope::integrationId));
        ProposedRules.of(changes).bind(query);
        return query;
    }

    private static void bind(NativeQuery<?> query, String sql, String name, Stream<OptionalLong> ids) {
        if (sql.contains(":" + name)) {
            query.setParameter(name, ids.flatMap(id -> id.stream().boxed()).distinct().toArray(Long[]::new));
        }
    }
}
