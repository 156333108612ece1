package dev.vigia.listing.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.hibernate.query.NativeQuery;

/** Versions of many rules, ended and written with a statement each. Joins the caller's transaction. */
final class RuleBatch {

    private final Session session;
    private final long retailerId;
    private final String actor;

    RuleBatch(Session session, long retailerId, String actor) {
        this.session = session;
        this.retailerId = retailerId;
        this.actor = actor;
    }

    /** @return whether all of them were the current versions */
    boolean end(List<MinimumRule> rules) {
        MutationQuery end = session.createNativeMutationQuery("""
                update minimum_rule rule set ended_at = greatest(clock_timestamp(), created_at), ended_by = :actor
                from unnest(cast(:ids as bigint[]), cast(:versions as bigint[])) as seen (id, version)
                where retailer_id = :retailer and rule.id = seen.id and rule.version = seen.version and ended_at is null
                """)
                .setParameter("retailer", retailerId).setParameter("actor", actor)
                .setParameter("ids", rules.stream().map(MinimumRule::id).toArray(Long[]::new))
                .setParameter("versions", rules.stream().map(MinimumRule::version).toArray(Long[]::new));
        return end.executeUpdate() == rules.size();
    }

    /**
     * Writes a version of each, in their order.
     *
     * @throws org.hibernate.exception.ConstraintViolationException when two of one scope hold at the same time
     */
    List<MinimumRule> insert(List<RuleDraft> drafts) {
        NativeQuery<RuleTable.RuleRow> insert = session.createNativeQuery("""
                with written as (
                  insert into minimum_rule (id, version, retailer_id, integration_id, category_id, product_id, minimum,
                                            hold_back, reopen_at, ceiling, from_at, to_at, reason, in_force, created_by)
                  select coalesce(id, nextval('minimum_rule_id')), version, :retailer, integration_id, category_id,
                         product_id, minimum, hold_back, reopen_at, ceiling, from_at, to_at, reason,
                         """ + RuleTable.HOLDS_NOW + """
                         , :actor
                  from unnest(cast(:ids as bigint[]), cast(:versions as bigint[]), cast(:integrations as bigint[]),
                              cast(:categories as bigint[]), cast(:products as bigint[]), cast(:minimums as integer[]),
                              cast(:holdBacks as boolean[]), cast(:reopenAts as integer[]), cast(:ceilings as integer[]),
                              cast(:froms as timestamptz[]), cast(:tos as timestamptz[]), cast(:reasons as text[]))
                    with ordinality as draft (id, version, integration_id, category_id, product_id, minimum, hold_back,
                                              reopen_at, ceiling, from_at, to_at, reason, nth)
                  order by nth
                  returning *)
                select\s""" + RuleTable.RuleRow.COLUMNS + " from written", RuleTable.RuleRow.class);
        insert.setParameter("retailer", retailerId).setParameter("actor", actor)
                .setParameter("ids", each(drafts, draft -> draft.before().map(MinimumRule::id).orElse(null)).toArray(
                        Long[]::new))
                .setParameter("versions", each(drafts, draft -> draft.before().map(rule -> rule.version() + 1).orElse(
                        0L)).toArray(Long[]::new))
                .setParameter("integrations", each(drafts, draft -> boxed(draft.scope().integrationId())).toArray(
                        Long[]::new))
                .setParameter("categories", each(drafts, draft -> boxed(draft.scope().categoryId())).toArray(
                        Long[]::new))
                .setParameter("products", each(drafts, draft -> boxed(draft.scope().productId())).toArray(Long[]::new))
                .setParameter("minimums", each(drafts, draft -> draft.terms().minimum().units()).toArray(
                        Integer[]::new))
                .setParameter("holdBacks", each(drafts, draft -> draft.terms().minimum().holdBack()).toArray(
                        Boolean[]::new))
                .setParameter("reopenAts", each(drafts, draft -> boxed(draft.terms().minimum().reopenAt())).toArray(
                        Integer[]::new))
                .setParameter("ceilings", each(drafts, draft -> boxed(draft.terms().minimum().ceiling())).toArray(
                        Integer[]::new))
                .setParameter("froms", each(drafts, draft -> draft.terms().from().map(Object::toString).orElse(null))
                        .toArray(String[]::new))
                .setParameter("tos", each(drafts, draft -> draft.terms().to().map(Object::toString).orElse(null))
                        .toArray(String[]::new))
                .setParameter("reasons", each(drafts, draft -> draft.terms().reason()).toArray(String[]::new));
        return insert.getResultList().stream().map(RuleTable.RuleRow::rule).toList();
    }

    /** Those that are missing are null, as the database has them. */
    private static <T> List<T> each(List<RuleDraft> drafts, Function<RuleDraft, T> value) {
        List<T> values = new ArrayList<>();
        drafts.forEach(draft -> values.add(value.apply(draft)));
        return values;
    }

    private static Long boxed(OptionalLong id) {
        return id.isPresent() ? id.getAsLong() : null;
    }

    private static Integer boxed(OptionalInt units) {
        return units.isPresent() ? units.getAsInt() : null;
    }
}
