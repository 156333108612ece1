package dev.vigia.listing.rollout;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.inventory.Observation;
import dev.vigia.testing.ListingRow;
import dev.vigia.testing.OwnThread;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A stock change that has been evaluated and has not ended, and a rule that changes or a slice that comes by meanwhile. */
@QuarkusTest
class StockChangeUnderWayTest extends RolloutFixture {

    @Test
    void a_changed_rule_waits_for_it_so_that_no_slice_takes_the_old_stock_for_the_last() throws Exception {
        products.forEach(product -> count(product, 20));
        settle();
        whileCounting(8, () -> node.changeMinimum(shop, integration, 10));
        assertThat(states()).as("by the old minimum").containsOnly("ok");
        node.finish(shop);
        assertThat(desired()).containsExactly(0, 20, 20, 20);
        assertThat(zeros()).containsExactly(products.get(0));
    }

    @Test
    void a_slice_waits_for_it_and_goes_by_the_new_stock() throws Exception {
        products.forEach(product -> count(product, 8));
        settle();
        node.changeMinimum(shop, integration, 10);
        whileCounting(11, () -> node.slice(shop));
        assertThat(Shop.listing(products.get(0), integration)).returns(11, ListingRow::available)
                .returns(11, ListingRow::desired).returns("ok", ListingRow::state);
        assertThat(node.latest(shop, integration)).returns(0L, Rollout::toZero).returns(1L, Rollout::compared);
    }

    /** The work begins when the first product has been counted, and must wait for the end of that. */
    private void whileCounting(int units, Runnable work) throws Exception {
        CountDownLatch counted = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<Void> stock = OwnThread.run(() -> QuarkusTransaction.requiringNew().run(() -> {
            evaluation.ofProducts(shop.retailerId, inventory.record(shop.retailerId, List.of(new Observation(products
                    .get(0), "main", units, 0, false, Instant.parse("2026-02-01T00:00:00Z"))), "test").productIds());
            counted.countDown();
            awaitQuietly(mayEnd);
        }));
        stock.whenComplete((ended, failure) -> counted.countDown());
        counted.await();
        CompletableFuture<Void> other = OwnThread.run(work);
        await().until(() -> other.isDone() || Shop.number("select count(*) from pg_stat_activity where"
                + " wait_event_type = 'Lock' and datname = current_database()") > 0);
        assertThat(other).isNotDone();
        mayEnd.countDown();
        stock.get();
        other.get();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
