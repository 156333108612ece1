package dev.vigia.marketplace.magalu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Shown;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What confirms a quantity: the position, and the traces. */
class MagaluConfirmTest extends MagaluFixture {

    private static final String TWO_MINUTES_AGO = Long.toString(NOW.getEpochSecond() - 120);

    private Outcome confirm(String handle) {
        return magalu.confirm(account, handle, List.of(new Offer("TAZA", Optional.of("stock"), 12))).get(0).outcome();
    }

    @Test
    void what_the_position_shows_confirms_it_over_all_branches_of_the_channel() {
        api.answers("stock", 200, "stock");

        assertThat(confirm(SENT)).isEqualTo(Outcome.applied());
        assertThat(account.spent).containsExactly("stock-reads");
    }

    @Test
    void while_it_travels_it_is_asked_about_again() {
        api.answers("stock", 200, "stock-before").answers("traces", 200, "traces-info");

        assertThat(confirm(SENT)).isEqualTo(Outcome.acceptedOutOfOrder(SENT, Duration.ofSeconds(2)));
    }

    @Test
    void a_trace_tells_why_it_was_dropped() {
        api.answers("stock", 200, "stock-before").answers("traces", 200, "traces-error");

        Outcome.Rejected rejected = (Outcome.Rejected) confirm(SENT);
        assertThat(rejected.cause()).contains(Cause.REFUSED);
        assertThat(rejected.message()).isEqualTo("SKU bloqueado");
    }

    @Test
    void errors_of_older_quantities_are_not_its_own() {
        api.answers("stock", 200, "stock-before").answers("traces", 200, "traces-old");

        assertThat(confirm(SENT)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void without_the_scope_of_traces_the_position_alone_decides() {
        api.answers("stock", 200, "stock-before").answers("traces", 403, "forbidden");

        assertThat(confirm(SENT)).isInstanceOf(Outcome.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({ "429, LIMITED", "503, UNAVAILABLE" })
    void where_the_traces_ask_to_be_left_alone_it_waits_as_long_as_it_is_told_to(int status, Cause cause) {
        api.answers("stock", 200, "stock-before").says("traces", status, "", "Retry-After", "40");

        Outcome.Retry retry = (Outcome.Retry) confirm(SENT);
        assertThat(retry.cause()).contains(cause);
        assertThat(retry.after()).hasSeconds(40);
    }

    @Test
    void where_the_traces_fail_and_ask_for_nothing_the_position_alone_decides() {
        api.answers("stock", 200, "stock-before").says("traces", 503, "");

        assertThat(confirm(SENT)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void what_is_not_shown_within_a_minute_is_sent_again_and_may_show_later_all_the_same() {
        api.answers("stock", 200, "stock-before").answers("traces", 200, "traces-info");

        Outcome outcome = confirm(TWO_MINUTES_AGO);
        assertThat(cause(outcome)).isEqualTo(Cause.DROPPED);
        assertThat(outcome.isInDoubt()).as("it may be applied yet").isTrue();
    }

    @Test
    void a_position_that_is_not_there_yet_travels_until_it_is_given_up() {
        api.answers("stock", 404, "not-found").answers("traces", 200, "traces-info");
        assertThat(confirm(SENT)).isInstanceOf(Outcome.Accepted.class);

        api.answers("stock", 404, "not-found").answers("traces", 200, "traces-info");
        assertThat(cause(confirm(TWO_MINUTES_AGO))).isEqualTo(Cause.DROPPED);
    }

    @ParameterizedTest
    @CsvSource({ "200, <html>", "400, {}", "422, {}", "503, ''", "302, ''" })
    void a_position_that_cannot_be_read_keeps_nothing_waiting_for_longer_than_a_minute(int status, String body) {
        api.says("stock", status, body);
        assertThat(confirm(SENT)).as("asked again").isInstanceOf(Outcome.Retry.class)
                .extracting(Outcome::cause).isNotEqualTo(Optional.of(Cause.DROPPED));

        api.says("stock", status, body).answers("traces", 200, "traces-info");
        Outcome outcome = confirm(TWO_MINUTES_AGO);
        assertThat(cause(outcome)).isEqualTo(Cause.DROPPED);
        assertThat(outcome.isInDoubt()).isTrue();
    }

    @Test
    void a_position_that_is_limited_is_waited_for_however_long_it_takes() {
        api.says("stock", 429, "", "Retry-After", "40");

        assertThat(cause(confirm(TWO_MINUTES_AGO))).isEqualTo(Cause.LIMITED);
    }

    @Test
    void what_cannot_be_read_is_told_with_its_reason() {
        api.answers("stock", 200, "stock").answers("stock", 404, "not-found");

        List<Shown> shown = magalu.readBack(account, List.of(new Offer("A", Optional.empty(), 1),
                new Offer("B", Optional.empty(), 1)));

        assertThat(shown.get(0).quantity()).hasValue(12);
        assertThat(shown.get(1).quantity()).isEmpty();
        assertThat(cause(shown.get(1).outcome().get())).isEqualTo(Cause.NOT_FOUND);
    }
}
