package dev.vigia.sync.readback;

import static dev.vigia.testing.Patiently.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.testing.ListingRow;
import dev.vigia.testing.Shop;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Listings that do not show what was sent, over HTTP against the sandbox. */
@QuarkusTest
class ReadBackTest extends ReadBackFixture {

    @Inject
    MeterRegistry meters;

    @Test
    void what_somebody_else_has_raised_is_corrected() {
        sell(MERCADO_LIVRE, 12);
        aRound();
        byHand(MERCADO_LIVRE, 30, "item");
        double before = found("changed_outside");
        aRound();
        awaitShown(MERCADO_LIVRE, 12);
        assertThat(drifts()).containsExactly("changed_outside|12|30|t|1");
        assertThat(updates()).containsExactly("12|applied", "12|applied");
        assertThat(lastRound("read, changed_outside, lost")).isEqualTo("1|1|0");
        assertThat(found("changed_outside")).isGreaterThan(before);
    }

    @Test
    void units_where_a_zero_was_sent_are_corrected_with_the_zeros() {
        sell(MERCADO_LIVRE, 3);
        byHand(MERCADO_LIVRE, 2, "item");
        aRound();
        awaitShown(MERCADO_LIVRE, 0);
        assertThat(drifts()).containsExactly("changed_outside|0|2|t|1");
    }

    @Test
    void a_zero_that_was_answered_with_success_and_lost_is_found_and_sent_again() {
        sell(MERCADO_LIVRE, 12);
        fault(MERCADO_LIVRE, Map.of("match", "/items/", "method", "PUT", "kind", "dishonest", "times", 1));
        count(2);
        awaitSettled();
        assertThat(shown(MERCADO_LIVRE)).isEqualTo(12);
        anHourPasses();
        aRound();
        awaitShown(MERCADO_LIVRE, 0);
        assertThat(drifts()).containsExactly("lost|0|12|t|1");
    }

    @Test
    void what_was_accepted_and_forgotten_is_found_and_sent_again() {
        sell(AMAZON, 12);
        fault(AMAZON, Map.of("match", "/listings/", "method", "PATCH", "kind", "dishonest", "times", 1));
        count(20);
        await().until(() -> updates().contains("20|accepted"));
        Shop.execute("delete from submission where integration_id = " + integration);
        anHourPasses();
        aRound();
        awaitShown(AMAZON, 20);
        assertThat(drifts()).containsExactly("lost|20|12|t|1");
    }

    @Test
    void what_was_sent_just_now_is_no_alarm() {
        sell(MERCADO_LIVRE, 12);
        count(20);
        awaitSettled();
        byHand(MERCADO_LIVRE, 12, "item");
        aRound();
        assertThat(drifts()).isEmpty();
        assertThat(lastRound("read, travelling")).isEqualTo("1|1");
    }

    @Test
    void what_was_sold_there_is_waited_for_and_corrected_only_if_it_stays_so_for_a_round() {
        sell(AMAZON, 12);
        byHand(AMAZON, 10, "item");
        aRound();
        assertThat(drifts()).containsExactly("sold|12|10|f|0");
        assertThat(Shop.listing(taza)).returns(10, ListingRow::confirmed).returns(false, ListingRow::isDue);
        anHourPasses();
        aRound();
        awaitShown(AMAZON, 12);
        assertThat(drifts()).containsExactly("sold|12|10|f|0", "changed_outside|12|10|t|1");
    }

    @Test
    void what_the_marketplace_manages_by_now_is_shown_and_left_alone() {
        sell(AMAZON, 12);
        byHand(AMAZON, 40, "fulfillment");
        aRound();
        assertThat(drifts()).containsExactly("managed|12||f|0");
        assertThat(Shop.listing(taza)).returns(true, ListingRow::rejected).returns("MANAGED", ListingRow::problem);
        anHourPasses();
        aRound();
        assertThat(drifts()).hasSize(1);
        assertThat(updates()).containsExactly("12|accepted", "12|applied");
    }

    @Test
    void a_listing_that_was_closed_is_sent_again_and_the_marketplace_says_why_not() {
        sell(MERCADO_LIVRE, 12);
        byHand(MERCADO_LIVRE, 12, "closed");
        aRound();
        awaitSettled();
        assertThat(drifts()).hasSize(1).first().asString().startsWith("gone|12|");
        assertThat(Shop.listing(taza)).returns(true, ListingRow::rejected).returns("CLOSED", ListingRow::problem);
    }

    @Test
    void a_marketplace_that_insists_is_shown_to_a_person_after_three_corrections() {
        sell(MERCADO_LIVRE, 12);
        for (int round = 1; round <= 4; round++) {
            byHand(MERCADO_LIVRE, 30, "item");
            aRound();
            awaitSettled();
            anHourPasses();
        }
        assertThat(drifts()).containsExactly("changed_outside|12|30|t|1", "changed_outside|12|30|t|2",
                "changed_outside|12|30|t|3", "changed_outside|12|30|f|3");
        assertThat(Shop.listing(taza)).returns(true, ListingRow::rejected).returns("OVERRULED", ListingRow::problem);
        assertThat(shown(MERCADO_LIVRE)).isEqualTo(30);
        count(14);
        awaitShown(MERCADO_LIVRE, 14);
    }

    @Test
    void a_good_round_in_between_begins_the_count_again() {
        sell(MERCADO_LIVRE, 12);
        byHand(MERCADO_LIVRE, 30, "item");
        aRound();
        awaitShown(MERCADO_LIVRE, 12);
        anHourPasses();
        aRound();
        anHourPasses();
        byHand(MERCADO_LIVRE, 30, "item");
        aRound();
        assertThat(drifts()).containsExactly("changed_outside|12|30|t|1", "changed_outside|12|30|t|1");
    }

    private double found(String cause) {
        return meters.counter("vigia.drift.found", "marketplace", MERCADO_LIVRE, "cause", cause).count();
    }
}
