package dev.vigia.marketplace.amazon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vigia.credentials.Token;
import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Shown;
import dev.vigia.testing.marketplace.Scripted;
import dev.vigia.testing.marketplace.TestAccount;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
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
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmazonTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final URI PRODUCTION = URI.create("https://sellingpartnerapi-na.amazon.com");

    private final Scripted<AmazonApi> api = new Scripted<>(AmazonApi.class, "amazon");
    private final List<URI> addresses = new ArrayList<>();
    private final Storage storage = new Storage();
    private final Amazon amazon = new Amazon(address -> {
        addresses.add(address);
        return api.api();
    }, storage, Clock.fixed(NOW, ZoneOffset.UTC));
    private final TestAccount account = new TestAccount(PRODUCTION, Map.of("seller-id", "SELLER1", "marketplace-id",
            "A2Q3Y263D00KWC", "client-id", "app", "client-secret", "secret", "refresh-token", "Atzr|SELLER1"))
            .holding(new Token("Atza|kept", Optional.empty(), NOW.plusSeconds(600)));

    /** What Amazon's storage was given and gives. */
    private static class Storage extends FeedDocuments {

        private String uploaded = "";
        private String report = "";

        @Override
        void upload(Account account, URI address, byte[] bytes) {
            uploaded = address + " " + new String(bytes, UTF_8);
        }

        @Override
        byte[] download(Account account, URI address, boolean compressed) {
            return compressed ? report.getBytes(UTF_8) : new byte[0];
        }
    }

    private static Offer offer(String sku, int quantity) {
        return new Offer(sku, Optional.empty(), quantity);
    }

    private Outcome publish() {
        return amazon.publish(account, amazon.sendModes(account).get(0), List.of(offer("CAMISA-AZUL-M", 12))).get(0)
                .outcome();
    }

    private static void isRetry(Outcome outcome, Cause cause) {
        assertThat(outcome).asInstanceOf(InstanceOfAssertFactories.type(Outcome.Retry.class))
                .extracting(Outcome.Retry::cause).isEqualTo(Optional.of(cause));
    }

    private static void isRejected(Outcome outcome, Cause cause) {
        assertThat(outcome).asInstanceOf(InstanceOfAssertFactories.type(Outcome.Rejected.class))
                .extracting(Outcome.Rejected::cause).isEqualTo(Optional.of(cause));
    }

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
    void the_wait_that_amazon_asks_for_is_obeyed_within_reason() {
        api.says("patch", 429, api.body("quota"), "Retry-After", "90");
        assertThat(((Outcome.Retry) publish()).after()).hasSeconds(90);

        api.says("patch", 429, api.body("quota"), "Retry-After", "999999999");
        assertThat(((Outcome.Retry) publish()).after()).hasHours(1);

        api.says("patch", 503, "", "Date", "Fri, 27 Nov 2026 10:00:00 GMT", "Retry-After",
                "Fri, 27 Nov 2026 10:01:40 GMT");
        assertThat(((Outcome.Retry) publish()).after()).hasSeconds(100);

        api.says("patch", 503, "", "Date", "Fri, 27 Nov 2026 10:00:00 GMT", "Retry-After", "tomorrow");
        assertThat(((Outcome.Retry) publish()).after()).as("what it does not ask for").isZero();
    }

    @Test
    void the_rate_that_amazon_grants_is_handed_on() {
        api.says("patch", 200, api.body("patch-accepted"), "x-amzn-RateLimit-Limit", "2.5");
        publish();
        assertThat(account.paces).containsExactly(Map.entry("patches", 2.5));

        api.says("patch", 200, api.body("patch-accepted"), "x-amzn-RateLimit-Limit", "0.0");
        publish();
        assertThat(account.paces).containsExactly(Map.entry("patches", 2.5));
    }

    @ParameterizedTest
    @CsvSource({ "0.000000001, 60", "0.01, 60", "0.05, 20" })
    void no_rate_holds_a_request_up_for_more_than_a_minute(String rate, long seconds) {
        api.says("patch", 200, api.body("patch-accepted"), "x-amzn-RateLimit-Limit", rate);
        publish();
        assertThat(1 / account.paces.get("patches")).isCloseTo(seconds, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({ "0.000000001, 120", "0.00625, 120", "0.0125, 80" })
    void no_rate_holds_a_feed_up_for_longer_than_its_documentation_does(String rate, long seconds) {
        api.answers("createDocument", 201, "document-created").says("createFeed", 202, api.body("feed-created"),
                "x-amzn-RateLimit-Limit", rate);
        publishFeed();
        assertThat(1 / account.paces.get("feeds")).isCloseTo(seconds, within(1e-6));
    }

    @Test
    void a_token_is_renewed_a_minute_before_it_ends() {
        account.holding(new Token("Atza|ending", Optional.empty(), NOW.plusSeconds(60)));
        api.answers("token", 200, "token").answers("patch", 200, "patch-accepted");

        assertThat(publish()).isInstanceOf(Outcome.Accepted.class);
        assertThat(api.argumentsOf("patch").get(0)).isEqualTo("Atza|fresh");
        assertThat(account.token().orElseThrow().expiresAt()).isEqualTo(NOW.plusSeconds(3600));
        assertThat(addresses).containsExactly(URI.create("https://api.amazon.com"), PRODUCTION);
    }

    @Test
    void a_refused_token_is_renewed_once() {
        api.answers("patch", 403, "forbidden").answers("token", 200, "token").answers("patch", 403, "forbidden");

        isRejected(publish(), Cause.CREDENTIALS);
        assertThat(api.asked()).containsExactly("patch", "token", "patch");
    }

    @Test
    void a_refused_sign_in_needs_a_person() {
        account.holding(new Token("Atza|ended", Optional.empty(), NOW));
        api.answers("token", 400, "invalid-grant");

        isRejected(publish(), Cause.CREDENTIALS);
    }

    @CsvSource({ "https://sellingpartnerapi-na.amazon.com, https://api.amazon.com",
            "https://sandbox.sellingpartnerapi-na.amazon.com, https://api.amazon.com",
            "http://localhost:8080/sandbox/amazon, http://localhost:8080/sandbox/amazon" })
    @ParameterizedTest
    void all_of_amazon_signs_in_at_one_address(URI url, URI signIn) {
        assertThat(AmazonTokens.signInAt(url)).isEqualTo(signIn);
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

    private Outcome confirm(String handle, String issues) {
        api.says("search", 200,
                "{\"items\":[{\"sku\":\"TAZA\",\"fulfillmentAvailability\":[{\"fulfillmentChannelCode\":"
                        + "\"DEFAULT\",\"quantity\":5}],\"issues\":[" + issues + "]}]}");
        return amazon.confirm(account, handle, List.of(offer("TAZA", 4))).get(0).outcome();
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
        isRejected(shown.get(2).why().orElseThrow(), Cause.MANAGED);
        isRejected(shown.get(3).why().orElseThrow(), Cause.NOT_FOUND);
    }

    @Test
    void a_probe_opens_the_door_or_says_why_not() {
        api.answers("search", 200, "search-empty");
        assertThat(amazon.probe(account)).isEqualTo(Outcome.applied());

        api.answers("search", 403, "forbidden").answers("token", 400, "invalid-grant");
        isRejected(amazon.probe(account), Cause.CREDENTIALS);
    }

    private List<Answer> publishFeed() {
        return amazon.publish(account, amazon.sendModes(account).get(1), List.of(offer("CAMISA-AZUL-M", 12), offer(
                "TAZA",
                0)));
    }

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

    private static String message(int id, String sku, int quantity) {
        return "{\"messageId\":" + id + ",\"sku\":\"" + sku + "\",\"operationType\":\"PATCH\",\"productType\":"
                + "\"PRODUCT\",\"patches\":[{\"op\":\"merge\",\"path\":\"/attributes/fulfillment_availability\","
                + "\"value\":[{\"fulfillment_channel_code\":\"DEFAULT\",\"quantity\":" + quantity + "}]}]}";
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
    void an_error_that_names_no_offer_casts_doubt_on_all() {
        api.answers("feed", 200, "feed-done").answers("document", 200, "document");
        storage.report = api.body("report-with-unnamed-error");

        assertThat(confirmFeed()).allSatisfy(answer -> isRetry(answer.outcome(), Cause.UNREADABLE));
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
