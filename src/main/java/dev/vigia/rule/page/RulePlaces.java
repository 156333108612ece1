package dev.vigia.rule.page;

import dev.vigia.catalog.Product;
import dev.vigia.integration.Integration;
import java.util.Optional;

/** What a retailer has that rules can be for. */
public interface RulePlaces {

    Optional<Integration> integration(long id);

    boolean hasCategory(long id);

    Optional<Product> product(String sku);
}
