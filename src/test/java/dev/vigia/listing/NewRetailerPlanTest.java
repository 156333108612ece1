package dev.vigia.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.testing.BigShop;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** PostgreSQL knows nothing of a retailer who came after it last looked at its tables, and expects one row of it. */
@QuarkusTest
class NewRetailerPlanTest {

    private static final int PRODUCTS = 2_000;
    private static final int INTEGRATIONS = 3;
    private static final double EACH_WITH_EACH = (double) PRODUCTS * PRODUCTS;

    @Inject
    Session session;

    @Inject
    Inventory inventory;

    @Inject
    Evaluation evaluation;

    @Test
    void no_step_of_an_evaluation_compares_each_product_with_each() {
        BigShop.generate("statistics", 2_000);
        Shop shop = new Shop();
        long integration = 0;
        for (int i = 0; i < INTEGRATIONS; i++) {
            integration = shop.integration("mercado-livre", 5);
        }
        List<Long> products = shop.products(PRODUCTS, "Casa");
        stock(shop, products);
        BusiestStep busiest = new BusiestStep(session, shop);
        assertThat(busiest.rows(EvaluationSql.of("= any(cast(:products as bigint[]))", "", false), "products",
                products
                        .toArray(Long[]::new))).as("rows of the busiest step, for some products")
                .isBetween((double) PRODUCTS * INTEGRATIONS, EACH_WITH_EACH / 4);
        assertThat(busiest.rows(EvaluationSql.of("", "= :integration", false), "integration", integration))
                .as("rows of the busiest step, for one integration")
                .isBetween((double) PRODUCTS, EACH_WITH_EACH / 4);
        long evaluated = integration;
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofIntegration(shop.retailerId, evaluated));
        assertThat(busiest.rows(EvaluationSql.ofIntegration(false), "integration", integration))
                .as("rows of the busiest step, once it has its listings")
                .isBetween((double) PRODUCTS, EACH_WITH_EACH / 4);
        minimum(integration, 50);
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofIntegration(shop.retailerId, evaluated));
        minimum(integration, 5);
        assertThat(busiest.rows(EvaluationSql.ofIntegration(false), "integration", integration))
                .as("rows of the busiest step, once it has its conditions")
                .isBetween((double) PRODUCTS, EACH_WITH_EACH / 4);
    }

    private static void minimum(long integration, int units) {
        Shop.execute("update integration set minimum_stock = " + units + " where id = " + integration);
    }

    private void stock(Shop shop, List<Long> products) {
        List<Observation> counts = products.stream().map(product -> new Observation(product, "main", 50, 0, false,
                Instant.parse("2026-01-01T00:00:00Z"))).toList();
        QuarkusTransaction.requiringNew().run(() -> inventory.record(shop.retailerId, counts, "test"));
    }
}
