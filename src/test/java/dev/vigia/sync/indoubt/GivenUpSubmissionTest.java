package dev.vigia.sync.indoubt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Quantities that a marketplace accepted, and that are asked about no more before it has said what became of them. */
@QuarkusTest
class GivenUpSubmissionTest extends InDoubtFixture {

    @BeforeEach
    void ninety_travels() {
        send(90, Market.TRAVELLING);
        assertThat(Shop.listing(taza).travelling()).isTrue();
        connector.outcome = Outcome.applied();
    }

    private void ask(Outcome answer) {
        connector.confirms = answer;
        Shop.execute("update submission set ask_at = now() where integration_id = " + integration);
        carryOut();
    }

    private void acceptedAgo(String interval) {
        Shop.execute("update submission set accepted_at = now() - interval '" + interval + "' where integration_id = "
                + integration);
    }

    @Test
    void what_is_applied_after_it_was_given_up_is_found_and_mended() {
        count(taza, 0);
        carryOut();
        assertThat(connector.sent).as("it waits for what travels").containsExactly(90);

        ask(Outcome.retry(Cause.DROPPED, Duration.ZERO));
        assertThat(connector.sent).containsExactly(90, 0);
        assertThat(inDoubtNow()).isEqualTo("{90}|");

        connector.shows.put("TAZA", 90);
        look();
        assertThat(connector.sent).containsExactly(90, 0, 0);
        assertThat(connector.shows).containsEntry("TAZA", 0);
    }

    @Test
    void until_it_is_sent_again_the_marketplace_counts_as_told_what_it_may_show_yet() {
        ask(Outcome.retry(Cause.DROPPED, Duration.ofMinutes(1)));

        assertThat(Shop.listing(taza).sent()).isEqualTo(90);
        assertThat(inDoubtNow()).isEqualTo("{90}|");
    }

    @Test
    void what_the_marketplace_itself_says_it_dropped_is_sent_again_without_a_doubt() {
        ask(Outcome.dropped("FAILED", Duration.ZERO));
        againNow();

        assertThat(connector.sent).containsExactly(90, 90);
        assertThat(Shop.isInDoubt(taza)).isFalse();
    }

    /** Its token is being renewed, or it is locked for a moment: that says nothing of what it accepted. */
    @Test
    void a_question_that_comes_at_the_wrong_moment_is_asked_again() {
        count(taza, 0);
        ask(Outcome.retry(Cause.CONFLICT, Duration.ZERO));
        assertThat(connector.sent).containsExactly(90);
        assertThat(Shop.number("select count(*) from submission where integration_id = " + integration)).isOne();

        ask(Outcome.applied());
        assertThat(connector.sent).containsExactly(90, 0);
        assertThat(Shop.isInDoubt(taza)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = { "UNREADABLE", "UNAVAILABLE", "TIMEOUT", "UNREACHABLE", "CONFLICT" })
    void a_question_that_brings_nothing_for_a_minute_holds_nothing_newer_back(Cause cause) {
        count(taza, 0);
        ask(Outcome.retry(cause, Duration.ZERO));
        assertThat(connector.sent).as("at first it is asked again").containsExactly(90);

        acceptedAgo("61 seconds");
        ask(Outcome.retry(cause, Duration.ZERO));
        assertThat(connector.sent).containsExactly(90, 0);
        assertThat(inDoubtNow()).isEqualTo("{90}|");
        assertThat(Shop.log(taza)).containsExactly("90|accepted", "90|retry", "0|applied");
    }

    @Test
    void while_nothing_newer_waits_it_is_asked_about_as_long_as_ever() {
        acceptedAgo("10 minutes");
        ask(Outcome.retry(Cause.UNREADABLE, Duration.ZERO));
        assertThat(connector.sent).containsExactly(90);
        assertThat(Shop.listing(taza).travelling()).isTrue();

        ask(Outcome.applied());
        assertThat(Shop.listing(taza).confirmed()).isEqualTo(90);
        assertThat(connector.sent).containsExactly(90);
    }

    @Test
    void nothing_is_given_up_while_the_marketplace_says_that_it_travels() {
        count(taza, 0);
        acceptedAgo("10 minutes");
        ask(Market.TRAVELLING);
        assertThat(connector.sent).containsExactly(90);
    }

    @Test
    void nor_while_it_asks_to_be_left_alone() {
        count(taza, 0);
        acceptedAgo("10 minutes");
        ask(Outcome.retry(Cause.LIMITED, Duration.ofMillis(1)));
        assertThat(connector.sent).containsExactly(90);
    }
}
