package dev.vigia.intake;

import static java.util.stream.Collectors.partitioningBy;

import dev.vigia.catalog.Catalog;
import dev.vigia.catalog.ProductItem;
import dev.vigia.catalog.UnfitKit;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.intake.brake.BlockedZeros;
import dev.vigia.intake.brake.HeldItemStore;
import dev.vigia.intake.brake.HeldProductStore;
import dev.vigia.intake.brake.MassZeroBrake;
import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.inventory.StockWriteResult;
import dev.vigia.listing.Evaluation;
import dev.vigia.listing.EvaluationResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * The one way in for products and stock: what changed is recorded and evaluated in one transaction, and the sender wakes
 * after it. What would empty an integration is held by the {@link MassZeroBrake}; the items beside it are applied.
 */
@ApplicationScoped
public class Intake {

    private final Catalog catalog;
    private final KitIntake kits;
    private final Inventory inventory;
    private final Evaluation evaluation;
    private final MassZeroBrake brake;
    private final HeldItemStore heldItems;
    private final HeldProductStore heldProducts;

    Intake(Catalog catalog, KitIntake kits, Inventory inventory, Evaluation evaluation, MassZeroBrake brake,
            HeldItemStore heldItems,
            HeldProductStore heldProducts) {
        this.catalog = catalog;
        this.kits = kits;
        this.inventory = inventory;
        this.evaluation = evaluation;
        this.brake = brake;
        this.heldItems = heldItems;
        this.heldProducts = heldProducts;
    }

    /** How many items are taken at once. */
    public static int mostAtOnce() {
        return Batch.MOST;
    }

    /** Adds and changes products that are no kits. */
    public IntakeResult putProducts(long retailerId, List<ProductItem> items, String source) {
        return putProducts(retailerId, items, source, new ArrayList<>());
    }

    /**
     * Adds and changes products.
     *
     * @param source who says so, for a person who is asked
     * @param unfit  gets the kits that cannot be made of what they are said to be made of, which are not applied
     */
    public IntakeResult putProducts(long retailerId, List<ProductItem> items, String source,
            Collection<UnfitKit> unfit) {
        if (items.isEmpty()) {
            return IntakeResult.NOTHING;
        }
        List<UnfitKit> found = new ArrayList<>();
        IntakeResult taken = brake.around(blocked -> DeadlockRetry.inTransaction(() -> {
            found.clear();
            return takeProducts(retailerId, items, source, blocked, found);
        }), IntakeResult::held);
        unfit.addAll(found);
        return taken;
    }

    /**
     * Applies what is known; items with a SKU that is not, or of a kit, are reported in {@code refused}.
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
     * @param unfit   what is thrown if it cannot be made of what it is said to be made of
     */
    public IntakeResult putProduct(long retailerId, ProductItem product, List<StockItem> stock, Instant arrived,
            String source, Runnable before, Function<UnfitKit, RuntimeException> unfit) {
        return brake.around(blocked -> DeadlockRetry.inTransaction(() -> {
            inventory.hold(retailerId, catalog.idsBySku(retailerId, List.of(product.sku())).values()
                    .toArray(Long[]::new));
            before.run();
            List<UnfitKit> found = new ArrayList<>();
            Optional<IntakeResult> described = takeProducts(retailerId, List.of(product), source, blocked, found);
            if (!found.isEmpty()) {
                throw unfit.apply(found.get(0));
            }
            return described.flatMap(result -> takeStock(retailerId, observations(retailerId, stock, arrived,
                    new ArrayList<>()), source, blocked).map(result::and));
        }), IntakeResult::held);
    }

    /**
     * Adds and changes all but what the brake blocks, which is held. Joins the caller's transaction.
     *
     * @param unfit gets the kits that cannot be made of what they are said to be made of, which are not applied
     * @return empty when the episode it wanted to add to has been decided meanwhile; nothing was written then
     */
    public Optional<IntakeResult> takeProducts(long retailerId, List<ProductItem> all, String source,
            BlockedZeros blocked, Collection<UnfitKit> unfit) {
        List<ProductItem> items = kits.admitted(retailerId, all, unfit);
        List<ProductItem> good = items;
        int held = 0;
        if (!blocked.isNone()) {
            Map<String, Long> ids = catalog.idsBySku(retailerId, items.stream().map(ProductItem::sku).toList());
            Set<Long> stopped = kits.withComponents(retailerId, blocked.productIds());
            Map<Boolean, List<ProductItem>> parts = items.stream()
                    .collect(partitioningBy(item -> stopped.contains(ids.get(item.sku()))));
            OptionalLong episode = heldItems.episode(retailerId, blocked, source);
            if (episode.isEmpty()) {
                return Optional.empty();
            }
            heldProducts.add(episode.getAsLong(), retailerId, parts.get(true), ids);
            held = parts.get(true).size();
            // What was said beside what is held may not fit without it.
            good = kits.admitted(retailerId, parts.get(false), unfit);
        }
        heldProducts.forget(retailerId, good);
        AppliedBatch applied = applyProducts(retailerId, good, source);
        brake.judge(retailerId, applied.recorded.productIds(), applied.evaluated);
        return Optional.of(IntakeResult.of(applied.recorded, held));
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
            Set<Long> stopped = kits.withComponents(retailerId, blocked.productIds());
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
     * The caller has seen to it that its kits are {@link KitIntake#admitted}.
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
            inventory.forget(retailerId, changed, source);
        }
        if (!parts.get(false).isEmpty()) {
            Set<Long> put = new LinkedHashSet<>(catalog.put(retailerId, parts.get(false), source));
            put.addAll(kits.put(retailerId, parts.get(false), source));
            changed.addAll(put);
        }
        return new AppliedBatch(new StockWriteResult(changed.size(), items.size() - changed.size(), 0, changed),
                evaluation.ofProducts(retailerId, changed));
    }

    /** Without the brake. Joins the caller's transaction. */
    public AppliedBatch applyStock(long retailerId, List<Observation> observations, String source) {
        StockWriteResult recorded = observations.isEmpty() ? new StockWriteResult(0, 0, 0, List.of())
                : inventory.record(retailerId, observations, source);
        return new AppliedBatch(recorded, evaluation.ofStock(retailerId, recorded.productIds()));
    }

    /** @param refused gets the items with a SKU that is not known, or of a kit */
    public List<Observation> observations(long retailerId, List<StockItem> items, Instant now,
            List<RejectedItem> refused) {
        Map<String, Long> ids = catalog.idsBySku(retailerId, items.stream().map(StockItem::sku).distinct().toList());
        Set<Long> own = kits.among(retailerId, ids.values());
        List<Observation> observations = new ArrayList<>(items.size());
        for (StockItem item : items) {
            Long productId = ids.get(item.sku());
            if (productId == null) {
                refused.add(new RejectedItem(item.index(), item.sku(), "sku", RejectionCode.SKU_UNKNOWN, item.sku()));
            } else if (own.contains(productId)) {
                refused.add(new RejectedItem(item.index(), item.sku(), "sku", RejectionCode.KIT_HAS_NO_STOCK, item
                        .sku()));
            } else {
                observations.add(new Observation(productId, item.warehouse(), item.onHand(), item.reserved(),
                        item.unlimited(), item.observedAt().orElse(now)));
            }
        }
        return observations;
    }
}
