package dev.vigia.catalog;

import dev.vigia.catalog.UnfitKit.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which kits of a batch do not fit with each other, or with those that are there: as if the good ones came at once. */
final class KitCheck {

    private final Set<String> known;
    private final Map<String, List<KitPart>> stored;
    private final Map<String, ProductItem> batch = new LinkedHashMap<>();
    private final List<UnfitKit> unfit = new ArrayList<>();

    /**
     * @param known  SKUs of products that are there
     * @param stored the kits that are there, as far as they share a product with the batch
     */
    private KitCheck(Collection<ProductItem> items, Set<String> known, Map<String, List<KitPart>> stored) {
        items.forEach(item -> batch.put(item.sku(), item));
        this.known = known;
        this.stored = stored;
    }

    static List<UnfitKit> unfit(Collection<ProductItem> items, Set<String> known, Map<String, List<KitPart>> stored) {
        KitCheck check = new KitCheck(items, known, stored);
        // Each look refuses one more, or is the last.
        while (check.refuse(check.unknown()) || check.refuse(check.nested())) {
            continue;
        }
        return check.unfit;
    }

    private boolean refuse(List<UnfitKit> found) {
        found.forEach(kit -> batch.remove(kit.sku()));
        return unfit.addAll(found);
    }

    private List<UnfitKit> unknown() {
        return batch.values().stream().flatMap(item -> item.parts().stream().map(KitPart::sku)
                .filter(sku -> !known.contains(sku) && !isAdded(sku)).limit(1)
                .map(sku -> new UnfitKit(item.sku(), Fault.COMPONENT_UNKNOWN, sku))).toList();
    }

    /** Of a SKU that is not known nothing is retired. */
    private boolean isAdded(String sku) {
        return batch.containsKey(sku) && !batch.get(sku).retired();
    }

    private List<UnfitKit> nested() {
        List<UnfitKit> found = new ArrayList<>();
        Set<String> refused = new HashSet<>();
        for (ProductItem item : batch.values()) {
            item.parts().stream().map(KitPart::sku).filter(this::isKit).findFirst().filter(sku -> refused.add(item
                    .sku()))
                    .ifPresent(sku -> found.add(new UnfitKit(item.sku(), Fault.COMPONENT_IS_KIT, sku)));
        }
        stored.forEach((kit, parts) -> {
            if (!says(kit)) {
                parts.stream().map(KitPart::sku).filter(sku -> says(sku) && isKit(sku)).filter(refused::add)
                        .forEach(sku -> found.add(new UnfitKit(sku, Fault.KIT_IS_COMPONENT, kit)));
            }
        });
        return found;
    }

    private boolean isKit(String sku) {
        return says(sku) ? !batch.get(sku).parts().isEmpty() : stored.containsKey(sku);
    }

    /** Whether the batch says what it is made of. */
    private boolean says(String sku) {
        return batch.containsKey(sku) && batch.get(sku).kit().isPresent();
    }
}
