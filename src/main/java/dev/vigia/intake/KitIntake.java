package dev.vigia.intake;

import dev.vigia.catalog.Catalog;
import dev.vigia.catalog.KitPart;
import dev.vigia.catalog.KitTable;
import dev.vigia.catalog.ProductItem;
import dev.vigia.catalog.UnfitKit;
import dev.vigia.inventory.Inventory;
import dev.vigia.listing.EvaluationLock;
import dev.vigia.listing.Kits;
import dev.vigia.listing.rule.Rules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What batches say of kits. Every method joins the caller's transaction. */
@ApplicationScoped
public class KitIntake {

    private final KitTable table;
    private final Kits kits;
    private final Catalog catalog;
    private final Inventory inventory;
    private final Rules rules;
    private final EvaluationLock lock;

    KitIntake(KitTable table, Kits kits, Catalog catalog, Inventory inventory, Rules rules,
            EvaluationLock lock) {
        this.table = table;
        this.kits = kits;
        this.catalog = catalog;
        this.inventory = inventory;
        this.rules = rules;
        this.lock = lock;
    }

    /**
     * Holds the levels of the products and of what they would be made of. Where a kit would change, nobody else changes
     * any until the transaction ends, and none is evaluated.
     *
     * @param unfit gets those that cannot be made of what they are said to be made of
     * @return the others
     */
    public List<ProductItem> admitted(long retailerId, List<ProductItem> items, Collection<UnfitKit> unfit) {
        // Levels before products, as stock changes lock them.
        inventory.hold(retailerId, catalog.idsBySku(retailerId, items.stream().flatMap(item -> Stream.concat(
                Stream.of(item.sku()), item.parts().stream().map(KitPart::sku))).distinct().toList()).values()
                .toArray(Long[]::new));
        if (table.changed(retailerId, items).isEmpty()) {
            return items;
        }
        rules.keep(retailerId);
        lock.hold(retailerId);
        List<UnfitKit> found = table.unfit(retailerId, items);
        unfit.addAll(found);
        Set<String> refused = found.stream().map(UnfitKit::sku).collect(Collectors.toSet());
        return items.stream().filter(item -> !refused.contains(item.sku())).toList();
    }

    /**
     * After the products themselves were written. A kit has no stock of its own, and what is none any more is unknown until
     * somebody counts it.
     *
     * @param source who says so
     * @return the ids of those that are made of something else now
     */
    Set<Long> put(long retailerId, List<ProductItem> items, String source) {
        List<ProductItem> changed = table.changed(retailerId, items);
        if (changed.isEmpty()) {
            return new HashSet<>();
        }
        Set<Long> written = table.write(retailerId, changed);
        inventory.forget(retailerId, written, source);
        return written;
    }

    /** Which of these products are kits. */
    Set<Long> among(long retailerId, Collection<Long> productIds) {
        return new HashSet<>(kits.among(retailerId, productIds));
    }

    /** These products, and what those that are kits are made of. */
    Set<Long> withComponents(long retailerId, Collection<Long> productIds) {
        Set<Long> all = new HashSet<>(productIds);
        all.addAll(kits.componentsOf(retailerId, productIds));
        return all;
    }
}
