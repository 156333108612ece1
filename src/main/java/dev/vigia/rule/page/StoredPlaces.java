package dev.vigia.rule.page;

import dev.vigia.catalog.Category;
import dev.vigia.catalog.Product;
import dev.vigia.integration.Integration;
import java.util.Optional;

/** Asks the database for each. */
record StoredPlaces(long retailerId) implements RulePlaces {

    @Override
    public Optional<Integration> integration(long id) {
        return Integration.find(retailerId, id);
    }

    @Override
    public boolean hasCategory(long id) {
        return Category.count("retailerId = ?1 and id = ?2", retailerId, id) > 0;
    }

    @Override
    public Optional<Product> product(String sku) {
        return Product.find(retailerId, sku);
    }
}
