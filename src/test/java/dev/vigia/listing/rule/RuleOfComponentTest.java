package dev.vigia.listing.rule;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.listing.Evaluation;
import dev.vigia.listing.MinimumStock;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule of a product moves every kit that needs it: where those are many, stock changes do not wait for all of them. */
@QuarkusTest
class RuleOfComponentTest {

    @Inject
    Evaluation evaluation;

    @ParameterizedTest
    @CsvSource({ "9000, false", "10000, true" })
    void with_many_kits_it_is_carried_out_in_slices(int kits, boolean rollout) {
        Shop shop = new Shop();
        long integration = shop.integration("amazon", 3);
        List<Long> products = shop.products(kits + 1, "Casa");
        Shop.execute("insert into kit_component (kit_id, component_id, retailer_id, quantity) select id, "
                + products.get(0) + ", retailer_id, 1 from product where id > " + products.get(0)
                + " and retailer_id = " + shop.retailerId);
        Shop.execute("insert into warehouse (retailer_id, code, name) values (" + shop.retailerId
                + ", 'main', 'Main')");
        Shop.execute("insert into stock_level (product_id, warehouse_id, retailer_id, on_hand, reserved, unlimited,"
                + " observed_at) select " + products.get(0) + ", id, retailer_id, 8, 0, false, now() from warehouse"
                + " where retailer_id = " + shop.retailerId);
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofIntegration(shop.retailerId, integration));
        assertThat(Shop.tally(integration)).containsExactly("ok|" + (kits + 1));
        ShopRules rules = new ShopRules(shop);
        Rules.Carried carried = QuarkusTransaction.requiringNew().call(() -> {
            rules.write(ShopRules.product(products.get(0)), ShopRules.always(new MinimumStock(8)));
            return rules.carryOut(ShopRules.product(products.get(0)));
        });
        assertThat(carried.rollout()).isEqualTo(rollout);
        await().until(() -> Shop.tally(integration).equals(List.of("below_minimum|" + (kits + 1))));
    }
}
