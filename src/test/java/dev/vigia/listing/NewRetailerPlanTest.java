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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** PostgreSQL knows nothing of a retailer who came after it last looked at its tables, and expects one row of it. */
@QuarkusTest
class NewRetailerPlanTest {

    private static final int PRODUCTS = 2_000;
    private static final int INTEGRATIONS = 3;
    private static final double EACH_WITH_EACH = (double) PRODUCTS * PRODUCTS;
    private static final Pattern READ = Pattern.compile("actual (?:time=\\S+ )?rows=([\\d.]+) loops=(\\d+)");
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by Join Filter: (\\d+)");

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
        assertThat(mostRows(shop, EvaluationSql.of("= any(cast(:products as bigint[]))", "", false), "products",
                products
                        .toArray(Long[]::new))).as("rows of the busiest step, for some products")
                .isBetween((double) PRODUCTS * INTEGRATIONS, EACH_WITH_EACH / 4);
        assertThat(mostRows(shop, EvaluationSql.of("", "= :integration", false), "integration", integration))
                .as("rows of the busiest step, for one integration")
                .isBetween((double) PRODUCTS, EACH_WITH_EACH / 4);
        long evaluated = integration;
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofIntegration(shop.retailerId, evaluated));
        assertThat(mostRows(shop, EvaluationSql.ofIntegration(false), "integration", integration))
                .as("rows of the busiest step, once it has its listings")
                .isBetween((double) PRODUCTS, EACH_WITH_EACH / 4);
        minimum(integration, 50);
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofIntegration(shop.retailerId, evaluated));
        minimum(integration, 5);
        assertThat(mostRows(shop, EvaluationSql.ofIntegration(false), "integration", integration))
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

    /** Carries the statement out, counts what each of its steps looked at, and undoes it. */
    private double mostRows(Shop shop, String sql, String scope, Object value) {
        QuarkusTransaction.begin();
        try {
            return mostRows(session.createNativeQuery("explain (analyze, timing off) " + sql, String.class)
                    .setParameter("retailer", shop.retailerId)
                    .setParameter("ceiling", 1_000)
                    .setParameter(scope, value)
                    .getResultList());
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private static double mostRows(List<String> plan) {
        double most = 0;
        double loops = 1;
        for (String line : plan) {
            Matcher read = READ.matcher(line);
            Matcher removed = REMOVED.matcher(line);
            if (read.find()) {
                loops = Double.parseDouble(read.group(2));
                most = Math.max(most, Double.parseDouble(read.group(1)) * loops);
            } else if (removed.find()) {
                most = Math.max(most, Double.parseDouble(removed.group(1)) * loops);
            }
        }
        return most;
    }
}
