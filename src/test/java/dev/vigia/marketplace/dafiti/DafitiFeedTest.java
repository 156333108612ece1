package dev.vigia.marketplace.dafiti;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Shown;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of a feed of the older API, and what its products show. */
class DafitiFeedTest extends DafitiSignedFixture {

    @ParameterizedTest
    @ValueSource(strings = { "feed-queued", "feed-processing" })
    void a_feed_under_way_is_asked_about_again(String answer) {
        api.answers("ask", 200, answer);

        allAre(confirm(), Outcome.acceptedOutOfOrder(FEED, Duration.ofSeconds(3)));
        assertThat(query(0)).containsEntry("Action", "FeedStatus").containsEntry("FeedID", FEED);
    }

    @Test
    void a_finished_feed_decides_for_each_product() {
        api.answers("ask", 200, "feed-finished").answers("ask", 200, "feed-one-failed").answers("ask", 200,
                "feed-both-failed");

        allAre(confirm(), Outcome.applied());
        assertThat(confirm()).extracting(Answer::outcome).containsExactly(Outcome.applied(),
                Outcome.rejected(Cause.REFUSED, "Seller SKU not found"));
        allAre(confirm(), Outcome.rejected(Cause.REFUSED, "no"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "feed-unknown-status", "signed-products-none" })
    void a_feed_that_does_not_say_whether_it_is_done_proves_nothing(String answer) {
        api.answers("ask", 200, answer);

        allRetry(confirm(), Cause.UNREADABLE);
    }

    /** CAMISA shows the 12 units it was sent, and TAZA is no product. */
    @ParameterizedTest
    @CsvSource({ "feed-unnamed, REFUSED, no", "feed-nameless, NOT_FOUND, ''" })
    void where_a_finished_feed_does_not_name_all_that_failed_the_products_do(String answer, Cause cause, String words) {
        api.answers("ask", 200, answer).answers("ask", 200, "signed-products");

        assertThat(confirm()).extracting(Answer::outcome).containsExactly(Outcome.applied(), Outcome.rejected(cause,
                words));
    }

    @ParameterizedTest
    @CsvSource({ "13, rejected", "11, again" })
    void a_product_that_shows_more_failed_and_one_that_shows_fewer_is_sent_again(int shown, String became) {
        api.answers("ask", 200, "feed-nameless").says("ask", 200, api.body("signed-products").replace("\"12\"", "\""
                + shown + "\""));

        assertThat(confirm().get(0).outcome()).isEqualTo(became.equals("rejected") ? Outcome.rejected(Cause.REFUSED,
                "no") : Outcome.dropped("no", Duration.ZERO));
    }

    @Test
    void a_finished_feed_holds_nothing_up_even_where_the_products_cannot_be_read() {
        api.answers("ask", 200, "feed-nameless").says("ask", 200, "<html>");

        allAre(confirm(), Outcome.dropped("no", Duration.ZERO));
    }

    @Test
    void where_the_products_ask_to_be_left_alone_it_waits() {
        api.answers("ask", 200, "feed-nameless").says("ask", 429, "", "Retry-After", "40");

        allRetry(confirm(), Cause.LIMITED);
    }

    @ParameterizedTest
    @ValueSource(strings = { "feed-canceled", "feed-error", "error-feed" })
    void a_feed_that_was_dropped_is_sent_again(String answer) {
        api.answers("ask", 200, answer);

        List<Answer> answers = confirm();
        allRetry(answers, Cause.DROPPED);
        // What is not known any more may be worked off yet; the others say that they are not.
        assertThat(answers).allMatch(told -> told.outcome().isInDoubt() == answer.equals("error-feed"));
    }

    @Test
    void a_question_that_is_refused_is_no_products_fault() {
        api.says("ask", 200, api.body("error-signature").replace("\"7\"", "\"8\"")).says("ask", 400, "");

        allRetry(confirm(), Cause.UNREADABLE);
        allRetry(confirm(), Cause.UNREADABLE);
    }

    @Test
    void reading_back_takes_one_product_for_a_list_of_one() {
        api.answers("ask", 200, "signed-products");

        List<Shown> shown = dafiti.readBack(account, OFFERS);

        assertThat(shown).extracting(Shown::quantity).containsExactly(OptionalInt.of(12), OptionalInt.empty());
        assertThat(shown.get(1).outcome()).contains(Outcome.rejected(Cause.NOT_FOUND));
        assertThat(query(0)).containsEntry("SkuSellerList", "%5B%22CAMISA%22%2C%22TAZA%22%5D");
    }
}
