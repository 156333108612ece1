package dev.vigia.intake;

import dev.vigia.catalog.Catalog;
import dev.vigia.catalog.ProductItem;
import dev.vigia.database.Deadlocks;
import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.inventory.Recorded;
import dev.vigia.listing.Evaluation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The one way in for products and stock: what changed is recorded and evaluated in one transaction, and the sender wakes
 * after it.
 */
@ApplicationScoped
public class Intake {

    private final Catalog catalog;
    private final Inventory inventory;
    private final Evaluation evaluation;
    private final Clock clock;

    Intake(Catalog catalog, Inventory inventory, Evaluation evaluation, Clock clock) {
        this.catalog = catalog;
        this.inventory = inventory;
        this.evaluation = evaluation;
        this.clock = clock;
    }

    /** @return how many products are new or differ from what was known */
    public int putProducts(long retailerId, List<ProductItem> items) {
        if (items.isEmpty()) {
            return 0;
        }
        return inTransaction(() -> {
            List<Long> changed = catalog.put(retailerId, items);
            evaluation.ofProducts(retailerId, changed);
            return changed.size();
        });
    }

    /** Applies what is known; items with a SKU that is not are reported in {@code refused}. */
    public Recorded putStock(long retailerId, List<StockItem> items, String source, List<RefusedItem> refused) {
        if (items.isEmpty()) {
            return new Recorded(0, 0, 0, List.of());
        }
        AtomicReference<List<RefusedItem>> unknown = new AtomicReference<>();
        Recorded recorded = inTransaction(() -> {
            unknown.set(new ArrayList<>());
            List<Observation> observations = observations(retailerId, items, unknown.get());
            if (observations.isEmpty()) {
                return new Recorded(0, 0, 0, List.of());
            }
            Recorded result = inventory.record(retailerId, observations, source);
            evaluation.ofProducts(retailerId, result.productIds());
            return result;
        });
        refused.addAll(unknown.get());
        return recorded;
    }

    private List<Observation> observations(long retailerId, List<StockItem> items, List<RefusedItem> unknown) {
        Map<String, Long> ids = catalog.idsBySku(retailerId, items.stream().map(StockItem::sku).distinct().toList());
        Instant now = clock.instant();
        List<Observation> observations = new ArrayList<>(items.size());
        for (StockItem item : items) {
            Long productId = ids.get(item.sku());
            if (productId == null) {
                unknown.add(new RefusedItem(item.index(), item.sku(), "sku", Refusal.SKU_UNKNOWN));
            } else {
                observations.add(new Observation(productId, item.warehouse(), item.onHand(), item.reserved(),
                        item.unlimited(), item.observedAt().orElse(now)));
            }
        }
        return observations;
    }

    private static <T> T inTransaction(Supplier<T> work) {
        AtomicReference<T> result = new AtomicReference<>();
        Deadlocks.retrying(() -> result.set(QuarkusTransaction.requiringNew().call(work::get)));
        return result.get();
    }
}
