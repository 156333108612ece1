package dev.vigia.intake;

import static java.util.stream.Collectors.partitioningBy;

import dev.vigia.catalog.Catalog;
import dev.vigia.catalog.ProductItem;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.intake.brake.BlockedZeros;
import dev.vigia.intake.brake.HeldItemStore;
import dev.vigia.intake.brake.MassZeroBrake;
import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.inventory.StockWriteResult;
import dev.vigia.listing.Evaluation;
import dev.vigia.listing.EvaluationResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The one way in for products and stock: what changed is recorded and evaluated in one transaction, and the sender wakes
 * after it. What would empty an integration is held by the {@link MassZeroBrake}; the items beside it are applied.
 */
@ApplicationScoped
public class Intake {

    private final Catalog catalog;
    private final Inventory inventory;
    private final Evaluation evaluation;
    private final MassZeroBrake brake;
    private final HeldItemStore heldItems;

    Intake(Catalog catalog, Inventory inventory, Evaluation evaluation, MassZeroBrake brake, HeldItemStore heldItems) {
        this.catalog = catalog;
        this.inventory = inventory;
        this.evaluation = evaluation;
        this.brake = brake;
        this.heldItems = heldItems;
    }

    /** How many items are taken at once. */
    public static int mostAtOnce() {
        return Batch.MOST;
    }

    /**
     * Adds and changes products.
     *
     * @param source who says so, for a person who is asked
     */
    public IntakeResult putProducts(long retailerId, List<ProductItem> items, String source) {
        return items.isEmpty() ? IntakeResult.NOTHING
                : brake.around(blocked -> DeadlockRetry.inTransaction(() -> takeProducts(retailerId, items, source,
                        blocked)),
                        IntakeResult::held);
    }

    /**
     * Applies what is known; items with a SKU that is not are reported in {@code refused}.
     *
     * @param arrived the moment of items that say none, however often the transaction is done again
     * @param source  who says so, for the ledger
     */
    public IntakeResult putStock(long retailerId, List<StockItem> items, Instant arrived, String source,
            List<RejectedItem> refused) {
        if (items.isEmpty()) {
            return IntakeResult.NOTHING;
        }
        List<RejectedItem> unknown = new ArrayList<>();
        IntakeResult taken = brake.around(blocked -> DeadlockRetry.inTransaction(() -> {
            unknown.clear();
            return takeStock(retailerId, observations(retailerId, items, arrived, unknown), source, blocked);
        }), IntakeResult::held);
        refused.addAll(unknown);
        return taken;
    }

    /**
     * One product and its stock, as a person typed them: both or neither, but for what the brake holds.
     *
     * @param stock   of this product
     * @param arrived when the person said so
     * @param before  looks whether it may be done, behind the locks; what it throws undoes it
     */
    public IntakeResult putProduct(long retailerId, ProductItem product, List<StockItem> stock, Instant arrived,
            String source, Runnable before) {
        return brake.around(blocked -> DeadlockRetry.inTransaction(() -> {
            inventory.hold(retailerId, catalog.idsBySku(retailerId, List.of(product.sku())).values()
                    .toArray(Long[]::new));
            before.run();
            Optional<IntakeResult> described = takeProducts(retailerId, List.of(product), source, blocked);
            return described.flatMap(result -> takeStock(retailerId, observations(retailerId, stock, arrived,
                    new ArrayList<>()), source, blocked).map(result::and));
        }), IntakeResult::held);
    }

    /**
     * Adds and changes all but what the brake blocks, which is held. Joins the caller's transaction.
     *
     * @return empty when the episode it wanted to add to has been decided meanwhile; nothing was written then
     */
    public Optional<IntakeResult> takeProducts(long retailerId, List<ProductItem> items, String source,
            BlockedZeros blocked) {
        List<ProductItem> good = items;
        if (!blocked.isNone()) {
            Map<String, Long> ids = catalog.idsBySku(retailerId, items.stream().map(ProductItem::sku).toList());
            Set<Long> stopped = blocked.productIds();
            Map<Boolean, List<ProductItem>> parts = items.stream()
                    .collect(partitioningBy(item -> stopped.contains(ids.get(item.sku()))));
            OptionalLong episode = heldItems.episode(retailerId, blocked, source);
            if (episode.isEmpty()) {
                return Optional.empty();
            }
            heldItems.addProducts(episode.getAsLong(), retailerId, parts.get(true), ids);
            good = parts.get(false);
        }
        heldItems.forgetProducts(retailerId, good);
        AppliedBatch applied = applyProducts(retailerId, good, source);
        brake.judge(retailerId, applied.recorded.productIds(), applied.evaluated);
        return Optional.of(IntakeResult.of(applied.recorded, items.size() - good.size()));
    }

