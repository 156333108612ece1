package dev.vigia.listing.rule;

import dev.vigia.database.OneColumn;
import dev.vigia.listing.MinimumStock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** The rows of {@code minimum_rule}: a version of a rule each, of which none is deleted. Joins the caller's transaction. */
@ApplicationScoped
class RuleTable {

    // As of the statement, by the database's clock.
    static final String HOLDS_NOW = """
            coalesce(from_at <= statement_timestamp(), true) and coalesce(to_at > statement_timestamp(), true)
            """;

    private static final String PASSED = """
            ended_at is null and (from_at is not null or to_at is not null)
            and (in_force <> (%s) or to_at <= statement_timestamp())
            """.formatted(HOLDS_NOW);

    private final Session session;

    RuleTable(Session session) {
        this.session = session;
    }

    Optional<MinimumRule> current(long retailerId, long id) {
        return session.createNativeQuery(RuleRow.SELECT + " where retailer_id = :retailer and id = :id", RuleRow.class)
                .setParameter("retailer", retailerId).setParameter("id", id)
                .uniqueResultOptional().map(RuleRow::rule);
    }

    /** Writes a version: of a new rule, or the next one of a rule whose current version has been ended. */
    MinimumRule insert(long retailerId, Optional<MinimumRule> before, RuleScope scope, RuleTerms terms, String actor) {
        if (overlaps(retailerId, scope, terms)) {
            throw new RuleOverlap();
        }
        Long id = with(OneColumn.query(session, """
                insert into minimum_rule (id, version, retailer_id, integration_id, category_id, product_id, minimum,
                                          hold_back, reopen_at, ceiling, from_at, to_at, reason, in_force, created_by)
                select coalesce(cast(:id as bigint), nextval('minimum_rule_id')), :version, :retailer,
                       cast(:integration as bigint), cast(:category as bigint), cast(:product as bigint), :minimum,
                       :holdBack, cast(:reopenAt as integer), cast(:ceiling as integer), from_at, to_at, :reason,
                       """ + HOLDS_NOW + """
                       , :actor
                from (select cast(:from as timestamptz) from_at, cast(:to as timestamptz) to_at) dates
                returning id
                """, Long.class), retailerId, scope, terms)
                .setParameter("id", before.map(MinimumRule::id).orElse(null), Long.class)
                .setParameter("version", before.map(rule -> rule.version() + 1).orElse(0L))
                .setParameter("minimum", terms.minimum().units())
                .setParameter("holdBack", terms.minimum().holdBack())
                .setParameter("reopenAt", boxed(terms.minimum().reopenAt()), Integer.class)
                .setParameter("ceiling", boxed(terms.minimum().ceiling()), Integer.class)
                .setParameter("reason", terms.reason())
                .setParameter("actor", actor)
                .getSingleResult();
        return current(retailerId, id).orElseThrow();
    }

    private boolean overlaps(long retailerId, RuleScope scope, RuleTerms terms) {
        return with(OneColumn.query(session, """
                select exists (
                  select from minimum_rule
                  where retailer_id = :retailer and ended_at is null
                    and (integration_id, category_id, product_id) is not distinct from
                        (cast(:integration as bigint), cast(:category as bigint), cast(:product as bigint))
                    and (from_at is null and to_at is null) = (cast(:from as timestamptz) is null
                                                               and cast(:to as timestamptz) is null)
                    and tstzrange(from_at, to_at) && tstzrange(cast(:from as timestamptz), cast(:to as timestamptz)))
                """, Boolean.class), retailerId, scope, terms).getSingleResult();
    }

    private static <T> NativeQuery<T> with(NativeQuery<T> query, long retailerId, RuleScope scope, RuleTerms terms) {
        return query.setParameter("retailer", retailerId)
                .setParameter("integration", boxed(scope.integrationId()), Long.class)
                .setParameter("category", boxed(scope.categoryId()), Long.class)
                .setParameter("product", boxed(scope.productId()), Long.class)
                .setParameter("from", terms.from().orElse(null), Instant.class)
                .setParameter("to", terms.to().orElse(null), Instant.class);
    }

    /** @return whether it was the current version */
    boolean end(long retailerId, long id, long version, String actor) {
        return session.createNativeMutationQuery("""
                update minimum_rule set ended_at = greatest(clock_timestamp(), created_at), ended_by = :actor
                where retailer_id = :retailer and id = :id and version = :version and ended_at is null
                """)
                .setParameter("retailer", retailerId).setParameter("id", id).setParameter("version", version)
                .setParameter("actor", actor).executeUpdate() == 1;
    }

    /** Notes what the dates of a retailer's rules say by now, ends those that are over, and tells who holds or held. */
    List<MinimumRule> passed(long retailerId) {
        return session.createNativeQuery("""
                with before as (
                  select id passed, version passed_version, in_force held from minimum_rule where %s
                ), passed as (
                  update minimum_rule
                  set in_force = (%s),
                      ended_at = case when to_at <= statement_timestamp() then greatest(clock_timestamp(), created_at) end,
                      ended_by = case when to_at <= statement_timestamp() then 'vigia' end
                  from before
                  where retailer_id = :retailer and id = passed and version = passed_version
                  returning minimum_rule.*, held
                )
                select %s from passed where in_force <> held
                """.formatted(PASSED + " and retailer_id = :retailer", HOLDS_NOW, RuleRow.COLUMNS), RuleRow.class)
                .setParameter("retailer", retailerId)
                .getResultList().stream().map(RuleRow::rule).toList();
    }

    /** Retailers of whom a date has passed. */
    List<Long> retailersWithPassedDates() {
        return OneColumn.query(session, """
                select distinct retailer_id from minimum_rule where %s
                """.formatted(PASSED), Long.class).getResultList();
    }

    private static Long boxed(OptionalLong id) {
        return id.isPresent() ? id.getAsLong() : null;
    }

    private static Integer boxed(OptionalInt units) {
        return units.isPresent() ? units.getAsInt() : null;
    }

    /** @param toAt, as all others that may be missing, null where there is none */
    record RuleRow(long id, long version, Long integrationId, Long categoryId, Long productId, int minimum,
            boolean holdBack, Integer reopenAt, Integer ceiling, Instant fromAt, Instant toAt, String reason,
            boolean inForce, Instant createdAt, String createdBy) {

        static final String COLUMNS = """
                id, version, integration_id, category_id, product_id, minimum, hold_back, reopen_at, ceiling, from_at,
                to_at, reason, in_force, created_at, created_by
                """;

        static final String SELECT = "select " + COLUMNS
                + " from (select * from minimum_rule where ended_at is null) rule";

        MinimumRule rule() {
            return new MinimumRule(id, version, new RuleScope(id(integrationId), id(categoryId), id(productId)),
                    new RuleTerms(new MinimumStock(minimum, holdBack, units(reopenAt), units(ceiling)),
                            Optional.ofNullable(fromAt), Optional.ofNullable(toAt), reason),
                    false, inForce, createdAt, createdBy);
        }

        private static OptionalLong id(Long id) {
            return id == null ? OptionalLong.empty() : OptionalLong.of(id);
        }

        private static OptionalInt units(Integer units) {
            return units == null ? OptionalInt.empty() : OptionalInt.of(units);
        }
    }
}
