package dev.vigia.intake;

import dev.vigia.catalog.KitPart;
import java.util.List;
import java.util.Optional;

/**
 * What the outside says of a product, already checked; what it leaves out stays as it is known.
 *
 * @param kit     what it is made of; an empty list: it is no kit
 * @param retired whether it is not sold any more; then only its SKU counts
 */
public record ProductFields(String sku, Optional<String> name, Optional<String> category, Optional<String> ean,
        Optional<List<KitPart>> kit, Optional<Boolean> retired) {

    public boolean isEmpty() {
        return name.isEmpty() && category.isEmpty() && ean.isEmpty() && kit.isEmpty() && retired.isEmpty();
    }
}
