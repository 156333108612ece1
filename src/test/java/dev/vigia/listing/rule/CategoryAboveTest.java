package dev.vigia.listing.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.catalog.Catalog;
import dev.vigia.catalog.Category;
import dev.vigia.catalog.ProductItem;
import dev.vigia.listing.Evaluation;
import dev.vigia.listing.MinimumStock;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Rules of a category in which there is no product, but only others below it. */
@QuarkusTest
class CategoryAboveTest {

    @Inject
    Catalog catalog;

    @Inject
    Evaluation evaluation;

    private final Shop shop = new Shop();
    private final long integration = shop.integration("amazon", 5);
    private final ShopRules rules = new ShopRules(shop);

    @Test
    void a_category_above_others_is_known_and_on_no_list_until_a_product_is_in_it() {
        put("TAZA", "Casa > Cocina > Tazas");
        inTransaction(() -> {
            catalog.addCategoriesAbove(shop.retailerId);
            return catalog.category(shop.retailerId, "Casa").orElseThrow();
        });
        assertThat(paths(Category.of(shop.retailerId))).containsExactly("Casa > Cocina > Tazas");
        assertThat(paths(Category.withThoseAbove(shop.retailerId))).containsExactly("Casa", "Casa > Cocina",
                "Casa > Cocina > Tazas");
        assertThat(inTransaction(() -> catalog.category(shop.retailerId, "Cas"))).isEmpty();
        put("OLLA", "Casa > Cocina");
        assertThat(paths(Category.of(shop.retailerId))).containsExactly("Casa > Cocina", "Casa > Cocina > Tazas");
    }

    @Test
    void a_product_that_comes_later_into_a_category_below_goes_by_its_rule() {
        put("TAZA", "Casa > Cocina > Tazas");
        inTransaction(() -> rules.write(rules.category("Casa"), ShopRules.always(new MinimumStock(9))));
        inTransaction(() -> {
            catalog.addCategoriesAbove(shop.retailerId);
            return true;
        });
        put("OLLA", "Casa > Cocina");
        put("MESA", "Casa > Muebles");
        put("PALA", "Jardín");
        for (String sku : List.of("TAZA", "OLLA", "MESA")) {
            assertThat(minimum(sku)).as(sku).isEqualTo(9);
        }
        assertThat(minimum("PALA")).isEqualTo(5);
    }

    private long minimum(String sku) {
        Shop.execute("insert into warehouse (retailer_id, code, name) values (" + shop.retailerId
                + ", 'main', 'Main') on conflict do nothing");
        Shop.execute("insert into stock_level (product_id, warehouse_id, retailer_id, on_hand, reserved, unlimited,"
                + " observed_at) select product.id, warehouse.id, product.retailer_id, 1, 0, false, now() from product"
                + " join warehouse using (retailer_id) where sku = '" + sku + "' and product.retailer_id = "
                + shop.retailerId);
        long product = Shop.number("select id from product where sku = '" + sku + "' and retailer_id = "
                + shop.retailerId);
        inTransaction(() -> evaluation.ofProducts(shop.retailerId, List.of(product)));
        return Shop.number("select minimum from listing_condition where product_id = " + product
                + " and integration_id = " + integration);
    }

    private void put(String sku, String category) {
        inTransaction(() -> catalog.put(shop.retailerId, List.of(new ProductItem(sku, sku, category, Optional
                .empty())), "test"));
    }

    private static List<String> paths(List<Category> categories) {
        return categories.stream().map(category -> category.path).toList();
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
