package dev.vigia.listing.rollout;

import static dev.vigia.testing.Patiently.await;

import dev.vigia.inventory.Inventory;
import dev.vigia.listing.Evaluation;
import dev.vigia.listing.EvaluationLock;
import dev.vigia.listing.RangeComparison;
import dev.vigia.testing.Shop;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.hibernate.Session;

/** A node that carries changed rules out only when a test tells it to, in slices as small as the test wants them. */
public final class RolloutNode {

    private final Evaluation evaluation = bean(Evaluation.class);
    private final Small config;

    public RolloutNode(int slice) {
        this(slice, 1_000);
    }

    /** @param changes how many products that differ a slice stops at */
    public RolloutNode(int slice, int changes) {
        config = new Small(slice, changes, Duration.ofHours(1));
    }

    record Small(int slice, int changes, Duration every) implements RolloutConfig {
    }

    /** What a node dies of in the middle of a slice, which is then undone as by the end of its connection. */
    public static final class Died extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    /** Changes the minimum, and leaves what follows from it to slices. */
    public void changeMinimum(Shop shop, long integration, int units) {
        changeMinimum(shop, integration, Integer.toString(units));
    }

    private void changeMinimum(Shop shop, long integration, String units) {
        changeMinimum(shop, integration, units, "null");
    }

    /**
     * @param units    in figures, or null
     * @param reopenAt likewise
     */
    public void changeMinimum(Shop shop, long integration, String units, String reopenAt) {
        QuarkusTransaction.requiringNew().run(() -> {
            int before = (int) Shop.number("select coalesce(minimum_stock, 0) from integration where id = "
                    + integration);
            Shop.execute("update integration set minimum_stock = " + units + ", reopen_at = " + reopenAt
                    + " where id = " + integration);
            rollouts().begin(shop.retailerId, integration, new RuleChange(false, before, "null".equals(units) ? 0
                    : Integer.parseInt(units)));
        });
    }

    /** Changes finer or wider rules, likewise. */
    public void changeRules(Shop shop, long integration, Runnable change) {
        QuarkusTransaction.requiringNew().run(() -> {
            change.run();
            rollouts().begin(shop.retailerId, integration, RuleChange.ofFinerRule(OptionalLong.empty()));
        });
    }

    /** Changes categories or warehouses by a statement, likewise. */
    public void changeReach(Shop shop, long integration, String statement) {
        QuarkusTransaction.requiringNew().run(() -> {
            Shop.execute(statement);
            int units = (int) Shop.number("select coalesce(minimum_stock, 0) from integration where id = "
                    + integration);
            rollouts().begin(shop.retailerId, integration, new RuleChange(true, units, units));
        });
    }

    /** One slice of each of the shop's; whether more may follow. */
    public boolean slice(Shop shop) {
        return slice(shop, evaluated -> {
        });
    }

    /**
     * The same.
     *
     * @param before what happens when a slice has been evaluated and has not ended
     */
    public boolean slice(Shop shop, Consumer<RolloutNode> before) {
        RolloutSlices slices = new RolloutSlices(bean(Session.class), bean(RangeComparison.class),
                bean(Inventory.class), evaluation, config) {
            @Override
            void advance(Compared compared) {
                super.advance(compared);
                before.accept(RolloutNode.this);
            }
        };
        boolean more = false;
        for (RolloutSlices.Unfinished rollout : unfinished(slices, shop)) {
            more |= slices.next(rollout);
        }
        return more;
    }

    private static List<RolloutSlices.Unfinished> unfinished(RolloutSlices slices, Shop shop) {
        return slices.unfinished().stream().filter(rollout -> rollout.retailerId() == shop.retailerId).toList();
    }

    /** All that is left, and what the application itself is at: a change while one is under way wakes it. */
    public void finish(Shop shop) {
        await().until(() -> !slice(shop) && Shop.number(
                "select count(*) from rollout where ended_at is null and retailer_id = " + shop.retailerId) == 0);
    }

    /** In a transaction, since nobody is asking in a request. */
    Rollout latest(Shop shop, long integration) {
        return QuarkusTransaction.requiringNew().call(() -> rollouts().recent(shop.retailerId, integration))
                .orElseThrow();
    }

    Rollouts rollouts() {
        return new Rollouts(bean(Session.class), bean(EvaluationLock.class), config, null) {
            @Override
            void wake(RolloutBegun rollout) {
                // The test is the only node that knows of it.
            }
        };
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
