package dev.vigia.sync.indoubt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.sync.readback.InDoubtListings;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that end without a final answer, and are applied when something newer has been. */
@QuarkusTest
class InDoubtTest extends InDoubtFixture {

    @ParameterizedTest
    @EnumSource(names = { "TIMEOUT", "UNREACHABLE", "UNAVAILABLE", "UNREADABLE" })
    void what_is_applied_after_its_caller_gave_up_is_found_and_mended(Cause cause) {
        send(90, Outcome.retry(cause, "no answer", Duration.ZERO));
        assertThat(inDoubtNow()).isEqualTo("{90}|");
        send(0, Outcome.applied());
        assertThat(Shop.row(
                "select check_at between now() and now() + interval '5 seconds' from in_doubt where product_id = "
                        + taza)).as("looked at soon").isEqualTo("t");

        look();
        assertThat(connector.sent).as("it shows the newest").containsExactly(90, 0);
        connector.shows.put("TAZA", 90);
        look();

        assertThat(connector.sent).containsExactly(90, 0, 0);
        assertThat(connector.shows).containsEntry("TAZA", 0);
        assertThat(Shop.row("select until is null, found, check_at < now() + interval '6 seconds' from in_doubt where "
                + "product_id = " + taza)).as("it begins anew").isEqualTo("t|1|t");
    }

    @Test
    void looks_are_further_and_further_apart_and_the_doubt_ends() {
        send(90, Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        send(0, Outcome.applied());
        for (int seconds : new int[] { 10, 20, 40, 40, 40 }) {
            look();
            assertThat(Shop.number(
                    "select round(extract(epoch from check_at - now())) from in_doubt where product_id = "
                            + taza)).isBetween(seconds - 2L, (long) seconds);
        }
        assertThat(Shop.number("select round(extract(epoch from until - now())) from in_doubt where product_id = "
                + taza)).isBetween(590L, 600L);

        Shop.execute("update in_doubt set until = now() where product_id = " + taza);
        look();
        assertThat(Shop.isInDoubt(taza)).isFalse();
        assertThat(connector.sent).containsExactly(90, 0);
    }

    @Test
    void what_a_crash_leaves_in_flight_is_in_doubt_for_the_next_node() {
        connector.dies = true;
        count(taza, 90);
        assertThatThrownBy(this::carryOut).hasStackTraceContaining("the process ends");
        connector.dies = false;
        assertThat(Shop.row("select product_ids, quantities from in_flight where integration_id = " + integration))
                .isEqualTo("{" + taza + "}|{90}");

        sender = stranger();
        Shop.execute("update lease set expires_at = now() where integration_id = " + integration);
        count(taza, 0);
        carryOut();
        assertThat(inDoubtNow()).isEqualTo("{90}|");
        assertThat(connector.shows).containsEntry("TAZA", 0);
        assertThat(Shop.isInFlight(integration)).isFalse();

        connector.shows.put("TAZA", 90);
        look();
        assertThat(connector.shows).containsEntry("TAZA", 0);
    }

    @Test
    void what_was_settled_is_in_doubt_no_more_than_it_is_in_flight() {
        send(12, Outcome.applied());
        assertThat(Shop.isInFlight(integration)).isFalse();
        assertThat(Shop.isInDoubt(taza)).isFalse();
    }

    @Test
    void a_call_that_never_left_or_was_turned_away_leaves_no_doubt() {
        send(90, Outcome.unsent("ConnectException", Duration.ZERO));
        send(91, Outcome.retry(Cause.LIMITED, "429", Duration.ZERO));
        send(92, Outcome.retry(Cause.CONFLICT, "409", Duration.ZERO));
        assertThat(Shop.isInDoubt(taza)).isFalse();
    }

    @Test
    void nothing_is_read_while_the_newest_is_the_one_that_may_come_late() {
        send(90, Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        connector.outcome = Outcome.applied();
        againNow();
        look();
        assertThat(connector.sent).containsExactly(90, 90);
        assertThat(connector.reads).isZero();

        send(0, Outcome.applied());
        look();
        assertThat(connector.reads).isOne();
    }

    @Test
    void fewer_than_were_sent_are_sold_unless_they_are_what_may_come_late() {
        send(7, Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        send(20, Outcome.applied());
        connector.shows.put("TAZA", 19);
        look();
        assertThat(connector.sent).containsExactly(7, 20);
        connector.shows.put("TAZA", 7);
        look();
        assertThat(connector.sent).containsExactly(7, 20, 20);
    }

    @Test
    void somebody_who_insists_is_left_to_the_rounds() {
        send(90, Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        send(0, Outcome.applied());
        for (int time = 0; time < InDoubtListings.MOST_FOUND; time++) {
            connector.shows.put("TAZA", 90);
            look();
        }
        assertThat(connector.shows).containsEntry("TAZA", 0);
        assertThat(Shop.isInDoubt(taza)).isFalse();
    }

    @Test
    void a_round_passes_over_what_is_in_doubt() {
        send(90, Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        send(0, Outcome.applied());
        connector.shows.put("TAZA", 90);
        Shop.execute("update in_doubt set check_at = now() + interval '1 hour' where product_id = " + taza);
        Shop.execute("update listing set sent_at = now() - interval '1 day' where product_id = " + taza);
        Shop.connectedYesterday(integration);
        carryOut();
        assertThat(Shop.row("select finished_at is not null, read from read_back where integration_id = "
                + integration))
                .isEqualTo("t|0");
        assertThat(Shop.drift(integration)).isEmpty();
    }

    @Test
    void the_doubt_about_what_the_marketplace_never_took_ends() {
        send(20, Outcome.retry(Cause.TIMEOUT, "", Duration.ZERO));
        connector.outcome = Outcome.rejected(Cause.NOT_FOUND, "");
        againNow();
        look();
        Shop.execute("update in_doubt set until = now(), check_at = now() where product_id = " + taza
                + " and until is not null");
        carryOut();
        assertThat(Shop.isInDoubt(taza)).isFalse();
    }

    @Test
    void a_long_list_does_not_keep_a_look_waiting() {
        send(90, Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        send(0, Outcome.applied());
        connector.shows.put("TAZA", 90);
        connector.limit = new Limit("slow-calls", 20, 1);
        shop.products(100, "Casa").forEach(product -> count(product, 50));
        look();
        assertThat(connector.sent.lastIndexOf(0)).as("the zero among a hundred others").isBetween(2, 80);
    }
}
