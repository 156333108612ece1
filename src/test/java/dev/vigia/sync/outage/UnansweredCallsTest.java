package dev.vigia.sync.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where nothing is answered, or nothing that is understood, it rests ever longer. */
@QuarkusTest
class UnansweredCallsTest extends CircuitBreakerFixture {

    @Test
    void where_nothing_is_answered_it_rests_ever_longer_until_something_is() {
        List<Double> rests = new ArrayList<>();
        connector.says(sku -> Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        count(shop.product("TAZA", "Casa"), 50);
        for (int i = 0; i < 7; i++) {
            carryOutAgain();
            rests.add(rests());
        }
        assertThat(rests).satisfiesExactly(
                one -> assertThat(one).isBetween(0.0, 1.0), two -> assertThat(two).isBetween(1.0, 2.0),
                four -> assertThat(four).isBetween(2.0, 4.0), eight -> assertThat(eight).isBetween(4.0, 8.0),
                sixteen -> assertThat(sixteen).isBetween(8.0, 16.0), most -> assertThat(most).isBetween(16.0, 30.0),
                most -> assertThat(most).isBetween(16.0, 30.0));

        connector.says(sku -> Outcome.applied());
        carryOutAgain();
        assertThat(Shop.row("select outages, rests_until <= now() from lease where integration_id = " + integration))
                .isEqualTo("0|t");
    }

    @Test
    void an_answer_that_nobody_understands_lets_only_wait_what_it_was_about_ever_longer() {
        connector.says(sku -> Outcome.retry(Cause.UNREADABLE, "the storage answered 503", Duration.ZERO));
        count(shop.product("TAZA", "Casa"), 50);
        List<Double> waits = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            dueNow();
            carryOut();
            waits.add(Double.valueOf(Shop.row("select extract(epoch from due_at - clock_timestamp()) from due"
                    + " where integration_id = " + integration)));
        }
        assertThat(waits).satisfiesExactly(
                two -> assertThat(two).isBetween(0.0, 2.0), four -> assertThat(four).isBetween(1.0, 4.0),
                eight -> assertThat(eight).isBetween(3.0, 8.0), most -> assertThat(most).isBetween(7.0, 16.0));
        assertThat(Shop.row("select outages, coalesce(rests_until > now(), false) from lease where integration_id = "
                + integration)).isEqualTo("0|f");
    }

    @Test
    void a_fault_with_one_listing_is_no_reason_to_rest() {
        connector.says(sku -> sku.equals("TAZA") ? Outcome.retry(Cause.UNAVAILABLE, "500", Duration.ZERO)
                : Outcome.applied());
        count(List.of(shop.product("MATE", "Casa"), shop.product("TAZA", "Casa")), 50);
        carryOut();
        count(shop.product("YERBA", "Casa"), 50);
        carryOut();
        assertThat(connector.calls).containsExactlyInAnyOrder("MATE", "TAZA", "YERBA");
    }

    @Test
    void a_single_listing_that_fails_again_and_again_is_none_either() {
        connector.says(sku -> sku.equals("TAZA") ? Outcome.retry(Cause.UNAVAILABLE, "500", Duration.ZERO)
                : Outcome.applied());
        count(shop.product("TAZA", "Casa"), 50);
        carryOut();
        count(shop.product("YERBA", "Casa"), 0);
        carryOut();
        assertThat(connector.calls).containsExactly("TAZA", "YERBA");
        assertThat(Shop.row(
                "select min(since) < (select min(happened_at) from stock_update where stock_update.integration_id"
                        + " = due.integration_id) from due where integration_id = " + integration
                        + " group by integration_id"))
                .as("waits since it changed, not since it failed").isEqualTo("t");
    }

    @Test
    void it_is_no_answer_either() {
        connector.says(sku -> Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        count(shop.product("TAZA", "Casa"), 50);
        carryOut();
        connector.says(sku -> Outcome.retry(Cause.UNAVAILABLE, "500", Duration.ZERO));
        carryOutAgain();
        assertThat(Shop.row("select outages, rests_until <= now() from lease where integration_id = " + integration))
                .isEqualTo("1|t");
    }

    @Test
    void where_one_listing_after_the_other_fails_alone_it_rests() {
        connector.says(sku -> Outcome.retry(Cause.UNAVAILABLE, "503", Duration.ZERO));
        count(shop.product("TAZA", "Casa"), 50);
        carryOut();
        count(shop.product("YERBA", "Casa"), 50);
        carryOut();
        assertThat(connector.calls).containsExactly("TAZA", "YERBA");
        assertThat(rests()).isBetween(0.5, 2.0);
    }

    @Test
    void a_question_that_nobody_answers_is_asked_later_and_others_are_sent_meanwhile() {
        accept("MATE");
        connector.confirms = Outcome.retry(Cause.UNAVAILABLE, "500", Duration.ZERO);
        count(shop.product("YERBA", "Casa"), 0);
        carryOut();
        assertThat(connector.calls).containsExactly("MATE", "YERBA");
        assertThat(Shop.row("select asked, ask_at > now() + interval '1 second' from submission where integration_id = "
                + integration)).isEqualTo("1|t");
    }

    @Test
    void the_last_answer_is_not_as_late_as_the_last_call_that_nobody_answered() {
        connector.says(sku -> Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        count(shop.product("TAZA", "Casa"), 50);
        carryOut();
        assertThat(Shop.row("select synced_at is null from lease where integration_id = " + integration)).isEqualTo(
                "t");
    }

    private void carryOutAgain() {
        dueNow();
        restEnds();
        carryOut();
    }

    private void dueNow() {
        Shop.execute("update due set due_at = now() where integration_id = " + integration);
    }
}
