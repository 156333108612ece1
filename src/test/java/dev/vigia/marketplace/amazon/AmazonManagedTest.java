package dev.vigia.marketplace.amazon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Listings that Amazon fulfils itself: their units are Amazon's to count. MATE is one, TAZA is the seller's own. */
class AmazonManagedTest extends AmazonFixture {

    private static Offer remembered(String sku) {
        return new Offer(sku, Optional.of("managed"), 0);
    }

    private List<Answer> publish(int mode, Offer... offers) {
        return amazon.publish(account, amazon.sendModes(account).get(mode), List.of(offers));
    }

    @Test
    void what_amazon_turns_out_to_fulfil_is_remembered_and_not_written_to_again() {
        api.answers("search", 200, "search");
        Answer told = amazon.confirm(account, "listings:0", List.of(offer("MATE", 1))).get(0);
        isRejected(told.outcome(), Cause.MANAGED);
        assertThat(told.remote()).contains("managed");

        for (int mode = 0; mode < 2; mode++) {
            api.answers("search", 200, "search");
            isRejected(publish(mode, remembered("MATE")).get(0).outcome(), Cause.MANAGED);
        }
        assertThat(api.asked()).containsOnly("search");
    }

    @Test
    void one_that_comes_back_to_the_seller_is_written_to_and_remembered_as_its_own() {
        api.answers("search", 200, "search").answers("patch", 200, "patch-accepted");
        assertThat(publish(0, remembered("TAZA")).get(0).outcome()).isInstanceOf(Outcome.Accepted.class);

        api.answers("search", 200, "search");
        Answer shown = amazon.confirm(account, "listings:0", List.of(new Offer("TAZA", Optional.of("managed"), 5)))
                .get(0);
        assertThat(shown.outcome()).isEqualTo(Outcome.applied());
        assertThat(shown.remote()).contains("own");
    }

    @Test
    void beside_one_the_others_go_in_their_feed() {
        api.answers("search", 200, "search").answers("createDocument", 201, "document-created").answers("createFeed",
                202, "feed-created");

        List<Answer> answers = publish(1, remembered("MATE"), offer("TAZA", 0));

        isRejected(answers.get(0).outcome(), Cause.MANAGED);
        assertThat(answers.get(1).outcome()).isInstanceOf(Outcome.Accepted.class);
        assertThat(storage.uploaded).contains("TAZA").doesNotContain("MATE");
    }

    @Test
    void one_that_gives_no_answer_is_not_written_to_unseen() {
        api.says("search", 503, "");

        isRetry(publish(0, remembered("MATE")).get(0).outcome(), Cause.UNAVAILABLE);
        assertThat(api.asked()).doesNotContain("patch");
    }
}
