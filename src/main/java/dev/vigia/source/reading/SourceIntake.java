package dev.vigia.source.reading;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.catalog.Catalog;
import dev.vigia.catalog.ProductItem;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.intake.Intake;
import dev.vigia.intake.StockItem;
import dev.vigia.source.FormerWarehouses;
import dev.vigia.source.FormerWarehouses.FormerLevel;
import dev.vigia.source.SkuReading;
import dev.vigia.source.SkuReading.ReadingKind;
import dev.vigia.source.SkuReading.RemoteLevel;
import dev.vigia.source.Source;
import dev.vigia.source.SourceWarehouses.MappedWarehouse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Takes what was read the way of all stock, with the brake. Nothing that failed comes here; what says nothing, or is not
 * there, changes nothing.
 */
@ApplicationScoped
class SourceIntake {

    /** More than anybody has of anything. */
    private static final int MOST = 1_000_000_000;
    private static final int AT_ONCE = 1_000;

    private final Session session;
    private final Intake intake;
    private final Catalog catalog;
    private final FormerWarehouses former;

    SourceIntake(Session session, Intake intake, Catalog catalog, FormerWarehouses former) {
        this.session = session;
        this.intake = intake;
        this.catalog = catalog;
        this.former = former;
    }

    /**
     * Where it brings none any more, what it has brought of these leaves.
     *
     * @param mapped the warehouses that count, by the source's id
     * @return how many levels have changed
     */
    int take(Source source, Map<String, MappedWarehouse> mapped, Map<String, SkuReading> bySku, Instant now) {
        List<StockItem> items = new ArrayList<>();
        bySku.forEach((sku, reading) -> items.addAll(items(sku, reading, mapped)));
        Set<String> told = items.stream().map(item -> item.sku() + "|" + item.warehouse()).collect(Collectors.toSet());
        List<String> said = bySku.entrySet().stream().filter(read -> read.getValue().said() == ReadingKind.STOCK
                || read.getValue().said().isZero()).map(Map.Entry::getKey).toList();
        DeadlockRetry.inTransaction(() -> former.isAny(source) ? former.of(source, said) : List.<FormerLevel>of())
                .stream().filter(level -> !told.contains(level.sku() + "|" + level.warehouse())).forEach(
                        level -> items.add(none(items.size(), level, bySku.get(level.sku()).observedAt())));
        return put(source, items, now);
    }

    private int put(Source source, List<StockItem> items, Instant now) {
        return intake.putStock(source.retailerId, items, now, source.said(), new ArrayList<>()).accepted();
    }

    private static StockItem none(int index, FormerLevel level, Instant observedAt) {
        return new StockItem(index, level.sku(), level.warehouse(), 0, 0, false, Optional.of(observedAt));
    }

    /**
     * Takes away what was brought to where nothing is brought any more, of SKUs that say nothing, or are asked about no more.
     *
     * @param all  those too that could not be read, or wait for a person
     * @param goOn says again and again that it is still to be done
     * @return whether it is done
     */
    boolean leave(Source source, boolean all, Instant now, BooleanSupplier goOn) {
        if (!DeadlockRetry.inTransaction(() -> former.isAny(source))) {
            return true;
        }
        String after = "";
        for (List<FormerLevel> levels = left(source, after, all); !levels.isEmpty(); levels = left(source, after,
                all)) {
            if (!goOn.getAsBoolean()) {
                return false;
            }
            List<StockItem> items = new ArrayList<>();
            levels.forEach(level -> items.add(none(items.size(), level, now)));
            put(source, items, now);
            after = levels.get(levels.size() - 1).sku();
        }
        DeadlockRetry.inTransaction(() -> former.forget(source, all));
        return true;
    }

    private List<FormerLevel> left(Source source, String after, boolean all) {
        return DeadlockRetry.inTransaction(() -> former.after(source, after, all, AT_ONCE));
    }

