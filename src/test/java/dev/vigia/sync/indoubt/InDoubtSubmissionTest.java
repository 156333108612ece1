package dev.vigia.sync.indoubt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.sync.SyncJobs;
import dev.vigia.testing.Shop;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What was accepted and never confirmed, what was rejected, and what cannot be read. */
@QuarkusTest
class InDoubtSubmissionTest extends InDoubtFixture {

    @Inject
    SyncJobs jobs;

    @Test
    void what_cannot_be_read_is_told_again_and_the_doubt_ends_all_the_same() {
        send(90, Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        send(0, Outcome.applied());
        connector.readable = false;
        look();
        assertThat(connector.sent).containsExactly(90, 0, 0);
        assertThat(Shop.row("select checks, until is null, check_at > now() + interval '6 seconds' from in_doubt where "
                + "product_id = " + taza)).isEqualTo("1|f|t");
        Shop.execute("update in_doubt set until = now() where product_id = " + taza);
        look();
        assertThat(connector.sent).containsExactly(90, 0, 0, 0);
        assertThat(Shop.isInDoubt(taza)).isFalse();
    }

    @Test
    void what_was_accepted_and_never_confirmed_gives_way_to_a_newer_zero_and_is_in_doubt() {
        send(90, Outcome.acceptedOutOfOrder("h", Duration.ofHours(1)));
        count(taza, 0);
        carryOut();
        assertThat(connector.sent).containsExactly(90);
        Shop.execute("update submission set accepted_at = now() - interval '16 minutes', ask_at = now() where "
                + "integration_id = " + integration);
        connector.outcome = Outcome.applied();
        carryOut();
        assertThat(connector.sent).containsExactly(90, 0);
        assertThat(inDoubtNow()).isEqualTo("{90}|");
    }

    @Test
    void it_is_asked_for_the_last_time_when_patience_is_out() {
        send(90, Outcome.acceptedOutOfOrder("h", Duration.ofHours(1)));
        assertThat(Shop.row("select (ask_at - accepted_at)::text from submission where integration_id = "
                + integration))
                .isEqualTo("00:15:00");
    }

    @Test
    void what_nobody_asked_about_any_more_is_in_doubt_once_the_night_has_freed_it() {
        send(90, Outcome.acceptedOutOfOrder("h", Duration.ofHours(1)));
        Shop.execute("delete from submission where integration_id = " + integration);
        assertThat(jobs.freeForgotten()).isPositive();
        assertThat(inDoubtNow()).isEqualTo("{90}|");

        send(0, Outcome.applied());
        connector.shows.put("TAZA", 90);
        look();
        assertThat(connector.shows).containsEntry("TAZA", 0);
    }

    @Test
    void after_a_newest_quantity_that_was_rejected_what_is_applied_late_is_found_too() {
        send(12, Outcome.applied());
        send(90, Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        Shop.execute("update in_doubt set check_at = now() where product_id = " + taza);
        send(0, Outcome.rejected(Cause.REFUSED));
        assertThat(Shop.row(
                "select check_at between now() and now() + interval '5 seconds' from in_doubt where product_id = "
                        + taza)).as("looked at soon").isEqualTo("t");

        look();
        assertThat(connector.sent).as("it shows what it did").containsExactly(12, 90, 0);
        connector.outcome = Outcome.applied();
        connector.shows.put("TAZA", 90);
        look();
        assertThat(connector.shows).containsEntry("TAZA", 0);
        assertThat(Shop.listing(taza).rejected()).isFalse();
    }

    @Test
    void what_was_rejected_is_not_told_again_for_not_being_readable() {
        send(12, Outcome.applied());
        send(90, Outcome.retry(Cause.TIMEOUT, "no answer", Duration.ZERO));
        send(0, Outcome.rejected(Cause.REFUSED));
        connector.readable = false;
        look();
        assertThat(connector.sent).containsExactly(12, 90, 0);
        assertThat(Shop.row("select checks, until is null from in_doubt where product_id = " + taza)).isEqualTo("1|f");
    }
}
