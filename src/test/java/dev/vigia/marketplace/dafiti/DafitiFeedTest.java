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
    @ValueSource(strings = { "feed-unnamed", "feed-nameless", "feed-unknown-status", "signed-products-none" })
    void a_feed_that_does_not_say_what_became_of_each_product_proves_nothing(String answer) {
        api.answers("ask", 200, answer);

        allRetry(confirm(), Cause.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = { "feed-canceled", "feed-error", "error-feed" })
    void a_feed_that_was_dropped_is_sent_again(String answer) {
        api.answers("ask", 200, answer);

        allRetry(confirm(), Cause.DROPPED);
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
