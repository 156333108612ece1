package dev.vigia.listing.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.listing.Evaluation;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only what a changed number may move is compared with it: that has to be all that it does move. */
@QuarkusTest
class NumberRolloutTest {

    private static final int PRODUCTS = 60;

    @Inject
    Evaluation evaluation;

    @Inject
    Inventory inventory;

    private final Shop shop = new Shop();
    private final long integration = shop.integration("amazon", 5);
    private final List<Long> products = shop.products(PRODUCTS, "Casa");
    private final RolloutNode node = new RolloutNode(17);

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 4, 5, 6 })
    void whatever_a_number_moves_is_found_by_the_slices(int seed) {
        Random random = new Random(seed);
        int warehouses = 1 + seed % 3;
        count(random, warehouses);
        if (warehouses > 2) {
            Shop.execute("update warehouse set active = false where code = 'w1' and retailer_id = " + shop.retailerId);
        }
        if (warehouses == 2) {
            Shop.execute("update integration set every_warehouse = false where id = " + integration);
            Shop.execute("insert into integration_warehouse (integration_id, warehouse_id, retailer_id) select "
                    + integration
                    + ", id, retailer_id from warehouse where code = 'w0' and retailer_id = " + shop.retailerId);
        }
        for (long product : products.subList(0, 9)) {
            Shop.execute("insert into winning_rule (product_id, category_id, integration_id, retailer_id, rule_id,"
                    + " rule_version, minimum, hold_back) values (" + product + ", 0, " + integration + ", "
                    + shop.retailerId + ", 1, 1, " + random.nextInt(15) + ", false)");
        }
        evaluate();
        for (int change = 0; change < 8; change++) {
            Shop.tell("listing.integration_id = " + integration);
            int units = random.nextInt(20);
            change(units, random.nextBoolean() ? Integer.toString(units + 1 + random.nextInt(6)) : "null");
            if (random.nextBoolean()) {
                node.slice(shop);
                change(random.nextInt(20), "null");
            }
            node.finish(shop);
            assertThat(forgotten()).as("change %s of seed %s", change, seed).containsOnly(0);
            count(random, 1);
            evaluate();
        }
    }

    private void count(Random random, int warehouses) {
        List<Observation> seen = new ArrayList<>();
        Instant now = Instant.now();
        for (long product : products) {
            IntStream.range(0, warehouses).filter(warehouse -> random.nextInt(4) > 0)
                    .forEach(warehouse -> seen.add(new Observation(product, "w" + warehouse, random.nextInt(25) - 3,
                            random.nextInt(3), random.nextInt(15) == 0, now)));
        }
        QuarkusTransaction.requiringNew().run(() -> inventory.record(shop.retailerId, seen, "test"));
    }

    private void evaluate() {
        QuarkusTransaction.requiringNew().run(() -> {
            inventory.hold(shop.retailerId, products.toArray(Long[]::new));
            evaluation.ofProducts(shop.retailerId, products);
        });
    }

    private void change(int units, String reopenAt) {
        QuarkusTransaction.requiringNew().run(() -> {
            int before = (int) Shop.number("select minimum_stock from integration where id = " + integration);
            Shop.execute("update integration set minimum_stock = " + units + ", reopen_at = " + reopenAt
                    + " where id = "
                    + integration);
            node.rollouts().begin(shop.retailerId, integration, new RuleChange(false, before, units));
        });
    }

    /** What the night finds. */
    private List<Integer> forgotten() {
        return QuarkusTransaction.requiringNew().call(() -> evaluation.again(shop.retailerId, 0)).stream()
                .map(Evaluation.Again::found).toList();
    }
}
