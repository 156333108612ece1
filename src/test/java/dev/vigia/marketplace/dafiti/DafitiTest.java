package dev.vigia.marketplace.dafiti;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.credentials.Token;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Shown;
import dev.vigia.marketplace.dafiti.DafitiApi.Quantity;
import dev.vigia.testing.marketplace.Scripted;
import dev.vigia.testing.marketplace.TestAccount;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each answer of the newer API and its outcome; the recorded answers are composed after what is known of it. */
class DafitiTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final Scripted<DafitiApi> api = new Scripted<>(DafitiApi.class, "dafiti");
    private final Dafiti dafiti = new Dafiti(address -> api.api(), address -> {
        throw new AssertionError("the older API was called");
    }, Clock.fixed(NOW, ZoneOffset.UTC));
    private final TestAccount account = new TestAccount(URI.create("https://sellercenter-api.sellercenter.com.br"),
            Map.of("api", "oauth", "client-id", "app", "client-secret", "s:ecret"))
            .holding(new Token("kept", Optional.empty(), NOW.plusSeconds(600)));

    private static Offer known(String sku, String remote, int quantity) {
        return new Offer(sku, Optional.of(remote), quantity);
    }

    private static Offer unknown(String sku, int quantity) {
        return new Offer(sku, Optional.empty(), quantity);
    }

    private List<Answer> publish(Offer... offers) {
        return dafiti.publish(account, dafiti.sendModes(account).get(0), List.of(offers));
    }

    private Outcome publishOne() {
        return publish(known("CAMISA", "5283001", 12)).get(0).outcome();
    }

    private static void isRetry(Outcome outcome, Cause cause) {
        assertThat(outcome).asInstanceOf(InstanceOfAssertFactories.type(Outcome.Retry.class))
                .extracting(Outcome.Retry::cause).isEqualTo(Optional.of(cause));
    }

    private static Map<String, Outcome> bySku(List<Answer> answers) {
        return answers.stream().collect(Collectors.toMap(answer -> answer.offer().sku(),
                Answer::outcome));
    }

    @Test
    void numbers_are_looked_up_once_and_kept() {
        api.answers("products", 200, "products").says("update", 200, "[]");

        List<Answer> answers = publish(unknown("CAMISA", 12), unknown("TAZA", 0), unknown("NADA", 1));

        assertThat(api.argumentsOf("products").get(1)).isEqualTo(List.of("CAMISA", "TAZA", "NADA"));
        assertThat(api.argumentsOf("update").get(1)).isEqualTo(List.of(new Quantity(5283001, 12),
                new Quantity(5283002, 0)));
        assertThat(bySku(answers)).isEqualTo(Map.of("CAMISA", Outcome.applied(), "TAZA", Outcome.applied(), "NADA",
                Outcome.rejected(Cause.NOT_FOUND)));
        assertThat(answers).extracting(Answer::remote).containsExactlyInAnyOrder(Optional.of("5283001"),
                Optional.of("5283002"), Optional.empty());
        assertThat(account.spent).containsExactly("lookups", "updates");
    }

    @Test
    void a_page_is_as_good_as_a_list() {
        api.answers("products", 200, "products-page").says("update", 200, "[]");

        assertThat(publish(unknown("CAMISA", 12)).get(0).outcome()).isEqualTo(Outcome.applied());
    }

    @Test
    void every_product_that_sells_the_sku_follows() {
        api.answers("products", 200, "products-twice").says("update", 200, "[]");

        assertThat(publish(unknown("CAMISA", 12)).get(0).remote()).contains("5283001,5283009");
        assertThat(api.argumentsOf("update").get(1)).isEqualTo(List.of(new Quantity(5283001, 12),
                new Quantity(5283009, 12)));
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
    void a_number_that_is_gone_is_looked_up_again() {
        api.says("update", 200, "[{\"productId\":1,\"quantity\":12}]").says("stock", 404, "").answers("products", 200,
                "products-page");

        Answer answer = publish(known("CAMISA", "1", 12)).get(0);

        isRetry(answer.outcome(), Cause.CONFLICT);
        assertThat(answer.remote()).contains("5283001");
    }

    @Test
    void a_sku_that_nothing_sells_any_more_is_not_found() {
        api.says("update", 404, "").says("stock", 404, "").says("products", 200, "[]");

        assertThat(publish(known("CAMISA", "1", 12)).get(0).outcome())
                .isEqualTo(Outcome.rejected(Cause.NOT_FOUND));
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
    void a_failed_lookup_is_no_reason_to_keep_back_what_is_known() {
        api.says("products", 500, "").says("update", 200, "[]");

        Map<String, Outcome> outcomes = bySku(publish(unknown("TAZA", 0), known("CAMISA", "5283001", 12)));

        assertThat(outcomes.get("CAMISA")).isEqualTo(Outcome.applied());
        isRetry(outcomes.get("TAZA"), Cause.UNAVAILABLE);
    }

    @Test
    void a_lookup_that_is_refused_is_no_skus_fault() {
        api.says("products", 400, "{\"message\":\"bad\"}");

        isRetry(publish(unknown("TAZA", 0)).get(0).outcome(), Cause.UNREADABLE);
    }

    @Test
    void long_skus_are_looked_up_in_addresses_that_are_not_too_long() {
        List<Offer> offers = IntStream.range(0, 60).mapToObj(number -> unknown("ã".repeat(90) + number, 1)).toList();
        IntStream.range(0, 6).forEach(lookup -> api.says("products", 200, "[]"));

        assertThat(publish(offers.toArray(Offer[]::new))).hasSize(60);
        assertThat(api.calls).hasSize(6).allSatisfy(call -> assertThat(((List<?>) call.arguments().get(1)).stream()
                .mapToInt(sku -> sku.toString().length()).sum()).isLessThan(6_000));
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
        assertThat(shown.get(1).why()).contains(Outcome.rejected(Cause.NOT_FOUND));
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
