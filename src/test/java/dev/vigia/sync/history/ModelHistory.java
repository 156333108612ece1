package dev.vigia.sync.history;

import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.inventory.StockWriteResult;
import dev.vigia.listing.Evaluation;
import dev.vigia.listing.Evaluation.Again;
import dev.vigia.marketplace.Marketplace;
import dev.vigia.sync.OwnSender;
import dev.vigia.sync.history.ModelMarketplace.Died;
import dev.vigia.sync.history.ModelMarketplace.Fate;
import dev.vigia.sync.history.ModelMarketplace.Kind;
import dev.vigia.sync.lease.LeaseLost;
import dev.vigia.testing.OwnThread;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** One history: two products, one integration, two nodes, and a marketplace of one kind. */
class ModelHistory {

    private static final List<String> SKUS = List.of("MATE", "TAZA");
    private static final int ROUNDS_TO_REST = 40;
    private static final int ROUNDS_OF_READING = 6;

    private final Shop shop;
    private final Evaluation evaluation;
    private final Inventory inventory;
    private final Supplier<OwnSender> newNode;
    private final ModelMarketplace model;
    private final Marketplace marketplace;
    private final long integration;
    private final ModelRule rule;
    private final List<Long> products = new ArrayList<>();
    private final List<OwnSender> nodes = new ArrayList<>();
    private final Map<Integer, CompletableFuture<Void>> underWay = new TreeMap<>();

    private final ModelRules rules = new ModelRules();
    private final ModelTruth truth = new ModelTruth(SKUS, rules);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    ModelHistory(Shop shop, Kind kind, Evaluation evaluation, Inventory inventory, Supplier<OwnSender> newNode) {
        this.shop = shop;
        this.evaluation = evaluation;
        this.inventory = inventory;
        this.newNode = newNode;
        model = new ModelMarketplace(kind, this::forgetLease);
        marketplace = new Marketplace("model", "Model", List.of("BR"), false, Optional.of(URI.create(
                "http://localhost")), Optional.empty(), 1, Optional.of(model));
        integration = shop.integration("mercado-livre", null);
        SKUS.forEach(sku -> products.add(shop.product(sku, "Casa")));
        Shop.registerNoCategory(integration);
        rule = new ModelRule(shop, integration, products, SKUS, evaluation, rules, truth);
        rule.register(true, true);
        nodes.add(newNode.get());
        nodes.add(newNode.get());
    }

    /** Plays the steps, lets everything come to rest, and looks. */
    Optional<String> play(List<Step> steps) {
        steps.forEach(this::take);
        return rest().or(this::readBack).or(this::wrong).or(this::forgotten);
    }

    private void take(Step step) {
        if (step instanceof Step.Count count) {
            count(products.get(count.product()), SKUS.get(count.product()), count.units());
        } else if (step instanceof Step.Minimum change) {
            rule.changeMinimum(change);
        } else if (step instanceof Step.Rule change) {
            rule.change(change);
        } else if (step instanceof Step.DayComes day) {
            rule.dayComes(day.atOnce());
        } else if (step instanceof Step.DayEnds day) {
            rule.dayEnds(day.atOnce());
        } else if (step instanceof Step.Category change) {
            rule.register(change.registered(), change.atOnce());
        } else if (step instanceof Step.Slice slice) {
            rule.slice(slice.dies());
        } else if (step instanceof Step.Deliver deliver) {
            deliver(deliver.node(), deliver.fates());
        } else if (step instanceof Step.AnswerArrives answer) {
            arrive(answer.node());
        } else if (step instanceof Step.LeaseExpires) {
            Shop.execute("update lease set expires_at = clock_timestamp() - interval '1 second' where integration_id = "
                    + integration);
        } else if (step instanceof Step.TimePasses) {
            passTime();
        } else if (step instanceof Step.MarketplaceWorks work) {
            model.process(work.which());
        }
    }

    private void count(long product, String sku, int units) {
        now = now.plusSeconds(1);
        QuarkusTransaction.requiringNew().run(() -> {
            StockWriteResult recorded = inventory.record(shop.retailerId,
                    List.of(new Observation(product, "main", units, 0, false, now)), "model");
            evaluation.ofStock(shop.retailerId, recorded.productIds());
        });
        truth.counted(sku, units);
        truth.note(Shop.listings(integration));
    }

