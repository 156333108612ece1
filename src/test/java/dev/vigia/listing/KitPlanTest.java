package dev.vigia.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.BigShop;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** Many kits of many products, of a retailer of whom PostgreSQL knows nothing yet. */
@QuarkusTest
class KitPlanTest {

    private static final int PRODUCTS = 10_000;
    private static final int KITS = 3_000;
    private static final int INTEGRATIONS = 3;
    private static final double EACH_WITH_EACH = (double) PRODUCTS * KITS;

    @Inject
    Session session;

    private final Shop shop = new Shop();

    @Test
    void no_step_of_an_evaluation_with_kits_compares_each_with_each() {
        BigShop.generate("statistics-of-kits", 2_000);
        long integration = 0;
        for (int i = 0; i < INTEGRATIONS; i++) {
            integration = shop.integration("mercado-livre", 5);
        }
        List<Long> products = shop.products(PRODUCTS, "Casa");
        Shop.execute("insert into warehouse (retailer_id, code, name) values (" + shop.retailerId
                + ", 'main', 'Main')");
        Shop.execute("insert into kit_component (kit_id, component_id, retailer_id, quantity) select " + products.get(0)
                + " + kit, " + products.get(0) + " + " + KITS + " + (kit * 3 + part) % " + (PRODUCTS - KITS) + ", "
                + shop.retailerId + ", 1 + part from generate_series(0, " + (KITS - 1)
                + ") kit, generate_series(0, 2) part");
        Shop.execute("insert into stock_level (product_id, warehouse_id, retailer_id, on_hand, reserved, unlimited,"
                + " observed_at) select product.id, warehouse.id, product.retailer_id, 50, 0, false, now() from product,"
                + " warehouse where product.retailer_id = " + shop.retailerId + " and warehouse.retailer_id = "
                + shop.retailerId + " and product.id >= " + (products.get(0) + KITS));
        BusiestStep busiest = new BusiestStep(session, shop);
        assertThat(busiest.rows(EvaluationSql.of("= any(cast(:products as bigint[]))", "", true), "products", products
                .toArray(Long[]::new))).as("rows of the busiest step, for all products")
                .isBetween((double) PRODUCTS * INTEGRATIONS, EACH_WITH_EACH / 10);
        assertThat(busiest.rows(EvaluationSql.of("", "= :integration", true), "integration", integration))
                .as("rows of the busiest step, for one integration")
                .isBetween((double) PRODUCTS, EACH_WITH_EACH / 10);
        assertThat(busiest.rows(EvaluationSql.of("= any(cast(:products as bigint[]))", "", true), "products",
                new Long[] { products.get(0), products.get(KITS) })).as(
                        "rows of the busiest step, for a kit and what it needs")
                .isLessThan(PRODUCTS * INTEGRATIONS);
    }
}
