package dev.vigia.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.catalog.Catalog;
import dev.vigia.inventory.Inventory;
import dev.vigia.inventory.Observation;
import dev.vigia.listing.Evaluation.Again;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The whole rule, retired and not registered included, as the evaluating statement has it: products are retired, come
 * back, are counted and forgotten at random, and each listing is compared with the rule in Java.
 */
@QuarkusTest
class RetiredProductsTest {

    private static final long SEED = new Random().nextLong();
    private static final int PRODUCTS = 60;
    private static final int ROUNDS = 12;
    private static final int CEILING = 99_999;
    private static final int MINIMUM = 5;

    @Inject
    Evaluation evaluation;

    @Inject
    Inventory inventory;

    @Inject
    Catalog catalog;

    private final Random random = new Random(SEED);
    private final Shop shop = new Shop();
    private final long everything = shop.integration("amazon", MINIMUM);
    private final long some = shop.integration("magalu", MINIMUM);
    private final List<Long> products = shop.products(PRODUCTS, "Casa");
    private Instant clock = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void sql_and_java_agree_on_what_is_retired_or_not_registered() {
        Shop.execute("update integration set every_category = false where id = " + some);
        for (int round = 0; round < ROUNDS; round++) {
            products.forEach(this::change);
            evaluate();
            products.forEach(product -> {
                compare(product, everything, true);
                compare(product, some, isRegistered());
            });
            assertThat(again()).as("seed %d: the night finds nothing", SEED).contains(new Again(0, products.get(
                    PRODUCTS - 1)));
            assertThat(QuarkusTransaction.requiringNew().call(() -> evaluation.unnamed(shop.retailerId, 0)))
                    .as("seed %d: all that is due is named", SEED).contains(new Again(0, products.get(PRODUCTS - 1)));
            assertThat(tally()).as("seed %d", SEED).isEqualTo(counted());
            Shop.tell("listing.product_id % 3 = " + random.nextInt(3) + " and listing.retailer_id = "
                    + shop.retailerId);
        }
    }

    @Test
    void what_was_never_told_of_is_told_nothing() {
        long product = products.get(0);
        evaluate();
        retire(product);
        evaluate();
        assertThat(listing(product, everything)).isEqualTo("retired|");
        assertThat(Shop.number("select count(*) from due where retailer_id = " + shop.retailerId)).isZero();
    }

    @Test
    void a_warning_closes_when_its_product_is_retired() {
        long product = products.get(0);
        count(product, 3);
        evaluate();
        retire(product);
        evaluate();
        assertThat(Shop.number("select count(*) from warning where closed_at is null and product_id = " + product))
                .isZero();
    }

    private void change(long product) {
        switch (random.nextInt(6)) {
            case 0 -> retire(product);
            case 1 -> Shop.execute("update product set retired_at = null, retired_by = null where id = " + product);
            case 2, 3 -> count(product, random.nextInt(-2, 12));
            case 4 -> Shop.execute(isRegistered() ? "delete from integration_category where integration_id = " + some
                    : "insert into integration_category select " + some + ", category_id, retailer_id from product"
                            + " where id = " + product);
            default -> {
                // Stays as it is.
            }
        }
    }

    private boolean isRegistered() {
        return Shop.number("select count(*) from integration_category where integration_id = " + some) > 0;
    }

    private void retire(long product) {
        QuarkusTransaction.requiringNew().run(() -> {
            inventory.hold(shop.retailerId, new Long[] { product });
            catalog.retire(shop.retailerId, List.of(Shop.row("select sku from product where id = " + product)), "test");
            inventory.forget(shop.retailerId, List.of(product), "test");
        });
    }

    private void count(long product, int units) {
        clock = clock.plusSeconds(1);
        QuarkusTransaction.requiringNew().run(() -> inventory.record(shop.retailerId, List.of(new Observation(product,
                "main", units, 0, false, clock)), "test"));
    }

    private void evaluate() {
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofProducts(shop.retailerId, products));
    }

    private Optional<Again> again() {
        return QuarkusTransaction.requiringNew().call(() -> evaluation.again(shop.retailerId, 0));
    }

    private void compare(long product, long integration, boolean registered) {
        String key = product + "-" + integration;
        boolean retired = Shop.number("select count(*) from product where retired_at is not null and id = "
                + product) > 0;
        List<String> levels = Shop.rows("select on_hand from stock_level where product_id = " + product);
        Availability available = levels.isEmpty() ? Availability.unknown()
                : Availability.of(Long.parseLong(levels.get(0)));
        Offering offering = Offering.of(retired, registered);
        MinimumStock rule = new MinimumStock(MINIMUM);
        OptionalInt quantity = rule.quantityToPublish(offering, available, false, CEILING,
                told(product, integration));
        List<String> found = Shop.rows("select state, desired from listing_now listing where product_id = " + product
                + " and integration_id = " + integration);
        if (found.isEmpty()) {
            assertThat(offering).as("seed %d, %s", SEED, key).isNotEqualTo(Offering.OFFERED);
            return;
        }
        assertThat(listing(product, integration)).as("seed %d, %s", SEED, key).isEqualTo(rule.stateOf(offering,
                available, false).code() + "|" + (quantity.isPresent() ? quantity.getAsInt() : ""));
    }

    private static OptionalInt told(long product, long integration) {
        // Of what is unknown since it was at zero, the zero is what counts: it may not have been told yet.
        return Shop.rows(
                "select case when condition.state = 'unknown' and not was_selling then 0 else sent end from listing"
                        + " left join listing_condition condition using (product_id, integration_id) where sent is not null and"
                        + " product_id = " + product + " and integration_id = " + integration).stream().mapToInt(
                                Integer::parseInt).findFirst();
    }

    private static String listing(long product, long integration) {
        return Shop.row("select state, coalesce(desired::text, '') from listing_now listing where product_id = "
                + product
                + " and integration_id = " + integration);
    }

    private List<String> tally() {
        return Shop.rows("select integration_id, state, sum(listings) from listing_tally where retailer_id = "
                + shop.retailerId + " group by integration_id, state having sum(listings) <> 0 order by"
                + " integration_id, state");
    }

    private List<String> counted() {
        return Shop.rows("select integration_id, state, count(*) from listing_now listing where retailer_id = "
                + shop.retailerId
                + " group by integration_id, state order by integration_id, state");
    }
}