    /** Until the node has nothing left to do, or its answer is delayed, or it has died. */
    private void deliver(int node, List<Fate> fates) {
        if (underWay.containsKey(node)) {
            return;
        }
        // One answer is delayed at a time: the other node meets no second one.
        model.decide(underWay.isEmpty() ? fates : fates.stream().filter(fate -> fate != Fate.ANSWER_DELAYED).toList());
        CountDownLatch parked = model.parking();
        CompletableFuture<Void> delivery = OwnThread.run(() -> nodes.get(node)
                .carryOut(shop.retailerId, integration, marketplace));
        delivery.whenComplete((done, failure) -> parked.countDown());
        await(parked);
        if (delivery.isDone()) {
            end(node, delivery);
        } else {
            underWay.put(node, delivery);
        }
    }

    private void arrive(int node) {
        CompletableFuture<Void> delivery = underWay.remove(node);
        if (delivery != null) {
            model.decide(List.of());
            model.release();
            end(node, delivery);
        }
    }

    private void end(int node, CompletableFuture<Void> delivery) {
        try {
            delivery.join();
        } catch (CompletionException failure) {
            Throwable cause = failure;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            if (cause instanceof Died) {
                nodes.set(node, newNode.get());
            } else if (cause instanceof LeaseLost) {
                model.lose();
            } else {
                throw failure;
            }
        }
    }

    /** A dead node gives nothing back; its lease runs out some time. */
    private void forgetLease() {
        Shop.execute("update lease set owner = gen_random_uuid() where integration_id = " + integration);
    }

    private void passTime() {
        nodes.forEach(OwnSender::resendUnsettled);
        Shop.execute("update due set due_at = now() where integration_id = " + integration);
        Shop.execute("update submission set ask_at = now() where integration_id = " + integration);
        Shop.execute("update in_doubt set check_at = now() where check_at < 'infinity' and integration_id = "
                + integration);
    }

    private Optional<String> rest() {
        List.copyOf(underWay.keySet()).forEach(this::arrive);
        rule.finish();
        for (int round = 0; round < ROUNDS_TO_REST; round++) {
            take(new Step.LeaseExpires());
            passTime();
            deliver(round % 2, List.of());
            while (model.isBusy()) {
                // The newest first, where there is no order: then what nobody saw comes last.
                model.process(round + 1);
            }
            if (isAtRest()) {
                return Optional.empty();
            }
        }
        return Optional.of("something is still due after everything was answered");
    }

    /** What came after something newer, and nobody could ask about, is found by reading back and made good. */
    private Optional<String> readBack() {
        for (int round = 0; round < ROUNDS_OF_READING && model.hasUnseen() && wrong().isPresent(); round++) {
            Shop.connectedYesterday(integration);
            Shop.execute("update read_back set next_at = now() where integration_id = " + integration);
            Shop.execute("update listing set sent_at = now() - interval '1 day' where integration_id = " + integration);
            Optional<String> restless = rest();
            if (restless.isPresent()) {
                return restless;
            }
        }
        return Optional.empty();
    }

    private Optional<String> wrong() {
        return SKUS.stream().flatMap(sku -> truth.wrong(sku, model.applied(sku), model.hasUnseen()).stream())
                .findFirst();
    }

    private boolean isAtRest() {
        return Shop.number("select count(*) from due where integration_id = " + integration) == 0
                && Shop.number("select count(*) from submission where integration_id = " + integration) == 0;
    }

    private Optional<String> forgotten() {
        Again again = QuarkusTransaction.requiringNew().call(() -> evaluation.again(shop.retailerId, 0))
                .orElseThrow();
        Again unnamed = QuarkusTransaction.requiringNew().call(() -> evaluation.unnamed(shop.retailerId, 0))
                .orElseThrow();
        return again.found() == 0 && unnamed.found() == 0 ? Optional.empty()
                : Optional.of(again + " had not been evaluated, " + unnamed + " not been named");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
