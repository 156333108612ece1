package dev.vigia.catalog;

import java.util.Optional;

/** A product as the outside describes it, already checked: no SKU twice in a batch, lengths within the table's. */
public record ProductItem(String sku, String name, String category, Optional<String> ean) {
}
