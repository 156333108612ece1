package dev.vigia.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.brake.BlockedZeros;
import dev.vigia.intake.brake.HeldItemStore;
import dev.vigia.intake.held.HeldChange.Decision;
import dev.vigia.intake.held.HeldChanges;
import dev.vigia.listing.ListingKey;
import dev.vigia.testing.Feed;
import dev.vigia.testing.Shop;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a person decides about what is held, and what it brings about. */
@QuarkusTest
class BrakeDecisionTest extends BrakeFixture {

    @Inject
    HeldItemStore heldItems;

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
        assertThat(feed.shop.listing(Feed.sku(5)).desired()).isEqualTo(8);
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
    void a_description_that_comes_while_an_older_one_is_carried_out_stays() {
        feed.selling(100);
        register("Casa > Cocina");
        feed.describe(0, 60, "Hogar > Cocina");
        approve(() -> assertThat(feed.describe(0, 5, "Casa > Cocina")).isEqualTo(new IntakeResult(0, 5, 0, 0)));
        assertThat(feed.selling(amazon)).isEqualTo(45);
        assertThat(feed.episodes()).containsExactly("55|APPROVED|55|0|0|t");
        assertThat(left()).isZero();
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

    private List<String> audit() {
        return Shop.rows(
                "select actor, action, integration_id, before ->> 'selling', after ->> 'toZero' from audit_event"
                        + " where retailer_id = " + feed.shop.retailerId + " order by id");
    }
}
