package dev.vigia.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A product as the outside describes it, already checked: no SKU twice in a batch, lengths within the table's.
 *
 * @param kit     what it is made of, no component twice and not itself; an empty list: it is no kit; empty: as it was
 * @param retired whether it is not sold any more; then only its SKU counts
 */
public record ProductItem(String sku, String name, String category, Optional<String> ean,
        Optional<List<KitPart>> kit, boolean retired) {

    public ProductItem(String sku, String name, String category, Optional<String> ean) {
        this(sku, name, category, ean, Optional.empty(), false);
    }

    /** One that is not sold any more. */
    public static ProductItem retired(String sku) {
        return new ProductItem(sku, "", "", Optional.empty(), Optional.empty(), true);
    }

    /** The same, made of these. */
    public ProductItem of(List<KitPart> parts) {
        return new ProductItem(sku, name, category, ean, Optional.of(parts), retired);
    }

    /** What it is said to be made of; empty where nothing is said. */
    public List<KitPart> parts() {
        return kit.orElse(List.of());
    }
}
