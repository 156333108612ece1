package dev.vigia.marketplace.dafiti;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.credentials.Token;
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

/** Each answer of the newer API to a quantity, and its outcome. */
class DafitiTest extends DafitiFixture {

    private Outcome publishOne() {
        return publish(known("CAMISA", "5283001", 12)).get(0).outcome();
    }

    @Test
    void what_is_known_needs_no_lookup() {
        api.says("update", 200, "[]");

        assertThat(publishOne()).isEqualTo(Outcome.applied());
        assertThat(api.asked()).containsExactly("update");
    }

    @Test
    void an_item_listed_in_a_200_was_left_out_unless_its_product_shows_otherwise() {
        api.answers("update", 200, "rejected").answers("stock", 200, "stock-12").answers("stock", 200, "stock-4");

        assertThat(bySku(publish(known("CAMISA", "5283001", 12), known("TAZA", "5283002", 0)))).isEqualTo(Map.of(
                "CAMISA", Outcome.applied(), "TAZA", Outcome.rejected(Cause.REFUSED)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{}", "<html>", "null", "[1]", "[{\"login\":true}]", "[{\"productId\":5283" })
    void a_success_that_says_something_else_is_tried_again(String body) {
        api.says("update", 200, body);

        isRetry(publishOne(), Cause.UNREADABLE);
        assertThat(api.asked()).containsExactly("update");
    }

    @Test
    void an_item_that_was_left_out_is_told_in_the_words_beside_it() {
        api.says("update", 200, "[{\"productId\":5283001,\"message\":\"fulfilled by venture\"}]").answers("stock", 200,
                "stock-4");

        assertThat(publishOne()).isEqualTo(Outcome.rejected(Cause.REFUSED, "fulfilled by venture"));
    }

    @Test
    void a_proof_that_cannot_be_had_is_tried_again() {
        api.answers("update", 200, "rejected").says("stock", 200, "{\"quantity\":\"many\"}");

        isRetry(publishOne(), Cause.UNREADABLE);
    }

    @Test
    void one_product_that_makes_a_call_fail_does_not_hold_up_the_others() {
        api.says("update", 400, "").says("update", 200, "[]").says("update", 400, "{\"message\":\"bad\"}")
                .answers("stock", 200, "stock-4");

        assertThat(bySku(publish(known("CAMISA", "5283001", 12), known("TAZA", "5283002", 0)))).isEqualTo(Map.of(
                "CAMISA", Outcome.applied(), "TAZA", Outcome.rejected(Cause.REFUSED, "400 bad")));
    }

    @ParameterizedTest
    @CsvSource({ "429, LIMITED", "500, UNAVAILABLE", "503, UNAVAILABLE", "302, UNREADABLE" })
    void what_heals_by_itself_is_tried_again(int status, Cause cause) {
        api.says("update", status, api.body("maintenance"), "Retry-After", "30");

        isRetry(publishOne(), cause);
    }

    @Test
    void maintenance_is_waited_for_as_long_as_asked() {
        api.says("update", 503, api.body("maintenance"), "Retry-After", "30");

        assertThat(publishOne()).isEqualTo(Outcome.retry(Cause.UNAVAILABLE,
                "503 Service unavailable: maintenance_mode", Duration.ofSeconds(30)));
    }

    @Test
    void no_answer_heals_by_itself() {
        api.fails("update", new ProcessingException(new ConnectException("refused")));

        isRetry(publishOne(), Cause.UNREACHABLE);
    }

    @Test
    void a_token_is_bought_a_minute_before_the_last_one_ends() {
        account.holding(new Token("ending", Optional.empty(), NOW.plusSeconds(60)));
        api.answers("token", 200, "token").says("update", 200, "[]");

        assertThat(publishOne()).isEqualTo(Outcome.applied());
        assertThat(api.argumentsOf("token")).containsExactly("Basic YXBwOnM6ZWNyZXQ=", "client_credentials");
        assertThat(api.argumentsOf("update").get(0)).isEqualTo("Bearer fresh");
        assertThat(account.token().orElseThrow().expiresAt()).isEqualTo(NOW.plusSeconds(3600));
    }

    @Test
    void a_refused_token_is_replaced_once() {
        api.says("update", 401, "").answers("token", 200, "token").says("update", 401, "{\"message\":\"no\"}");

        assertThat(publishOne()).isEqualTo(Outcome.rejected(Cause.CREDENTIALS, "401 no"));
        assertThat(api.asked()).containsExactly("update", "token", "update");
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 401 })
    void refused_credentials_need_a_person(int status) {
        account.holding(new Token("ended", Optional.empty(), NOW));
        api.answers("token", status, "invalid-client");

        assertThat(publishOne()).isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.cause()).contains(Cause.CREDENTIALS);
            assertThat(rejected.message()).contains("invalid_client: The client credentials are invalid");
        });
    }

    @Test
    void reading_back_tells_what_was_set_not_what_is_left_of_it() {
        api.answers("products", 200, "products").answers("stock", 200, "stock-12").answers("stock", 200, "stock-4");

        List<Shown> shown = dafiti.readBack(account, List.of(unknown("CAMISA", 1), unknown("NADA", 1), unknown("TAZA",
                1)));

        assertThat(shown).filteredOn(one -> one.quantity().isPresent()).extracting(Shown::quantity)
                .containsExactlyInAnyOrder(OptionalInt.of(12), OptionalInt.of(4));
        assertThat(shown.get(1).outcome()).contains(Outcome.rejected(Cause.NOT_FOUND));
    }

    @Test
    void a_probe_opens_the_door_or_says_why_not() {
        api.says("products", 200, "[]").says("products", 403, "{\"message\":\"no access\"}");

        assertThat(dafiti.probe(account)).isEqualTo(Outcome.applied());
        assertThat(dafiti.probe(account)).isEqualTo(Outcome.rejected(Cause.CREDENTIALS, "403 no access"));
    }

    @Test
    void what_the_older_api_had_accepted_is_sent_again() {
        isRetry(dafiti.confirm(account, "a-feed", List.of(unknown("CAMISA", 1))).get(0).outcome(), Cause.DROPPED);
    }
}
