package dev.vigia.listing.rollout;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.testing.OwnThread;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes that die over a rollout, two at the same one, and stock that changes beside it. */
@QuarkusTest
class InterruptedRolloutTest extends RolloutFixture {

    @Inject
    RolloutScheduler scheduler;

    @BeforeEach
    void all_have_eight() {
        products.forEach(product -> count(product, 8));
        settle();
    }

    @Test
    void another_node_goes_on_where_one_has_died() {
        node.changeMinimum(shop, integration, 10);
        node.slice(shop);
        assertThatThrownBy(() -> node.slice(shop, evaluated -> {
            throw new RolloutNode.Died();
        })).isInstanceOf(RolloutNode.Died.class);
        assertThat(node.latest(shop, integration).compared()).isEqualTo(1);
        assertThat(states()).as("nothing of a slice that has not ended").containsExactly("below_minimum", "ok", "ok",
                "ok");
        new RolloutNode(1).finish(shop);
        assertThat(node.latest(shop, integration)).returns(4L, Rollout::compared).returns(4L, Rollout::toZero);
        assertThat(zeros()).containsExactlyElementsOf(products);
    }

    @Test
    void the_scheduled_look_goes_on_with_what_another_node_left_behind() {
        node.changeMinimum(shop, integration, 10);
        node.slice(shop);
        await().until(() -> {
            scheduler.look();
            return !node.latest(shop, integration).isRunning();
        });
        assertThat(node.latest(shop, integration)).returns(4L, Rollout::compared).returns(4L, Rollout::toZero);
    }

    @Test
    void two_nodes_do_not_compare_the_same_slice() throws Exception {
        node.changeMinimum(shop, integration, 10);
        try (HeldSlice held = new HeldSlice()) {
            assertThat(new RolloutNode(1).slice(shop)).as("whether there is anything to do").isFalse();
        }
        assertThat(node.latest(shop, integration).compared()).isEqualTo(1);
    }

    @Test
    void stock_changes_of_other_products_go_past_a_slice_that_has_not_ended() throws Exception {
        node.changeMinimum(shop, integration, 10);
        try (HeldSlice held = new HeldSlice()) {
            count(products.get(1), 7);
            assertThat(zeros()).containsExactly(products.get(1));
        }
        assertThat(zeros()).containsExactlyInAnyOrder(products.get(0), products.get(1));
    }

    @Test
    void a_stock_change_of_the_same_product_waits_for_the_slice_and_sees_it() throws Exception {
        node.changeMinimum(shop, integration, 10);
        CompletableFuture<Void> change;
        try (HeldSlice held = new HeldSlice()) {
            change = OwnThread.run(() -> count(products.get(0), 11));
            awaitSomebodyWaiting(change);
        }
        change.get();
        assertThat(desired(products.get(0))).isEqualTo(11);
        node.finish(shop);
        assertThat(desired()).containsExactly(11, 0, 0, 0);
        assertThat(Shop.tally(integration)).containsExactly("below_minimum|3", "ok|1");
    }

    @Test
    void stock_changes_between_two_slices_wait_for_nobody() {
        node.changeMinimum(shop, integration, 10);
        for (int slice = 0; slice < products.size(); slice++) {
            count(products.get(products.size() - 1 - slice), 20 + slice);
            node.slice(shop);
        }
        node.finish(shop);
        assertThat(desired()).containsExactly(23, 22, 21, 20);
        assertThat(forgotten()).containsExactly(0);
    }

    @Test
    void a_change_waits_for_the_slice_of_the_one_that_it_supersedes() throws Exception {
        node.changeMinimum(shop, integration, 10);
        CompletableFuture<Void> change;
        try (HeldSlice held = new HeldSlice()) {
            change = OwnThread.run(() -> node.changeMinimum(shop, integration, 2));
            awaitSomebodyWaiting(change);
        }
        change.get();
        node.finish(shop);
        assertThat(desired()).containsOnly(8);
        assertThat(Shop.tally(integration)).containsExactly("ok|4");
    }

    @Test
    void whatever_happens_at_once_ends_in_the_rule_applied_to_all_of_it() {
        Random random = new Random(17);
        for (int round = 0; round < 15; round++) {
            int minimum = random.nextInt(14);
            int units = random.nextInt(14);
            CompletableFuture<Void> stock = OwnThread.run(() -> products.forEach(product -> count(product, (int) (units
                    + product) % 14)));
            CompletableFuture<Void> rule = OwnThread.run(() -> {
                node.changeMinimum(shop, integration, minimum);
                node.slice(shop);
            });
            CompletableFuture<Void> other = OwnThread.run(() -> new RolloutNode(2, 1).slice(shop));
            CompletableFuture.allOf(stock, rule, other).join();
        }
        node.finish(shop);
        assertThat(forgotten()).containsExactly(0);
        assertThat(Shop.number("select count(*) from listing_now listing where integration_id = " + integration
                + " and (resend or desired is distinct from sent) and not exists (select from due where due.integration_id ="
                + " listing.integration_id and listing.product_id = any(due.product_ids))")).as("due but on no list")
                .isZero();
        assertThat(Shop.tally(integration)).as("the counts").isEqualTo(Shop.rows(
                "select state, count(*) from listing_now listing"
                        + " where integration_id = " + integration + " group by state order by state"));
        assertThat(Shop.number("select count(*) from warning where integration_id = " + integration
                + " and closed_at is null")).as("open warnings").isEqualTo(Shop.number(
                        "select count(*) from listing_now listing"
                                + " where integration_id = " + integration
                                + " and state in ('below_minimum', 'out_of_stock')"));
    }

    private static void awaitSomebodyWaiting(CompletableFuture<?> change) {
        await().until(() -> change.isDone() || Shop.number("select count(*) from pg_stat_activity where"
                + " wait_event_type = 'Lock' and datname = current_database()") > 0);
        assertThat(change).isNotDone();
    }

    /** The slice of the first product: evaluated, and ended only with this. */
    private final class HeldSlice implements AutoCloseable {

        private final CountDownLatch mayEnd = new CountDownLatch(1);
        private final CompletableFuture<Void> slice;

        HeldSlice() throws InterruptedException {
            CountDownLatch evaluated = new CountDownLatch(1);
            slice = OwnThread.run(() -> node.slice(shop, held -> {
                evaluated.countDown();
                awaitQuietly(mayEnd);
            }));
            slice.whenComplete((ended, failure) -> evaluated.countDown());
            evaluated.await();
        }

        @Override
        public void close() {
            mayEnd.countDown();
            slice.join();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
