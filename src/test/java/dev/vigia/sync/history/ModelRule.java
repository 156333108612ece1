package dev.vigia.sync.history;

import dev.vigia.listing.Evaluation;
import dev.vigia.listing.EvaluationResult;
import dev.vigia.listing.MinimumStock;
import dev.vigia.listing.rollout.RolloutNode;
import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.listing.rule.RuleScope;
import dev.vigia.listing.rule.RuleTerms;
import dev.vigia.listing.rule.ShopRules;
import dev.vigia.sync.history.ModelRules.ModelScope;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/** How the rules of a history change: at once, or in slices of a product that other steps may come between. */
final class ModelRule {

    private final Shop shop;
    private final long integration;
    private final List<Long> products;
    private final List<String> skus;
    private final Evaluation evaluation;
    private final ModelRules model;
    private final ModelTruth truth;
    private final ShopRules written;
    private final Map<ModelScope, MinimumRule> rules = new HashMap<>();
    private final RolloutNode rollouts = new RolloutNode(1);
    // What a slice has not come by yet, of the rollout that is under way.
    private final Deque<String> left = new ArrayDeque<>();

    ModelRule(Shop shop, long integration, List<Long> products, List<String> skus, Evaluation evaluation,
            ModelRules model, ModelTruth truth) {
        this.shop = shop;
        this.integration = integration;
        this.products = products;
        this.skus = skus;
        this.evaluation = evaluation;
        this.model = model;
        this.truth = truth;
        this.written = new ShopRules(shop);
    }

    void changeMinimum(Step.Minimum change) {
        boolean isNone = change.units() < 0;
        OptionalInt reopenAt = isNone || change.above() == 0 ? OptionalInt.empty()
                : OptionalInt.of(change.units() + change.above());
        model.ofIntegration(isNone ? Optional.empty()
                : Optional.of(new MinimumStock(change.units(), false, reopenAt,
                        OptionalInt.empty())));
        String minimum = isNone ? "null" : Integer.toString(change.units());
        String level = reopenAt.isEmpty() ? "null" : Integer.toString(reopenAt.getAsInt());
        if (change.atOnce()) {
            evaluate("update integration set minimum_stock = " + minimum + ", reopen_at = " + level + " where id = "
                    + integration, evaluation::ofIntegration);
        } else {
            begin(() -> rollouts.changeMinimum(shop, integration, minimum, level));
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
            begin(() -> rollouts.changeReach(shop, integration, change));
        }
    }

    private void evaluate(String change, BiFunction<Long, Long, EvaluationResult> evaluation) {
        QuarkusTransaction.requiringNew().run(() -> {
            Shop.execute(change);
            evaluation.apply(shop.retailerId, integration);
        });
        evaluated(skus);
    }

    /** Writes, changes or ends the rule of a place. */
    void change(Step.Rule step) {
        ModelScope place = step.place();
        if (step.minimum().isEmpty() && !rules.containsKey(place)) {
            return;
        }
        carryOut(List.of(scope(place)), step.atOnce(), () -> {
            if (step.minimum().isEmpty()) {
                written.end(rules.remove(place));
                model.end(place);
            } else {
                rules.compute(place, (key, before) -> before == null
                        ? written.write(scope(key), terms(step))
                        : written.rewrite(before, new RuleTerms(step.minimum().get(), before.terms().from(), before
                                .terms().to(), "")));
                model.put(place, step.minimum().get());
            }
        });
    }

    private static RuleTerms terms(Step.Rule step) {
        return step.place().dated() ? ShopRules.tomorrow(step.minimum().orElseThrow())
                : ShopRules.always(step.minimum().orElseThrow());
    }

    private RuleScope scope(ModelScope place) {
        RuleScope scope = switch (place.rank()) {
            case FIRST_PRODUCT -> ShopRules.product(products.get(0));
            case SECOND_PRODUCT -> ShopRules.product(products.get(1));
            case CATEGORY -> written.category("Casa");
            case ALL -> ShopRules.everywhere();
        };
        return place.here() ? ShopRules.on(integration, scope) : scope;
    }

    void dayComes(boolean atOnce) {
        List<ModelScope> begun = rules.keySet().stream().filter(ModelScope::dated).toList();
        carryOut(begun.stream().map(this::scope).toList(), atOnce, () -> {
            begun.forEach(place -> rules.put(place, written.begin(rules.get(place))));
            model.dayComes();
        });
    }

    void dayEnds(boolean atOnce) {
        List<ModelScope> over = rules.keySet().stream().filter(ModelScope::dated).toList();
        carryOut(over.stream().map(this::scope).toList(), atOnce, () -> over.forEach(place -> {
            written.pass(rules.remove(place));
            model.end(place);
        }));
    }

    private void carryOut(Collection<RuleScope> scopes, boolean atOnce, Runnable change) {
        if (atOnce) {
            QuarkusTransaction.requiringNew().run(() -> {
                change.run();
                written.carryOut(scopes);
            });
            evaluated(scopes.stream().allMatch(scope -> scope.productId().isPresent()) ? scopes.stream().map(
                    scope -> skus.get(products.indexOf(scope.productId().getAsLong()))).distinct().toList() : skus);
        } else {
            begin(() -> rollouts.changeRules(shop, integration, change));
        }
    }

    private void begin(Runnable change) {
        change.run();
        left.clear();
        left.addAll(skus);
        // What is sent from now on goes by the new rule.
        truth.note(Shop.listings(integration));
    }

    private void evaluated(Collection<String> which) {
        which.forEach(truth::evaluated);
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
            evaluated(left.isEmpty() ? List.of() : List.of(left.remove()));
        } catch (RolloutNode.Died dead) {
            // Some other slice does it again.
        }
    }

    /** All that has not been done at once. */
    void finish() {
        rollouts.finish(shop);
        evaluated(List.copyOf(left));
        left.clear();
    }
}
