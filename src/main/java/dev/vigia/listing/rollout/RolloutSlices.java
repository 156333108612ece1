package dev.vigia.listing.rollout;

import dev.vigia.database.DeadlockRetry;
import dev.vigia.inventory.Inventory;
import dev.vigia.listing.Evaluation;
import dev.vigia.listing.EvaluationResult;
import dev.vigia.listing.RangeComparison;
import dev.vigia.listing.RangeComparison.Range;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/**
 * Compares the next products with a changed rule, each slice in a transaction of its own, on whatever node comes first. It
 * holds no lock that stock changes of other products wait for, and goes about those that differ as a batch of stock changes
 * does: their levels are locked before the statement that decides.
 */
@ApplicationScoped
class RolloutSlices {

    private final Session session;
    private final RangeComparison comparison;
    private final Inventory inventory;
    private final Evaluation evaluation;
    private final RolloutConfig config;

    RolloutSlices(Session session, RangeComparison comparison, Inventory inventory, Evaluation evaluation,
            RolloutConfig config) {
        this.session = session;
        this.comparison = comparison;
        this.inventory = inventory;
        this.evaluation = evaluation;
        this.config = config;
    }

    /** One that is not through, of whatever retailer. */
    record Unfinished(long retailerId, long id) {
    }

    /** All of them, the oldest first. */
    List<Unfinished> unfinished() {
        return DeadlockRetry.inTransaction(() -> session.createNativeQuery(
                "select retailer_id, id from rollout where ended_at is null order by id", Unfinished.class)
                .getResultList());
    }

    /** @return whether more is to be compared here: not while another node is at it */
    boolean next(Unfinished rollout) {
        return DeadlockRetry.inTransaction(() -> claim(rollout).map(this::slice).orElse(false));
    }

    /**
     * @param categoryId null: of whatever it sells
     * @param last       the product that this part of its round ends with
     * @param endsRound  whether the round ends there, too
     */
    record Claimed(long retailerId, long id, long integrationId, boolean quantities, Long categoryId,
            long reached, long last, boolean endsRound) {
    }

    private Optional<Claimed> claim(Unfinished rollout) {
        return session.createNativeQuery("""
                select retailer_id, id, integration_id, quantities, category_id, reached,
                       case when from_first then begins_after else 9223372036854775807 end,
                       from_first or begins_after = 0
                from rollout
                where retailer_id = :retailer and id = :id and ended_at is null
                for no key update skip locked
                """, Claimed.class)
                .setParameter("retailer", rollout.retailerId)
                .setParameter("id", rollout.id)
                .uniqueResultOptional();
    }

    private boolean slice(Claimed rollout) {
        Optional<Range> next = comparison.next(new RangeComparison.ComparedScope(rollout.retailerId,
                rollout.integrationId,
                rollout.quantities, Optional.ofNullable(rollout.categoryId)), rollout.reached, rollout.last, config
                        .slice(), config.changes());
        next.ifPresentOrElse(range -> advance(new Compared(rollout, range, evaluated(rollout, range))),
                () -> endOfPart(rollout));
        return next.isPresent() || !rollout.endsRound;
    }

    private EvaluationResult evaluated(Claimed rollout, Range range) {
        inventory.hold(rollout.retailerId, range.differing().toArray(Long[]::new));
        return evaluation.ofProducts(rollout.retailerId, rollout.integrationId, rollout.id, rollout.quantities, range
                .differing());
    }

    /** A slice, and what it did. */
    record Compared(Claimed rollout, Range range, EvaluationResult evaluated) {
    }

    /** In the transaction of the slice, so that each product is compared once. */
    void advance(Compared compared) {
        Claimed rollout = compared.rollout;
        session.createNativeMutationQuery("""
                update rollout
                set reached = :reached, compared = compared + :products, to_zero = to_zero + :zeros,
                    to_reopen = to_reopen + :reopened
                where retailer_id = :retailer and id = :id
                """)
                .setParameter("reached", compared.range.reached())
                .setParameter("products", compared.range.products())
                .setParameter("zeros", compared.evaluated.newlyZero().getOrDefault(rollout.integrationId, 0))
                .setParameter("reopened", compared.evaluated.reopened())
                .setParameter("retailer", rollout.retailerId)
                .setParameter("id", rollout.id)
                .executeUpdate();
    }

    private void endOfPart(Claimed rollout) {
        session.createNativeMutationQuery("update rollout set " + (rollout.endsRound
                ? "ended_at = greatest(clock_timestamp(), started_at)"
                : "from_first = true, reached = 0") + " where retailer_id = :retailer and id = :id")
                .setParameter("retailer", rollout.retailerId)
                .setParameter("id", rollout.id)
                .executeUpdate();
    }
}
