package dev.vigia.intake;

import java.util.Optional;

/** What the outside says of a product, already checked; what it leaves out stays as it is known. */
public record ProductFields(String sku, Optional<String> name, Optional<String> category, Optional<String> ean) {

    public boolean isEmpty() {
        return name.isEmpty() && category.isEmpty() && ean.isEmpty();
    }
}
