package dev.vigia.listing.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.listing.MinimumStock;
import dev.vigia.listing.rule.RuleScope;
import dev.vigia.listing.rule.ShopRules;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A rule of a category, carried out slice by slice. */
@QuarkusTest
class CategoryRolloutTest extends RolloutFixture {

    private final long mesa = shop.product("MESA", "Jardín > Muebles");
    private final long silla = shop.product("SILLA", "Jardín > Muebles > Sillas");
    private final ShopRules rules = new ShopRules(shop);

    @Test
    void only_what_is_in_the_category_and_below_is_compared() {
        products.forEach(product -> count(product, 8));
        count(mesa, 8);
        count(silla, 8);
        change("Jardín", 10);
        node.finish(shop);
        assertThat(node.latest(shop, integration).products()).isEqualTo(2);
        assertThat(node.latest(shop, integration).toZero()).isEqualTo(2);
        assertThat(desired(mesa)).isZero();
        assertThat(desired(silla)).isZero();
        assertThat(desired(products.get(0))).isEqualTo(8);
        assertThat(forgotten()).allMatch(found -> found == 0);
    }

    @Test
    void one_that_supersedes_another_of_more_compares_what_that_had_left() {
        products.forEach(product -> count(product, 8));
        count(mesa, 8);
        count(silla, 8);
        node.changeMinimum(shop, integration, 9);
        change("Jardín > Muebles", 2);
        node.finish(shop);
        assertThat(products).allMatch(product -> desired(product) == 0);
        assertThat(desired(mesa)).isEqualTo(8);
        assertThat(forgotten()).allMatch(found -> found == 0);
    }

    private void change(String category, int units) {
        RuleScope scope = rules.category(category);
        QuarkusTransaction.requiringNew().run(() -> {
            rules.write(scope, ShopRules.always(new MinimumStock(units)));
            node.rollouts().begin(shop.retailerId, integration, RuleChange.ofFinerRule(scope.categoryId()));
        });
    }
}
