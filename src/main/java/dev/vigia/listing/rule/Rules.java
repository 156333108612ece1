package dev.vigia.listing.rule;

import dev.vigia.database.OneColumn;
import dev.vigia.listing.Evaluation;
import dev.vigia.listing.EvaluationLock;
import dev.vigia.listing.EvaluationResult;
import dev.vigia.listing.Kits;
import dev.vigia.listing.rollout.Rollouts;
import dev.vigia.listing.rollout.RuleChange;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;

/**
 * Writes rules, and carries them out. The number of an integration is written with the integration; every other rule is
 * written here. Every method joins the caller's transaction.
 */
@ApplicationScoped
public class Rules {

    private static final int AT_ONCE = 1_000;

    private final Session session;
    private final RuleTable table;
    private final WinningRules winners;
    private final Evaluation evaluation;
    private final EvaluationLock lock;
    private final Rollouts rollouts;
    private final Kits kits;

    Rules(Session session, RuleTable table, WinningRules winners, Evaluation evaluation, EvaluationLock lock,
            Rollouts rollouts,
            Kits kits) {
        this.session = session;
        this.table = table;
        this.winners = winners;
        this.evaluation = evaluation;
        this.lock = lock;
        this.rollouts = rollouts;
        this.kits = kits;
    }

    public Optional<MinimumRule> find(long retailerId, long id) {
        return table.current(retailerId, id);
    }

    /**
     * A new rule. It is not carried out yet.
     *
     * @throws RuleOverlap when one of the same scope holds at the same time
     */
    public MinimumRule create(long retailerId, RuleScope scope, RuleTerms terms, String actor) {
        winners.lock(retailerId);
        MinimumRule rule = table.insert(retailerId, Optional.empty(), scope, terms, actor);
        resolve(retailerId, scope);
        return rule;
    }

    /**
     * What a rule is from now on. It is not carried out yet.
     *
     * @param version what the person saw
     * @return empty when it is another one by now
     * @throws RuleOverlap when another of the same scope holds at the same time
     */
    public Optional<MinimumRule> change(long retailerId, MinimumRule before, RuleScope scope, RuleTerms terms,
            String actor) {
        winners.lock(retailerId);
        if (!table.end(retailerId, before.id(), before.version(), actor)) {
            return Optional.empty();
        }
        MinimumRule rule = table.insert(retailerId, Optional.of(before), scope, terms, actor);
        resolve(retailerId, before.scope());
        resolve(retailerId, scope);
        return Optional.of(rule);
    }

    /** @return whether it was still as the person saw it; then it counts no more, and is not carried out yet */
    public boolean end(long retailerId, MinimumRule rule, String actor) {
        winners.lock(retailerId);
        boolean ended = table.end(retailerId, rule.id(), rule.version(), actor);
        resolve(retailerId, rule.scope());
        return ended;
    }

    /**
     * What many rules are from now on, all of them or none. It is not carried out yet.
     *
     * @param ended  those that count no more
     * @param drafts those that are another from now on, and new ones
     * @return the drafts as they are written, by their ids; empty when one of the rules is another by now, and then nothing
     *         of this transaction may stay
     * @throws RuleOverlap when two of the same scope would hold at the same time
     */
    public Optional<List<MinimumRule>> changeAll(long retailerId, List<MinimumRule> ended, List<RuleDraft> drafts,
            String actor) {
        winners.lock(retailerId);
        RuleBatch batch = new RuleBatch(session, retailerId, actor);
        List<MinimumRule> before = Stream.concat(ended.stream(), drafts.stream().flatMap(draft -> draft.before()
                .stream())).toList();
        if (!batch.end(before)) {
            return Optional.empty();
        }
        List<MinimumRule> written = written(batch, drafts);
        List<RuleScope> scopes = Stream.concat(before.stream(), written.stream()).map(MinimumRule::scope).toList();
        if (scopes.stream().anyMatch(scope -> scope.categoryId().isPresent())) {
            winners.ofCategories(retailerId);
        }
        winners.ofProducts(retailerId, scopes.stream().flatMap(scope -> scope.productId().stream().boxed()).distinct()
                .toList());
        return Optional.of(written);
    }

    /** Before several are carried out one after the other. See {@link Rollouts#hold}. */
    public void holdRollouts(long retailerId) {
        rollouts.hold(retailerId);
    }