    /** A kit that is gone is none any more: it has no stock of its own to be zero. */
    void dissolve(Source source, List<String> kits) {
        List<ProductItem> items = kits.isEmpty() ? List.of()
                : DeadlockRetry.inTransaction(() -> session.createNativeQuery("""
                        select sku, name, path, coalesce(ean, '') from product join category on category.id = category_id
                        where product.retailer_id = :retailer and sku = any(cast(:skus as text[])) and retired_at is null
                        """, KnownProduct.class).setParameter("retailer", source.retailerId)
                        .setParameter("skus", kits.toArray(String[]::new)).getResultStream().map(KnownProduct::alone)
                        .toList());
        intake.putProducts(source.retailerId, items, source.said());
    }

    private record KnownProduct(String sku, String name, String category, String ean) {

        ProductItem alone() {
            return new ProductItem(sku, name, category, Optional.of(ean).filter(code -> !code.isEmpty())).of(List.of());
        }
    }

    /** What the source says in the warehouses that it sells from; nothing in those from which it does not. */
    static List<StockItem> items(String sku, SkuReading reading, Map<String, MappedWarehouse> mapped) {
        List<StockItem> items = new ArrayList<>();
        boolean isStock = reading.said() == ReadingKind.STOCK;
        for (RemoteLevel level : isStock ? reading.levels() : List.<RemoteLevel>of()) {
            MappedWarehouse warehouse = mapped.get(level.warehouse());
            if (warehouse != null && warehouse.sells()) {
                items.add(new StockItem(items.size(), sku, warehouse.code(), units(level.onHand()), units(level
                        .reserved()), level.unlimited(), Optional.of(reading.observedAt())));
            }
        }
        mapped.values().stream().filter(warehouse -> reading.said().isZero() || isStock && !warehouse.sells())
                .forEach(warehouse -> items.add(new StockItem(items.size(), sku, warehouse.code(), 0, 0, false, Optional
                        .of(reading.observedAt()))));
        return items;
    }

    private static int units(int said) {
        return Math.max(-MOST, Math.min(MOST, said));
    }

    /** Units over all warehouses that count; empty where nothing was said of them. */
    static Optional<Long> available(List<StockItem> items) {
        return items.isEmpty() ? Optional.empty()
                : Optional.of(items.stream().mapToLong(item -> item.unlimited() ? MOST
                        : (long) item.onHand() - item.reserved()).sum());
    }

    /**
     * Learns which of these are near a minimum on any integration: by 5 units, or by half of it. Joins the transaction.
     *
     * @param skus ours, by the source's id
     */
    void judge(Source source, Map<String, String> skus) {
        Map<String, Long> products = catalog.idsBySku(source.retailerId, List.copyOf(skus.values()));
        List<Map.Entry<String, String>> known = skus.entrySet().stream().filter(sku -> products.containsKey(sku
                .getValue())).toList();
        if (known.isEmpty()) {
            return;
        }
        session.createNativeMutationQuery("""
                update source_sku set near = found.near
                from unnest(cast(:ids as text[]), cast(:products as bigint[])) as read (id, product)
                cross join lateral (
                  select coalesce(bool_or(not shown.unlimited
                           and abs(shown.available - shown.minimum) <= greatest(5, shown.minimum / 2.0)), false) near
                  from integration
                  cross join lateral (select available, unlimited, minimum from listing_now
                                      where listing_now.product_id = read.product
                                        and listing_now.integration_id = integration.id offset 0) shown
                  where integration.retailer_id = :retailer and integration.disconnecting_at is null
                ) found
                where source_id = :source and remote_id = read.id and source_sku.near <> found.near
                """)
                .setParameter("ids", column(known, Map.Entry::getKey, String[]::new))
                .setParameter("products", column(known, sku -> Objects.requireNonNull(products.get(sku.getValue())),
                        Long[]::new))
                .setParameter("retailer", source.retailerId)
                .setParameter("source", source.id)
                .executeUpdate();
    }
}