    /**
     * Records and evaluates all but what the brake blocks, which is held. Joins the caller's transaction.
     *
     * @return empty when the episode it wanted to add to has been decided meanwhile; nothing was written then
     */
    public Optional<IntakeResult> takeStock(long retailerId, List<Observation> observations, String source,
            BlockedZeros blocked) {
        List<Observation> good = observations;
        if (!blocked.isNone()) {
            Set<Long> stopped = blocked.productIds();
            Map<Boolean, List<Observation>> parts = observations.stream()
                    .collect(partitioningBy(observation -> stopped.contains(observation.productId())));
            OptionalLong episode = heldItems.episode(retailerId, blocked, source);
            if (episode.isEmpty()) {
                return Optional.empty();
            }
            heldItems.addStock(episode.getAsLong(), retailerId, parts.get(true), source);
            good = parts.get(false);
        }
        AppliedBatch applied = applyStock(retailerId, good, source);
        brake.judge(retailerId, applied.recorded.productIds(), applied.evaluated);
        return Optional.of(IntakeResult.of(applied.recorded, observations.size() - good.size()));
    }

    /** What was recorded, and what that did to the listings. */
    public record AppliedBatch(StockWriteResult recorded, EvaluationResult evaluated) {
    }

    /**
     * Without the brake. What is retired goes to zero, and its stock counts no more. Joins the caller's transaction.
     *
     * @param source who says so
     */
    public AppliedBatch applyProducts(long retailerId, List<ProductItem> items, String source) {
        // Levels before products, as stock changes lock them.
        inventory.hold(retailerId, catalog.idsBySku(retailerId, items.stream().map(ProductItem::sku).toList()).values()
                .toArray(Long[]::new));
        Map<Boolean, List<ProductItem>> parts = items.stream().collect(partitioningBy(ProductItem::retired));
        List<Long> changed = new ArrayList<>();
        if (!parts.get(true).isEmpty()) {
            changed.addAll(catalog.retire(retailerId, parts.get(true).stream().map(ProductItem::sku).toList(), source));
            inventory.forget(retailerId, changed);
        }
        if (!parts.get(false).isEmpty()) {
            changed.addAll(catalog.put(retailerId, parts.get(false)));
        }
        return new AppliedBatch(new StockWriteResult(changed.size(), items.size() - changed.size(), 0, changed),
                evaluation.ofProducts(retailerId, changed));
    }

    /** Without the brake. Joins the caller's transaction. */
    public AppliedBatch applyStock(long retailerId, List<Observation> observations, String source) {
        StockWriteResult recorded = observations.isEmpty() ? new StockWriteResult(0, 0, 0, List.of())
                : inventory.record(retailerId, observations, source);
        return new AppliedBatch(recorded, evaluation.ofProducts(retailerId, recorded.productIds()));
    }

    /** @param unknown gets the items with a SKU that is not known */
    public List<Observation> observations(long retailerId, List<StockItem> items, Instant now,
            List<RejectedItem> unknown) {
        Map<String, Long> ids = catalog.idsBySku(retailerId, items.stream().map(StockItem::sku).distinct().toList());
        List<Observation> observations = new ArrayList<>(items.size());
        for (StockItem item : items) {
            Long productId = ids.get(item.sku());
            if (productId == null) {
                unknown.add(new RejectedItem(item.index(), item.sku(), "sku", RejectionCode.SKU_UNKNOWN, item.sku()));
            } else {
                observations.add(new Observation(productId, item.warehouse(), item.onHand(), item.reserved(),
                        item.unlimited(), item.observedAt().orElse(now)));
            }
        }
        return observations;
    }
}
