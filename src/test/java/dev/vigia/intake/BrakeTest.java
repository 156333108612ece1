package dev.vigia.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.held.HeldChange.Decision;
import dev.vigia.integration.Integrations;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is held, and what passes: a share of 0.2, and 50 listings at least. */
@QuarkusTest
class BrakeTest extends BrakeFixture {

    @Inject
    Integrations integrations;

    @Test
    void a_call_that_would_empty_an_integration_is_held_and_moves_nothing() {
        feed.selling(100);
        assertThat(feed.count(0, 60, 0)).isEqualTo(new IntakeResult(0, 0, 0, 60));
        assertThat(feed.selling(amazon)).isEqualTo(100);
        assertThat(Shop.number("select count(*) from stock_level where on_hand = 0 and retailer_id = "
                + feed.shop.retailerId)).isZero();
        assertThat(feed.episodes()).containsExactly("60|0|0|0|f");
        assertThat(braked()).containsExactly(amazon + "|100|0|60");
    }

    @Test
    void the_good_items_beside_are_applied() {
        feed.selling(100);
        List<StockItem> items = feed.items(0, 60, 0);
        items.addAll(feed.items(60, 90, 7));
        items.addAll(feed.items(90, 100, 10));
        assertThat(feed.send(items)).isEqualTo(new IntakeResult(30, 10, 0, 60));
        assertThat(Shop.number("select count(*) from listing_now listing where desired = 7 and integration_id = "
                + amazon))
                .isEqualTo(30);
    }

    @Test
    void few_listings_pass_whatever_their_share() {
        feed.selling(60);
        assertThat(feed.count(0, 49, 0).held()).isZero();
        assertThat(feed.selling(amazon)).isEqualTo(11);
    }

    @Test
    void up_to_the_share_passes_and_the_next_one_is_held() {
        feed.selling(1_000);
        assertThat(feed.count(0, 200, 0).accepted()).isEqualTo(200);
        assertThat(feed.count(200, 201, 0).held()).isEqualTo(1);
    }

    @Test
    void many_small_calls_are_judged_together_and_fill_one_episode() {
        feed.selling(100);
        int held = IntStream.range(0, 100).map(i -> feed.count(i, i + 1, 0).held()).sum();
        assertThat(held).isEqualTo(51);
        assertThat(feed.selling(amazon)).isEqualTo(51);
        assertThat(feed.episodes()).containsExactly("51|0|0|0|f");
        assertThat(braked()).containsExactly(amazon + "|51|49|51");
    }

    @Test
    void a_few_listings_that_go_up_and_down_all_the_time_trip_nothing() {
        feed.selling(60);
        for (int round = 0; round < 10; round++) {
            assertThat(feed.count(0, 20, 0).held()).isZero();
            assertThat(feed.count(0, 20, 10).held()).isZero();
        }
        assertThat(Shop.number("select sum(listings) from zeroed where integration_id = " + amazon)).isEqualTo(200);
        assertThat(feed.count(0, 50, 0).held()).isEqualTo(50);
        assertThat(braked()).containsExactly(amazon + "|60|0|50");
    }

    @Test
    void what_went_to_zero_before_the_window_does_not_count() {
        feed.selling(100);
        feed.count(0, 49, 0);
        Shop.execute("update zeroed set minute = minute - interval '12 minutes' where integration_id = " + amazon);
        assertThat(feed.count(49, 90, 0).held()).isZero();
    }

    @Test
    void only_the_integration_that_would_be_emptied_is_braked() {
        long careful = feed.shop.integration("carrefour", 5);
        feed.selling(100);
        assertThat(feed.count(0, 60, 3).held()).isEqualTo(60);
        assertThat(braked()).containsExactly(careful + "|100|0|60");
        Shop.execute("update integration set minimum_stock = 0 where id = " + careful);
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofIntegration(feed.shop.retailerId, careful));
        assertThat(feed.count(0, 60, 3).held()).as("nothing would go to zero now").isZero();
    }

    @Test
    void the_same_zeros_sent_again_are_held_once() {
        feed.selling(100);
        feed.count(0, 60, 0);
        assertThat(feed.count(0, 61, 0).held()).isEqualTo(61);
        assertThat(feed.episodes()).containsExactly("61|0|0|0|f");
        assertThat(braked()).containsExactly(amazon + "|100|0|61");
    }

    @Test
    void while_it_waits_other_quantities_pass_and_further_zeros_do_not() {
        feed.selling(100);
        feed.count(0, 60, 0);
        assertThat(feed.count(70, 80, 4).accepted()).isEqualTo(10);
        assertThat(feed.count(99, 100, 0).held()).isEqualTo(1);
    }

    @Test
    void a_minimum_that_a_person_changed_passes() {
        feed.selling(100);
        long version = Shop.integration(amazon).version();
        assertThat(integrations.change(feed.shop.retailerId, amazon, version, Optional.of(OptionalInt.of(50)),
                Optional.empty(), "ana")).get().isInstanceOf(Integrations.Saved.Done.class);
        assertThat(feed.selling(amazon)).isZero();
        assertThat(feed.episodes()).isEmpty();
    }

    @Test
    void products_that_would_leave_the_registered_categories_are_held_too() {
        feed.selling(100);
        register("Casa > Cocina");
        assertThat(feed.describe(0, 60, "Hogar > Cocina")).isEqualTo(new IntakeResult(0, 0, 0, 60));
        assertThat(feed.describe(60, 100, "Casa > Cocina")).isEqualTo(new IntakeResult(0, 40, 0, 0));
        assertThat(feed.describe(0, 5, "Casa > Cocina")).as("the feed was corrected").isEqualTo(new IntakeResult(0, 5,
                0, 0));
        assertThat(feed.episodes()).containsExactly("55|0|0|0|f");
        decide(Decision.APPROVED);
        assertThat(feed.selling(amazon)).isEqualTo(45);
        assertThat(left()).isZero();
    }

    @Test
    void calls_at_the_same_moment_let_no_more_pass_than_one_limit_each() throws Exception {
        feed.selling(400);
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> calls = IntStream.range(0, 4).mapToObj(caller -> callers.submit(() -> IntStream
                    .range(0, 20)
                    .map(i -> caller * 100 + i * 5)
                    .map(from -> feed.count(from, from + 5, 0).held()).sum())).toList();
            int held = 0;
            for (Future<Integer> call : calls) {
                held += call.get();
            }
            assertThat(held).isBetween(400 - 80 - 4 * 5, 400 - 80);
            assertThat(feed.selling(amazon)).isEqualTo(held);
            assertThat(feed.episodes()).containsExactly(held + "|0|0|0|f");
        } finally {
            callers.shutdown();
        }
    }

    private List<String> braked() {
        return Shop.rows("select integration_id, selling, passed, listings from held_integration where retailer_id = "
                + feed.shop.retailerId + " order by integration_id");
    }
}
