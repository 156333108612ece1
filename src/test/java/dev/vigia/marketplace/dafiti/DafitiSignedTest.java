package dev.vigia.marketplace.dafiti;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each answer of the older API to a feed and its outcome, all of them with the status 200. */
class DafitiSignedTest extends DafitiSignedFixture {

    private List<Answer> publish() {
        return dafiti.publish(account, dafiti.sendModes(account).get(0), OFFERS);
    }

    @Test
    void a_feed_is_accepted_and_blocks_its_products_until_it_is_done() {
        api.answers("tell", 200, "feed-accepted");

        allAre(publish(), Outcome.acceptedOutOfOrder(FEED, Duration.ofSeconds(3)));
        assertThat(query(0)).isEqualTo(Map.of("Action", "ProductStockUpdate", "Format", "JSON", "Timestamp",
                "2026-01-02T03%3A04%3A05%2B00%3A00", "UserID", "loja%40example.com", "Version", "1.0", "Signature",
                "2f1e7bf614750c48f8feebe095cd92007e46b439dc822736a4ee2a79ae14871a"));
        assertThat((String) api.argumentsOf("tell").get(1)).contains("<SellerSku>TAZA</SellerSku><Quantity>0<");
        assertThat(api.addresses).containsExactly(URI.create("https://api.sellercenter.com.br/"));
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

    @Test
    void refused_credentials_need_a_person() {
        api.answers("ask", 200, "error-signature");

        allAre(confirm(), Outcome.rejected(Cause.CREDENTIALS, "7 E007: Login failed. Signature mismatching"));
    }

    @Test
    void a_probe_opens_the_door_or_says_why_not() {
        api.answers("ask", 200, "signed-products-none").answers("ask", 200, "error-signature");

        assertThat(dafiti.probe(account)).isEqualTo(Outcome.applied());
        assertThat(dafiti.probe(account)).isEqualTo(Outcome.rejected(Cause.CREDENTIALS,
                "7 E007: Login failed. Signature mismatching"));
    }
}
