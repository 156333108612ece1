package dev.vigia.sync.history;

import dev.vigia.listing.Evaluation;
import dev.vigia.listing.EvaluationResult;
import dev.vigia.listing.rollout.RolloutNode;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.function.BiFunction;

/** How the rule of a history changes: at once, or in slices of a product that other steps may come between. */
final class ModelRule {

    private final Shop shop;
    private final long integration;
    private final Evaluation evaluation;
    private final ModelTruth truth;
    private final RolloutNode rollouts = new RolloutNode(1);

    ModelRule(Shop shop, long integration, Evaluation evaluation, ModelTruth truth) {
        this.shop = shop;
        this.integration = integration;
        this.evaluation = evaluation;
        this.truth = truth;
    }

    void changeMinimum(int units, boolean atOnce) {
        truth.minimum(units);
        if (atOnce) {
            evaluate("update integration set minimum_stock = " + units + " where id = " + integration,
                    evaluation::ofRule);
        } else {
            rollouts.changeMinimum(shop, integration, units);
        }
    }

    void register(boolean wanted, boolean atOnce) {
        truth.registered(wanted);
        String change = wanted ? "insert into integration_category select " + integration
                + ", id, retailer_id from category where retailer_id = " + shop.retailerId + " on conflict do nothing"
                : "delete from integration_category where integration_id = " + integration;
        if (atOnce) {
            evaluate(change, evaluation::ofIntegration);
        } else {
            rollouts.changeReach(shop, integration, change);
        }
    }

    private void evaluate(String change, BiFunction<Long, Long, EvaluationResult> evaluation) {
        QuarkusTransaction.requiringNew().run(() -> {
            Shop.execute(change);
            evaluation.apply(shop.retailerId, integration);
        });
        truth.note(Shop.listings(integration));
    }

    /** A node that dies over it leaves nothing of it behind. */
    void slice(boolean dies) {
        try {
            rollouts.slice(shop, evaluated -> {
                if (dies) {
                    throw new RolloutNode.Died();
                }
            });
        } catch (RolloutNode.Died dead) {
            // Some other slice does it again.
        }
        truth.note(Shop.listings(integration));
    }

    /** All that has not been done at once. */
    void finish() {
        rollouts.finish(shop);
        truth.note(Shop.listings(integration));
    }
}
