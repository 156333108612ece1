package dev.vigia.intake;

import java.util.Optional;

/**
 * What the outside says of a product, already checked; what it leaves out stays as it is known.
 *
 * @param retired whether it is not sold any more; then only its SKU counts
 */
public record ProductFields(String sku, Optional<String> name, Optional<String> category, Optional<String> ean,
        Optional<Boolean> retired) {

    public boolean isEmpty() {
        return name.isEmpty() && category.isEmpty() && ean.isEmpty() && retired.isEmpty();
    }
}
