package dev.vigia.marketplace.amazon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Shown;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Single quantities: what each answer means, and what confirms them. */
class AmazonTest extends AmazonFixture {

    @ParameterizedTest
    @ValueSource(strings = { "patch-accepted", "patch-accepted-with-warning" })
    void an_accepted_patch_is_to_be_confirmed(String answer) {
        api.answers("patch", 200, answer);

        assertThat(publish()).isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> {
            assertThat(accepted.handle()).isEqualTo("listings:" + NOW.getEpochSecond());
            assertThat(accepted.askAfter()).isPositive();
        });
        assertThat(account.spent).containsExactly("patches");
    }

    @Test
    void an_invalid_patch_is_refused_in_the_words_of_its_errors() {
        api.answers("patch", 200, "patch-invalid");

        assertThat(publish()).isEqualTo(Outcome.rejected(Cause.REFUSED,
                "90000900: The field 'fulfillmentAvailability' is unknown."));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "<html>", "null", "[]", "{}", "{\"status\":\"ACCEPTED\"}", "{\"status\":\"VALID\"}",
            "{\"status\":{}}", "{\"status\":\"ACCEPTED\",\"submissionId\":\"s\"} trailing" })
    void a_success_that_cannot_be_read_is_none(String body) {
        api.says("patch", 200, body);

        isRetry(publish(), Cause.UNREADABLE);
    }

    @Test
    void no_answer_heals_by_itself() {
        api.fails("patch", new ProcessingException(new ConnectException("refused")));
        isRetry(publish(), Cause.UNREACHABLE);

        api.fails("patch", new ProcessingException(new TimeoutException("10 s")));
        isRetry(publish(), Cause.TIMEOUT);
    }

    @Test
    void a_submission_is_applied_when_the_listing_shows_it() {
        api.answers("search", 200, "search");

        List<Answer> answers = amazon.confirm(account, "submission:1", List.of(offer("CAMISA-AZUL-M", 12),
                offer("TAZA", 4), offer("MATE", 1), offer("NADA", 1)));

        assertThat(answers.get(0).outcome()).isEqualTo(Outcome.applied());
        assertThat(answers.get(1).outcome()).isInstanceOf(Outcome.Accepted.class);
        isRejected(answers.get(2).outcome(), Cause.MANAGED);
        isRejected(answers.get(3).outcome(), Cause.NOT_FOUND);
    }

    @Test
    void a_question_about_many_that_is_refused_refuses_no_quantity() {
        api.says("search", 400, "");

        assertThat(amazon.confirm(account, "listings:0", List.of(offer("TAZA", 4), offer("MATE", 1)))).hasSize(2)
                .allSatisfy(answer -> isRetry(answer.outcome(), Cause.UNREADABLE));
    }

    private static String issue(String severity, String attribute) {
        return "{\"code\":\"8105\",\"message\":\"no\",\"severity\":\"" + severity + "\",\"attributeNames\":[\""
                + attribute
                + "\"]}";
    }

    @Test
    void what_was_accepted_and_refused_later_is_told_in_amazons_words() {
        String ago = "listings:" + NOW.minusSeconds(30).getEpochSecond();

        assertThat(confirm(ago, issue("WARNING", "fulfillment_availability") + ","
                + issue("ERROR", "fulfillment_availability"))).isEqualTo(Outcome.rejected(Cause.REFUSED, "8105: no"));
        assertThat(api.argumentsOf("search")).contains("pt_BR", "fulfillmentAvailability,issues");
    }

    @Test
    void an_error_about_something_else_or_of_a_quantity_before_refuses_nothing() {
        String ago = "listings:" + NOW.minusSeconds(30).getEpochSecond();

        assertThat(confirm(ago, issue("ERROR", "bullet_point"))).isInstanceOf(Outcome.Accepted.class);
        assertThat(confirm(ago, issue("WARNING", "fulfillment_availability"))).isInstanceOf(Outcome.Accepted.class);
        assertThat(confirm("listings:" + NOW.minusSeconds(20).getEpochSecond(), issue("ERROR",
                "fulfillment_availability"))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void reading_back_tells_what_each_listing_shows() {
        api.answers("search", 200, "search").answers("item", 200, "item-with-comma");

        List<Shown> shown = amazon.readBack(account, List.of(offer("TAZA", 9), offer("A,B", 9), offer("MATE", 9),
                offer("NADA", 9)));

        assertThat(shown).extracting(Shown::quantity).containsExactly(OptionalInt.of(5), OptionalInt.of(7),
                OptionalInt.empty(), OptionalInt.empty());
        isRejected(shown.get(2).outcome().orElseThrow(), Cause.MANAGED);
        isRejected(shown.get(3).outcome().orElseThrow(), Cause.NOT_FOUND);
    }
}
