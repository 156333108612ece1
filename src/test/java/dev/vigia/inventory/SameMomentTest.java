package dev.vigia.inventory;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.catalog.Catalog;
import dev.vigia.catalog.ProductItem;
import dev.vigia.listing.Evaluation;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.OwnThread;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Two transactions that each see a part of what decides a quantity: the second waits, and sees all of it. */
@QuarkusTest
class SameMomentTest {

    @Inject
    Inventory inventory;

    @Inject
    Evaluation evaluation;

    @Inject
    Catalog catalog;

    private final Shop shop = new Shop();
    private final long integration = shop.integration("amazon", 0);
    private final long taza = shop.product("taza", "Casa > Cocina");
    private final Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void two_warehouses_counted_for_the_first_time_add_up() throws Exception {
        bothAtOnce(() -> count("norte", 3), () -> count("sur", 4));
        assertThat(available()).isEqualTo("7");
    }

    @Test
    void a_known_warehouse_and_a_new_one_add_up() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> count("norte", 1));
        bothAtOnce(() -> count("norte", 3), () -> count("sur", 4));
        assertThat(available()).isEqualTo("7");
    }

    @Test
    void two_known_warehouses_add_up() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> count("norte", 1));
        QuarkusTransaction.requiringNew().run(() -> count("sur", 1));
        bothAtOnce(() -> count("norte", 3), () -> count("sur", 4));
        assertThat(available()).isEqualTo("7");
    }

    @Test
    void a_count_and_a_move_to_a_category_that_is_not_registered_leave_zero() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> count("norte", 1));
        Shop.tell("listing.product_id = " + taza);
        Shop.registerNoCategory(integration);
        Shop.execute("insert into integration_category select " + integration + ", id, retailer_id from category"
                + " where path = 'Casa > Cocina' and retailer_id = " + shop.retailerId);
        bothAtOnce(this::moveAway, () -> count("norte", 9));
        assertThat(Shop.listing(taza)).returns("withdrawn", ListingRow::state).returns(0, ListingRow::desired);
        bothAtOnce(() -> count("norte", 10), this::moveBack);
        assertThat(Shop.listing(taza)).returns("ok", ListingRow::state).returns(10, ListingRow::desired);
    }

    @Test
    void a_count_and_a_minimum_end_in_the_rule_applied_to_both() throws Exception {
        QuarkusTransaction.requiringNew().run(() -> count("norte", 10));
        bothAtOnce(() -> count("norte", 11), () -> minimum(11));
        assertThat(Shop.listing(taza)).returns(11, ListingRow::available).returns(0, ListingRow::desired);
        bothAtOnce(() -> minimum(12), () -> count("norte", 12));
        assertThat(Shop.listing(taza)).returns(12, ListingRow::available).returns(0, ListingRow::desired);
    }

    /** The second begins when the first has done its work, and must wait for its end. */
    private void bothAtOnce(Runnable first, Runnable second) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<Void> one = OwnThread.run(() -> QuarkusTransaction.requiringNew().run(() -> {
            first.run();
            done.countDown();
            awaitQuietly(mayEnd);
        }));
        done.await();
        CompletableFuture<Void> other = OwnThread.run(() -> QuarkusTransaction.requiringNew().run(second));
        await().until(() -> other.isDone() || Shop.number("select count(*) from pg_stat_activity where wait_event_type"
                + " = 'Lock' and datname = current_database()") > 0);
        mayEnd.countDown();
        one.get();
        other.get();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void count(String warehouse, int onHand) {
        StockWriteResult recorded = inventory.record(shop.retailerId,
                List.of(new Observation(taza, warehouse, onHand, 0, false, now.plusSeconds(onHand))), "test");
        evaluation.ofProducts(shop.retailerId, recorded.productIds());
    }

    private void minimum(int units) {
        Shop.execute("update integration set minimum_stock = " + units + " where id = " + integration);
        evaluation.ofIntegration(shop.retailerId, integration);
    }

    private void moveAway() {
        move("Jardín");
    }

    private void moveBack() {
        move("Casa > Cocina");
    }

    private void move(String category) {
        List<Long> changed = catalog.put(shop.retailerId,
                List.of(new ProductItem("taza", "Taza", category, Optional.empty())), "test");
        inventory.hold(shop.retailerId, changed.toArray(Long[]::new));
        evaluation.ofProducts(shop.retailerId, changed);
    }

    private String available() {
        return Shop.listing(taza).available().toString();
    }
}
