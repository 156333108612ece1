package dev.vigia.catalog;

import java.util.Optional;

/**
 * A product as the outside describes it, already checked: no SKU twice in a batch, lengths within the table's.
 *
 * @param retired whether it is not sold any more; then only its SKU counts
 */
public record ProductItem(String sku, String name, String category, Optional<String> ean, boolean retired) {

    public ProductItem(String sku, String name, String category, Optional<String> ean) {
        this(sku, name, category, ean, false);
    }

    /** One that is not sold any more. */
    public static ProductItem retired(String sku) {
        return new ProductItem(sku, "", "", Optional.empty(), true);
    }
}
