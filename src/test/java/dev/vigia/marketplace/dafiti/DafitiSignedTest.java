package dev.vigia.marketplace.dafiti;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Shown;
import dev.vigia.testing.marketplace.Scripted;
import dev.vigia.testing.marketplace.TestAccount;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each answer of the older API and its outcome, all of them with the status 200. */
class DafitiSignedTest {

    private static final String FEED = "1adf8fc6-a08f-4b4a-9c5a-0c1a2b3c4d5e";
    private static final List<Offer> OFFERS = List.of(offer("CAMISA", 12), offer("TAZA", 0));

    private final Scripted<SignedApi> api = new Scripted<>(SignedApi.class, "dafiti");
    private final List<URI> addresses = new ArrayList<>();
    private final Dafiti dafiti = new Dafiti(address -> {
        throw new AssertionError("the newer API was called");
    }, address -> {
        addresses.add(address);
        return api.api();
    }, Clock.fixed(Instant.parse("2026-01-02T03:04:05.678Z"), ZoneOffset.UTC));
    private final TestAccount account = new TestAccount(URI.create("https://sellercenter-api.sellercenter.com.br"),
            Map.of("api", "signed", "user", "loja@example.com", "access-key", "example-api-key-0001"));

    private static Offer offer(String sku, int quantity) {
        return new Offer(sku, Optional.empty(), quantity);
    }

    private List<Answer> publish() {
        return dafiti.publish(account, dafiti.sendModes(account).get(0), OFFERS);
    }

    private List<Answer> confirm() {
        return dafiti.confirm(account, FEED, OFFERS);
    }

    private static void allAre(List<Answer> answers, Outcome expected) {
        assertThat(answers).extracting(answer -> answer.offer().sku()).containsExactly("CAMISA", "TAZA");
        assertThat(answers).extracting(Answer::outcome).containsOnly(expected);
    }

