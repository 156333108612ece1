package dev.vigia.rule.api;

import dev.vigia.catalog.Catalog;
import dev.vigia.catalog.Product;
import dev.vigia.integration.Integration;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.listing.rule.RuleScope;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds what a program names: an integration, a category, a product of its retailer. */
@Singleton
class RuleScopes {

    private final Catalog catalog;
    private final RuleProblems problems;

    RuleScopes(Catalog catalog, RuleProblems problems) {
        this.catalog = catalog;
        this.problems = problems;
    }

    SupposedRule supposed(long retailerId, RuleRequest request) {
        return new SupposedRule(new RuleScope(id(request.integration().map(id -> integration(retailerId, id))),
                id(request.category().map(path -> category(retailerId, path))),
                id(request.sku().map(sku -> product(retailerId, sku)))), request.terms());
    }

    private long integration(long retailerId, long id) {
        Integration integration = Integration.find(retailerId, id).orElseThrow(() -> problems.wrong("integration",
                RuleMistake.INTEGRATION));
        if (integration.isDisconnecting()) {
            throw problems.disconnecting();
        }
        return id;
    }

    private long category(long retailerId, String path) {
        return catalog.category(retailerId, path).orElseThrow(() -> problems.wrong("category", RuleMistake.CATEGORY));
    }

    private long product(long retailerId, String sku) {
        Product product = Product.find(retailerId, sku).orElseThrow(() -> problems.wrong("sku", RuleMistake.SKU));
        if (product.retired().isPresent()) {
            throw problems.wrong("sku", RuleMistake.SKU_RETIRED);
        }
        return product.id;
    }

    private static OptionalLong id(Optional<Long> id) {
        return id.isPresent() ? OptionalLong.of(id.get()) : OptionalLong.empty();
    }
}
