package dev.vigia.intake;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.brake.BlockedZeros;
import dev.vigia.intake.brake.HeldItemStore;
import dev.vigia.intake.held.HeldChange.Decision;
import dev.vigia.intake.held.HeldChanges;
import dev.vigia.integration.Integrations;
import dev.vigia.listing.Evaluation;
import dev.vigia.listing.ListingKey;
import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A share of 0.2, and 50 listings at least. */
@QuarkusTest
class BrakeTest {

    @Inject
    HeldChanges changes;

    @Inject
    HeldItemStore heldItems;

    @Inject
    Evaluation evaluation;

    @Inject
    Integrations integrations;

    private final Feed feed = new Feed();
    private final long amazon = feed.shop.integration("amazon", 0);

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
        assertThat(Shop.number("select count(*) from listing where desired = 7 and integration_id = " + amazon))
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
        assertThat(Shop.number("select sum(listings) from emptied where integration_id = " + amazon)).isEqualTo(200);
        assertThat(feed.count(0, 50, 0).held()).isEqualTo(50);
        assertThat(braked()).containsExactly(amazon + "|60|0|50");
    }

    @Test
    void what_went_to_zero_before_the_window_does_not_count() {
        feed.selling(100);
        feed.count(0, 49, 0);
        Shop.execute("update emptied set minute = minute - interval '12 minutes' where integration_id = " + amazon);
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
    void once_approved_everything_is_applied_and_audited() {
        feed.selling(100);
        feed.count(0, 60, 0);
        decide(Decision.APPROVED);
        assertThat(feed.selling(amazon)).isEqualTo(40);
        assertThat(feed.episodes()).containsExactly("60|APPROVED|60|0|0|t");
        assertThat(Shop.rows("select source from stock_change where on_hand = 0 and retailer_id = "
                + feed.shop.retailerId))
                .hasSize(60).containsOnly("feed");
        assertThat(audit()).containsExactly(
                "Ana|held change approved|" + amazon + "|100|60", "Ana|held change applied");
        assertThat(left()).isZero();
    }

    @Test
    void a_person_who_approved_is_not_asked_about_the_next_ones_at_once() {
        feed.selling(200);
        feed.count(0, 49, 0);
        assertThat(feed.count(49, 150, 0).held()).isEqualTo(101);
        decide(Decision.APPROVED);
        assertThat(feed.count(150, 199, 0).held()).isZero();
    }

    @Test
    void while_it_is_carried_out_what_was_approved_passes_and_the_rest_is_judged() {
        feed.selling(200);
        feed.count(0, 100, 0);
        approve(() -> {
            assertThat(feed.count(0, 50, 0).held()).isZero();
            assertThat(feed.count(0, 160, 0)).isEqualTo(new IntakeResult(50, 50, 0, 60));
        });
        assertThat(feed.selling(amazon)).isEqualTo(100);
        assertThat(feed.episodes()).containsExactly("100|APPROVED|0|0|100|t", "60|0|0|0|f");
    }

    @Test
    void counting_begins_anew_when_a_person_approves_and_not_again_when_it_is_carried_out() {
        feed.selling(200);
        feed.count(0, 49, 0);
        feed.count(49, 150, 0);
        approve(() -> assertThat(feed.count(150, 170, 0).held()).isZero());
        assertThat(feed.count(170, 199, 0).held()).isZero();
        assertThat(feed.count(199, 200, 0).held()).isEqualTo(1);
    }

    @Test
    void once_discarded_nothing_is_applied_and_it_is_audited() {
        feed.selling(100);
        feed.count(0, 60, 0);
        decide(Decision.DISCARDED);
        assertThat(feed.selling(amazon)).isEqualTo(100);
        assertThat(feed.episodes()).containsExactly("60|DISCARDED|0|0|0|t");
        assertThat(audit()).containsExactly("Ana|held change discarded|" + amazon + "|100|60");
        assertThat(left()).isZero();
        assertThat(feed.count(0, 60, 0).held()).as("the broken feed goes on").isEqualTo(60);
        assertThat(feed.episodes()).hasSize(2);
    }

    @Test
    void what_was_counted_after_it_was_held_stays_when_it_is_approved() {
        feed.selling(100);
        feed.count(0, 60, 0);
        feed.count(5, 6, 8);
        decide(Decision.APPROVED);
        assertThat(Shop.row("select desired from listing join product on product.id = product_id where sku = '"
                + Feed.sku(5) + "' and integration_id = " + amazon)).isEqualTo("8");
        assertThat(feed.episodes()).containsExactly("60|APPROVED|59|0|1|t");
    }

    @Test
    void of_two_who_decide_at_once_the_first_counts() {
        feed.selling(100);
        feed.count(0, 60, 0);
        long id = feed.lastEpisode();
        assertThat(changes.decide(feed.shop.retailerId, id, Decision.DISCARDED, "Ana")).get()
                .matches(HeldChanges.Decided::first);
        assertThat(changes.decide(feed.shop.retailerId, id, Decision.APPROVED, "Beto")).get()
                .matches(decided -> !decided.first() && decided.change().decidedBy.equals("Ana"));
    }

    @Test
    void what_was_decided_meanwhile_is_not_opened_again_by_a_call_that_only_adds() {
        BlockedZeros adding = new BlockedZeros(Set.of(new ListingKey(1, amazon)), List.of(new BlockedZeros.Braked(
                amazon, 1, 0)), false);
        assertThat(QuarkusTransaction.requiringNew().call(() -> heldItems.episode(feed.shop.retailerId, adding,
                "feed"))).isEmpty();
        assertThat(feed.episodes()).isEmpty();
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
    void a_description_that_comes_while_an_older_one_is_carried_out_stays() {
        feed.selling(100);
        register("Casa > Cocina");
        feed.describe(0, 60, "Hogar > Cocina");
        approve(() -> assertThat(feed.describe(0, 5, "Casa > Cocina")).isEqualTo(new IntakeResult(0, 5, 0, 0)));
        assertThat(feed.selling(amazon)).isEqualTo(45);
        assertThat(feed.episodes()).containsExactly("55|APPROVED|55|0|0|t");
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

    private void register(String category) {
        Shop.execute("insert into integration_category select " + amazon + ", id, retailer_id from category where path"
                + " = '" + category + "' and retailer_id = " + feed.shop.retailerId);
        Shop.registerNoCategory(amazon);
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofIntegration(feed.shop.retailerId, amazon));
    }

    private void decide(Decision decision) {
        long id = feed.lastEpisode();
        changes.decide(feed.shop.retailerId, id, decision, "Ana");
        awaitCarriedOut(id);
    }

    private void approve(Runnable beforeItIsCarriedOut) {
        long id = feed.lastEpisode();
        QuarkusTransaction.requiringNew().run(() -> {
            // Only who carries it out keeps away from this lock.
            Shop.rows("select id from held_change where id = " + id + " for key share");
            QuarkusTransaction.requiringNew()
                    .run(() -> changes.decide(feed.shop.retailerId, id, Decision.APPROVED, "Ana"));
            beforeItIsCarriedOut.run();
        });
        awaitCarriedOut(id);
    }

    private static void awaitCarriedOut(long id) {
        await().until(() -> Shop.number("select count(*) from held_change where finished_at is not null and id = "
                + id) == 1);
    }

    private List<String> braked() {
        return Shop.rows("select integration_id, selling, passed, listings from held_integration where retailer_id = "
                + feed.shop.retailerId + " order by integration_id");
    }

    private List<String> audit() {
        return Shop.rows(
                "select actor, action, integration_id, before ->> 'selling', after ->> 'toZero' from audit_event"
                        + " where retailer_id = " + feed.shop.retailerId + " order by id");
    }

    private long left() {
        return Shop.number("select (select count(*) from held_stock where retailer_id = " + feed.shop.retailerId
                + ") + (select count(*) from held_product where retailer_id = " + feed.shop.retailerId
                + ") + (select count(*) from held_listing where retailer_id = " + feed.shop.retailerId + ")");
    }
}