    private static void allRetry(List<Answer> answers, Cause cause) {
        assertThat(answers).hasSize(2).allSatisfy(answer -> assertThat(answer.outcome())
                .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Retry.class))
                .extracting(Outcome.Retry::cause).isEqualTo(Optional.of(cause)));
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> query(int call) {
        return (Map<String, String>) api.calls.get(call).arguments().get(0);
    }

    @Test
    void a_feed_is_accepted_and_blocks_its_products_until_it_is_done() {
        api.answers("tell", 200, "feed-accepted");

        allAre(publish(), Outcome.acceptedOutOfOrder(FEED, Duration.ofSeconds(3)));
        assertThat(query(0)).isEqualTo(Map.of("Action", "ProductStockUpdate", "Format", "JSON", "Timestamp",
                "2026-01-02T03%3A04%3A05%2B00%3A00", "UserID", "loja%40example.com", "Version", "1.0", "Signature",
                "2f1e7bf614750c48f8feebe095cd92007e46b439dc822736a4ee2a79ae14871a"));
        assertThat((String) api.argumentsOf("tell").get(1)).contains("<SellerSku>TAZA</SellerSku><Quantity>0<");
        assertThat(addresses).containsExactly(URI.create("https://api.sellercenter.com.br"));
        assertThat(account.spent).containsExactly("stock-feeds");
    }

    @CsvSource({ "https://sellercenter-api.sellercenter.com.br, https://api.sellercenter.com.br",
            "https://sellercenter-api-staging.sellercenter.com.br, https://sellercenter-api-staging.sellercenter.com.br",
            "http://localhost:8080/sandbox/dafiti, http://localhost:8080/sandbox/dafiti" })
    @ParameterizedTest
    void dafiti_itself_has_two_addresses_and_any_other_serves_both(URI url, URI older) {
        assertThat(SignedCalls.at(url)).isEqualTo(older);
    }

    @Test
    void a_call_that_came_too_late_is_signed_again_once_by_the_clock_of_dafiti() {
        api.says("tell", 200, api.body("error-expired"), "Date", "Fri, 2 Jan 2026 04:30:00 GMT").answers("tell", 200,
                "feed-accepted");

        allAre(publish(), Outcome.acceptedOutOfOrder(FEED, Duration.ofSeconds(3)));
        assertThat(query(1)).containsEntry("Timestamp", "2026-01-02T04%3A30%3A00%2B00%3A00");
        assertThat(query(1).get("Signature")).isNotEqualTo(query(0).get("Signature"));
    }

    @Test
    void a_call_that_comes_too_late_twice_is_tried_again_later() {
        api.answers("tell", 200, "error-expired").answers("tell", 200, "error-expired");

        allRetry(publish(), Cause.UNAVAILABLE);
        assertThat(api.asked()).containsExactly("tell", "tell");
    }

    @ParameterizedTest
    @CsvSource({ "1, REFUSED", "2, REFUSED", "4, REFUSED", "5, REFUSED", "7, CREDENTIALS", "8, REFUSED",
            "9, CREDENTIALS", "10, REFUSED", "11, REFUSED", "30, REFUSED", "999, REFUSED" })
    void an_error_within_a_200_that_a_person_must_mend(String code, Cause cause) {
        api.says("tell", 200, api.body("error-signature").replace("\"7\"", "\"" + code + "\""));

        allAre(publish(), Outcome.rejected(cause, code + " E007: Login failed. Signature mismatching"));
    }

    @ParameterizedTest
    @CsvSource({ "6, UNAVAILABLE", "1000, UNAVAILABLE", "429, LIMITED" })
    void an_error_within_a_200_that_heals_by_itself(String code, Cause cause) {
        api.says("tell", 200, api.body("error-signature").replace("\"7\"", "\"" + code + "\""));

        allRetry(publish(), cause);
    }

    @ParameterizedTest
    @CsvSource({ "200, 6, UNAVAILABLE, 0", "503, 1000, UNAVAILABLE, 0", "200, 429, LIMITED, 5",
            "429, 429, LIMITED, 5" })
    void an_error_that_heals_is_waited_for_as_long_as_asked(int status, String code, Cause cause, int unasked) {
        String error = api.body("error-signature").replace("\"7\"", "\"" + code + "\"");
        api.says("tell", status, error, "Retry-After", "60").says("tell", status, error);

        String words = code + " E007: Login failed. Signature mismatching";
        allAre(publish(), Outcome.retry(cause, words, Duration.ofSeconds(60)));
        allAre(publish(), Outcome.retry(cause, words, Duration.ofSeconds(unasked)));
    }

    @ParameterizedTest
    @CsvSource({ "429, LIMITED", "503, UNAVAILABLE" })
    void an_error_that_nobody_has_described_means_what_its_status_means(int status, Cause cause) {
        api.says("tell", status, api.body("error-signature").replace("\"7\"", "\"4711\""));

        allRetry(publish(), cause);
    }

    @ParameterizedTest
    @CsvSource({ "429, LIMITED", "503, UNAVAILABLE", "302, UNREADABLE" })
    void another_status_means_what_it_always_means(int status, Cause cause) {
        api.says("tell", status, "<html>");

        allRetry(publish(), cause);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "null", "<html>", "{}", "{\"SuccessResponse\":{}}",
            "{\"SuccessResponse\":{\"Head\":{\"RequestId\":\"\"}}}" })
    void a_success_that_names_no_feed_is_none(String body) {
        api.says("tell", 200, body);

        allRetry(publish(), Cause.UNREADABLE);
    }

    @Test
    void a_refusal_that_names_a_product_does_not_hold_up_the_others() {
        api.answers("tell", 200, "error-naming-skus");

        assertThat(publish()).extracting(Answer::outcome).satisfiesExactly(
                camisa -> assertThat(camisa).isInstanceOfSatisfying(Outcome.Retry.class,
                        retry -> assertThat(retry.cause()).contains(Cause.DROPPED)),
                taza -> assertThat(taza).isEqualTo(Outcome.rejected(Cause.REFUSED, "too many")));
    }

    @Test
    void a_sku_that_xml_cannot_carry_does_not_hold_up_the_others() {
        api.answers("tell", 200, "feed-accepted");

        List<Answer> answers = dafiti.publish(account, dafiti.sendModes(account).get(0), List.of(offer("a\u0001", 1),
                offer(
                        "TAZA", 0)));

        assertThat(answers.get(0).outcome()).isInstanceOfSatisfying(Outcome.Rejected.class,
                rejected -> assertThat(rejected.cause()).contains(Cause.UNSENDABLE));
        assertThat(answers.get(1).outcome()).isInstanceOf(Outcome.Accepted.class);
        assertThat((String) api.argumentsOf("tell").get(1)).doesNotContain("\u0001");
    }

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
    void refused_credentials_need_a_person() {
        api.answers("ask", 200, "error-signature");

        allAre(confirm(), Outcome.rejected(Cause.CREDENTIALS, "7 E007: Login failed. Signature mismatching"));
    }

    @Test
    void reading_back_takes_one_product_for_a_list_of_one() {
        api.answers("ask", 200, "signed-products");

        List<Shown> shown = dafiti.readBack(account, OFFERS);

        assertThat(shown).extracting(Shown::quantity).containsExactly(OptionalInt.of(12), OptionalInt.empty());
        assertThat(shown.get(1).why()).contains(Outcome.rejected(Cause.NOT_FOUND));
        assertThat(query(0)).containsEntry("SkuSellerList", "%5B%22CAMISA%22%2C%22TAZA%22%5D");
    }

    @Test
    void a_probe_opens_the_door_or_says_why_not() {
        api.answers("ask", 200, "signed-products-none").answers("ask", 200, "error-signature");

        assertThat(dafiti.probe(account)).isEqualTo(Outcome.applied());
        assertThat(dafiti.probe(account)).isEqualTo(Outcome.rejected(Cause.CREDENTIALS,
                "7 E007: Login failed. Signature mismatching"));
    }
}
