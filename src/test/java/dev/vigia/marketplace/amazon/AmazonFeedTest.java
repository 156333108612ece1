package dev.vigia.marketplace.amazon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds: many quantities in one document, and its report. */
class AmazonFeedTest extends AmazonFixture {

    @Test
    void a_feed_carries_every_offer_in_one_document() {
        api.answers("createDocument", 201, "document-created").answers("createFeed", 202, "feed-created");

        assertThat(publishFeed()).hasSize(2).allSatisfy(answer -> assertThat(answer.outcome())
                .isInstanceOfSatisfying(Outcome.Accepted.class,
                        accepted -> assertThat(accepted.handle()).isEqualTo("feed:50001")));
        assertThat(storage.uploaded).isEqualTo("https://tortuga-prod-na.s3.amazonaws.com/in?X-Amz-Signature=a%2Fb "
                + "{\"header\":{\"sellerId\":\"SELLER1\",\"version\":\"2.0\",\"issueLocale\":\"pt_BR\"},\"messages\":["
                + message(1, "CAMISA-AZUL-M", 12) + "," + message(2, "TAZA", 0) + "]}");
        assertThat(account.spent).containsExactly("feed-uploads", "feeds");
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 404, 413, 415 })
    void where_a_whole_feed_is_refused_no_offer_is_to_blame(int status) {
        api.says("createDocument", status, "");
        assertThat(publishFeed()).hasSize(2).allSatisfy(answer -> isRetry(answer.outcome(), Cause.UNREADABLE));

        api.answers("createDocument", 201, "document-created").says("createFeed", status, "");
        assertThat(publishFeed()).hasSize(2).allSatisfy(answer -> isRetry(answer.outcome(), Cause.UNREADABLE));

        api.answers("feed", 200, "feed-done").says("document", status, "");
        assertThat(confirmFeed()).hasSize(2).allSatisfy(answer -> isRetry(answer.outcome(), Cause.UNREADABLE));
    }

    /** The feed is done: nothing of it is applied any more, and nothing newer waits for what it does not tell. */
    private static void isSentAgain(Outcome outcome) {
        isRetry(outcome, Cause.DROPPED);
        assertThat(outcome.isInDoubt()).isFalse();
    }

    @Test
    void where_a_question_about_a_feed_is_refused_no_offer_is_to_blame() {
        api.says("feed", 400, "");
        assertThat(confirmFeed()).hasSize(2).allSatisfy(answer -> isRetry(answer.outcome(), Cause.UNREADABLE));
    }

    @ParameterizedTest
    @ValueSource(ints = { 401, 403 })
    void a_seller_that_may_send_no_feeds_needs_a_person(int status) {
        api.says("createDocument", status, "").answers("token", 200, "token").says("createDocument", status, "");
        assertThat(publishFeed()).hasSize(2).allSatisfy(answer -> isRejected(answer.outcome(), Cause.CREDENTIALS));

        api.says("feed", status, "").answers("token", 200, "token").says("feed", status, "");
        assertThat(confirmFeed()).hasSize(2).allSatisfy(answer -> isRejected(answer.outcome(), Cause.CREDENTIALS));
    }

    private List<Answer> confirmFeed() {
        return amazon.confirm(account, "feed:50001", List.of(offer("CAMISA-AZUL-M", 12), offer("TAZA", 0)));
    }

    @Test
    void a_feed_travels_until_it_is_done() {
        api.answers("feed", 200, "feed-in-queue").answers("feed", 200, "feed-in-progress");

        assertThat(confirmFeed()).allMatch(answer -> answer.outcome() instanceof Outcome.Accepted);
        assertThat(confirmFeed()).allMatch(answer -> answer.outcome() instanceof Outcome.Accepted);
    }

    @Test
    void the_report_of_a_feed_decides_for_each_offer() {
        api.answers("feed", 200, "feed-done").answers("document", 200, "document");
        storage.report = api.body("report");

        List<Answer> answers = confirmFeed();

        assertThat(answers.get(0).outcome()).isEqualTo(Outcome.applied());
        assertThat(answers.get(1).outcome()).isEqualTo(Outcome.rejected(Cause.REFUSED,
                "90220: 'Brand' is required but not supplied."));
    }

    @Test
    void a_report_that_may_not_be_fetched_yet_is_not_waited_for() {
        account.exhausted.add("feed-results");
        api.answers("feed", 200, "feed-done");

        assertThat(confirmFeed()).hasSize(2).allSatisfy(answer -> assertThat(answer.outcome())
                .isEqualTo(Outcome.acceptedOutOfOrder("feed:50001", Duration.ofMinutes(1))));
        assertThat(account.spent).containsExactly("feed-questions");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{}", "<html>" })
    void a_report_that_cannot_be_read_proves_nothing(String report) {
        api.answers("feed", 200, "feed-done").answers("document", 200, "document");
        storage.report = report;

        assertThat(confirmFeed()).allSatisfy(answer -> isRetry(answer.outcome(), Cause.UNREADABLE));
    }

    @Test
    void an_error_that_names_no_offer_casts_doubt_on_all_that_no_other_names() {
        api.answers("feed", 200, "feed-done").answers("document", 200, "document");
        storage.report = api.body("report-with-unnamed-error");

        assertThat(confirmFeed()).allSatisfy(answer -> isSentAgain(answer.outcome()));
    }

    @Test
    void what_was_in_a_cancelled_or_a_fatal_feed_is_sent_again() {
        api.answers("feed", 200, "feed-cancelled").answers("feed", 200, "feed-fatal");

        assertThat(confirmFeed()).allSatisfy(answer -> isRetry(answer.outcome(), Cause.DROPPED));
        assertThat(confirmFeed()).allSatisfy(answer -> isRetry(answer.outcome(), Cause.DROPPED));
    }

    @Test
    void a_document_is_not_fetched_from_an_unknown_address() {
        api.answers("feed", 200, "feed-done").answers("document", 200, "document-elsewhere");
        storage.report = api.body("report");

        assertThat(confirmFeed()).allSatisfy(answer -> isRetry(answer.outcome(), Cause.UNREADABLE));
    }
}