    private static List<MinimumRule> written(RuleBatch batch, List<RuleDraft> drafts) {
        try {
            return batch.insert(drafts);
        } catch (ConstraintViolationException twins) {
            throw new RuleOverlap();
        }
    }

    /** An integration is new, or is no more: then rules for it alone end. What is evaluated next goes by that. */
    public void integrationsChanged(long retailerId) {
        winners.lock(retailerId);
        session.createNativeMutationQuery("""
                update minimum_rule set ended_at = greatest(clock_timestamp(), minimum_rule.created_at), ended_by = 'vigia'
                from integration
                where minimum_rule.retailer_id = :retailer and ended_at is null
                  and integration.id = minimum_rule.integration_id and disconnected_at is not null
                """).setParameter("retailer", retailerId).executeUpdate();
        winners.ofAll(retailerId);
    }

    /**
     * No rule changes until the transaction ends. Whoever is about to hold evaluations back, and may add categories later,
     * asks for this first, as whoever changes a rule does.
     */
    public void keep(long retailerId) {
        winners.lockShared(retailerId);
    }

    /** Notes which dates have passed. */
    List<MinimumRule> passDates(long retailerId) {
        winners.lock(retailerId);
        List<MinimumRule> passed = table.passed(retailerId);
        if (passed.stream().anyMatch(rule -> rule.scope().categoryId().isPresent())) {
            winners.ofCategories(retailerId);
        }
        winners.ofProducts(retailerId, passed.stream().flatMap(rule -> rule.scope().productId().stream().boxed())
                .toList());
        return passed;
    }

    private void resolve(long retailerId, RuleScope scope) {
        if (scope.categoryId().isPresent()) {
            winners.ofCategories(retailerId);
        }
        scope.productId().ifPresent(product -> winners.ofProducts(retailerId, List.of(product)));
    }

    /**
     * What came of carrying a rule out.
     *
     * @param rollout whether it goes on from now, and nothing has been evaluated yet
     */
    public record Carried(EvaluationResult evaluated, boolean rollout) {
    }

    /**
     * Evaluates what rules may have moved: at once, or in a large shop slice by slice after this transaction. It is the last
     * thing that a transaction does.
     *
     * @param scopes those of the rules that changed, as they were and as they are
     */
    public Carried carryOut(long retailerId, Collection<RuleScope> scopes) {
        List<Long> products = scopes.stream().flatMap(scope -> scope.productId().stream().boxed()).distinct().toList();
        List<Long> integrations = integrations(retailerId, scopes);
        if (products.size() <= AT_ONCE && scopes.stream().allMatch(scope -> scope.productId().isPresent())
                && !kits.areMoreThan(rollouts.atOnce(integrations), retailerId, products)) {
            lock.hold(retailerId);
            return new Carried(evaluation.ofRules(retailerId, products), false);
        }
        if (rollouts.isNeeded(retailerId, integrations)) {
            rollouts.begin(retailerId, integrations, RuleChange.ofFinerRule(onlyCategory(retailerId, scopes)));
            return new Carried(new EvaluationResult(0, 0, 0), true);
        }
        return new Carried(integrations.stream().map(integration -> evaluation.ofIntegration(retailerId, integration))
                .reduce(new EvaluationResult(0, 0, 0), EvaluationResult::and), false);
    }

    /** Where kits need what is in it, they may be anywhere. */
    private OptionalLong onlyCategory(long retailerId, Collection<RuleScope> scopes) {
        List<OptionalLong> categories = scopes.stream().map(RuleScope::categoryId).distinct().toList();
        return categories.size() == 1 && !kits.any(retailerId) ? categories.get(0) : OptionalLong.empty();
    }

    private List<Long> integrations(long retailerId, Collection<RuleScope> scopes) {
        return OneColumn.query(session, """
                select id from integration
                where retailer_id = :retailer and disconnected_at is null and (:all or id = any(cast(:ids as bigint[])))
                order by id
                """, Long.class)
                .setParameter("retailer", retailerId)
                .setParameter("all", scopes.stream().anyMatch(scope -> scope.integrationId().isEmpty()))
                .setParameter("ids", scopes.stream().flatMap(scope -> scope.integrationId().stream().boxed())
                        .toArray(Long[]::new))
                .getResultList();
    }
}
