package dev.vigia.marketplace.mirakl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.http.Clients;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Shown;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files: whether they are taken, and what became of them. */
class MiraklTest extends MiraklFixture {

    private static final List<Offer> OFFERS = List.of(offer("CAMISA", 12), offer("TAZA", 0));

    private List<Answer> publish() {
        return mirakl.publish(account, mirakl.sendModes(account).get(0), OFFERS);
    }

    @ParameterizedTest
    @ValueSource(ints = { 200, 201, 202 })
    void a_file_is_accepted_with_all_its_lines_and_blocks_them_until_it_is_done(int status) {
        api.answers("importStock", status, "import-created");

        List<Answer> answers = publish();

        allAre(answers, Outcome.acceptedOutOfOrder("20381", Duration.ofSeconds(5)));
        assertThat(answers).extracting(Answer::remote).containsExactly(Optional.of("20381:2"),
                Optional.of("20381:3"));
        List<Object> arguments = api.argumentsOf("importStock");
        assertThat(arguments.subList(0, 2)).containsExactly("a-key", Map.of());
        assertThat(new String((byte[]) arguments.get(2), UTF_8)).isEqualTo(
                "\"offer-sku\";\"quantity\"\n\"CAMISA\";\"12\"\n\"TAZA\";\"0\"\n");
        assertThat(account.spent).containsExactly("stock-files");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "<html>", "null", "[]", "{}", "{\"import_id\":{}}", "{\"import_id\":\"../other\"}" })
    void an_acceptance_that_names_no_file_is_none(String body) {
        api.says("importStock", 201, body);

        allRetry(publish(), Cause.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({ "401, CREDENTIALS", "403, CREDENTIALS", "404, CREDENTIALS" })
    void what_a_person_must_mend_is_told_in_the_words_of_mirakl(int status, Cause cause) {
        api.says("importStock", status, "{\"status\":" + status + ",\"message\":\"no\"}");

        allAre(publish(), Outcome.rejected(cause, status + " no"));
    }

    @ParameterizedTest
    @CsvSource({ "429, LIMITED", "500, UNAVAILABLE", "503, UNAVAILABLE", "302, UNREADABLE", "400, UNREADABLE",
            "413, UNREADABLE" })
    void a_file_that_was_not_taken_is_no_offers_fault(int status, Cause cause) {
        api.says("importStock", status, "<html>", "Retry-After", "60");

        allRetry(publish(), cause);
    }

    @Test
    void no_answer_heals_by_itself() {
        api.fails("importStock", new ProcessingException(new ConnectException("refused")));

        allRetry(publish(), Cause.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = { "import-waiting", "import-running" })
    void a_file_under_way_is_asked_about_again_no_sooner_than_allowed(String answer) {
        api.answers("importStatus", 200, answer);

        allAre(confirm(), Outcome.acceptedOutOfOrder("20381", Duration.ofSeconds(16)));
        assertThat(account.spent).containsExactly("stock-file-questions");
    }

    @Test
    void a_question_that_would_have_to_wait_is_not_asked() {
        account.exhausted.add("stock-file-questions");

        allAre(confirm(), Outcome.acceptedOutOfOrder("20381", Duration.ofSeconds(16)));
        assertThat(api.asked()).isEmpty();
        assertThat(account.spent).isEmpty();
    }

    @Test
    void a_complete_file_without_errors_was_applied() {
        api.answers("importStatus", 200, "import-complete");

        allAre(confirm(), Outcome.applied());
    }

    @ParameterizedTest
    @CsvSource({ "429, LIMITED", "503, UNAVAILABLE" })
    void a_marketplace_that_asks_to_be_left_alone_is(int status, Cause cause) {
        api.answers("importStatus", 200, "import-complete-with-errors").says("errorReport", status, "", "Retry-After",
                "60");

        allRetry(confirm(), cause);
    }

    @Test
    void a_file_that_failed_or_is_gone_is_sent_again() {
        api.answers("importStatus", 200, "import-failed").says("importStatus", 404, "");

        allRetry(confirm(), Cause.DROPPED);
        allRetry(confirm(), Cause.DROPPED);
    }

    @Test
    void a_status_that_is_not_documented_proves_nothing() {
        api.says("importStatus", 200, "{\"status\":\"SPLENDID\"}").says("importStatus", 200, "{}")
                .says("importStatus", 400, "");

        allRetry(confirm(), Cause.UNREADABLE);
        allRetry(confirm(), Cause.UNREADABLE);
        allRetry(confirm(), Cause.UNREADABLE);
    }

    @Test
    void reading_back_tells_what_the_offer_with_this_very_sku_holds() {
        api.answers("offers", 200, "offers").answers("offers", 200, "offers-none").answers("offers", 401,
                "unauthorized");

        List<Shown> shown = mirakl.readBack(account, List.of(offer("TAZA", 1), offer("CAMISA", 1), offer("X", 1)));

        assertThat(shown).extracting(Shown::quantity).containsExactly(OptionalInt.of(5), OptionalInt.empty(),
                OptionalInt.empty());
        assertThat(shown).extracting(Shown::outcome).containsExactly(Optional.empty(),
                Optional.of(Outcome.rejected(Cause.NOT_FOUND)),
                Optional.of(Outcome.rejected(Cause.CREDENTIALS, "401 Unauthorized")));
    }

    @Test
    void a_probe_opens_the_door_or_says_why_not() {
        api.answers("offers", 200, "offers-none").answers("offers", 401, "unauthorized");

        assertThat(mirakl.probe(account)).isEqualTo(Outcome.applied());
        assertThat(mirakl.probe(account)).isEqualTo(Outcome.rejected(Cause.CREDENTIALS, "401 Unauthorized"));
    }

    @Test
    void the_profile_that_nobody_has_confirmed_says_so() {
        assertThat(new Centauro(new Clients()).isConfirmed()).isFalse();
        assertThat(new Carrefour(new Clients()).isConfirmed()).isTrue();
    }
}
