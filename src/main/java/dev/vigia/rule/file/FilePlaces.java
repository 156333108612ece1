package dev.vigia.rule.file;

import dev.vigia.catalog.Category;
import dev.vigia.catalog.Product;
import dev.vigia.integration.Integration;
import dev.vigia.rule.page.RulePlaces;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the lines of a file may be about, looked up once for all of them. */
final class FilePlaces implements RulePlaces {

    private final Map<Long, Integration> integrations;
    private final Map<String, Long> integrationIds = new HashMap<>();
    private final Map<String, Long> categories = new HashMap<>();
    private final Map<Long, String> categoryPaths = new HashMap<>();
    private final Map<String, Product> products;

    FilePlaces(long retailerId, Collection<String> skus) {
        integrations = Integration.of(retailerId).stream().collect(Collectors.toMap(one -> one.id, one -> one));
        integrations.values().forEach(one -> integrationIds.put(folded(one.name), one.id));
        Category.withThoseAbove(retailerId).forEach(one -> {
            categories.put(one.path, one.id);
            categoryPaths.put(one.id, one.path);
        });
        products = Product.<Product>list("retailerId = ?1 and sku in ?2", retailerId, skus).stream().collect(Collectors
                .toMap(one -> one.sku, one -> one));
    }

    Optional<Long> integrationNamed(String name) {
        return Optional.ofNullable(integrationIds.get(folded(name)));
    }

    /** However many blanks stand around the signs between its parts. */
    Optional<Long> categoryAt(String path) {
        return Optional.ofNullable(categories.get(path.replaceAll("\\s*>\\s*", " > ")));
    }

    /** Empty text where there is no such category. */
    String categoryPath(long id) {
        return categoryPaths.getOrDefault(id, "");
    }

    Collection<Long> products() {
        return products.values().stream().map(one -> one.id).toList();
    }

    @Override
    public Optional<Integration> integration(long id) {
        return Optional.ofNullable(integrations.get(id));
    }

    @Override
    public boolean hasCategory(long id) {
        return categoryPaths.containsKey(id);
    }

    @Override
    public Optional<Product> product(String sku) {
        return Optional.ofNullable(products.get(sku));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
