package dev.vigia.marketplace.b2w;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.SendMode;
import dev.vigia.marketplace.Shown;
import dev.vigia.testing.marketplace.Scripted;
import dev.vigia.testing.marketplace.TestAccount;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class B2wTest {

    private static final String SKU = "CAMISA-AZUL-M";
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    /** By SkyHub; whether it reaches the shop is asked later. */
    private static final String HANDLE = "stored:" + NOW.getEpochSecond();
    private static final Outcome STORED = Outcome.accepted(HANDLE, Duration.ofSeconds(5));

    private static final class MovingClock extends Clock {

        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final Scripted<B2wApi> api = new Scripted<>(B2wApi.class, "b2w");
    private final MovingClock clock = new MovingClock();
    private final B2w b2w = new B2w(address -> api.api(), clock);
    private final TestAccount account = account("", "");

    private static TestAccount account(String store, String days) {
        return new TestAccount(URI.create("https://api.skyhub.com.br"), Map.of("email", "loja@example.com", "api-key",
                "key", "account-manager-key", "manager", "store-code", store, "cross-docking", days));
    }

    private static Offer offer(String remote) {
        return new Offer(SKU, Optional.of(remote).filter(known -> !known.isEmpty()), 12);
    }

    private Answer publish(String remote) {
        return publish(account, 0, offer(remote)).get(0);
    }

    private List<Answer> publish(TestAccount of, int way, Offer... offers) {
        return b2w.publish(of, b2w.sendModes(of).get(way), List.of(offers));
    }

    private static void isRetry(Outcome outcome, Cause cause) {
        assertThat(outcome).asInstanceOf(InstanceOfAssertFactories.type(Outcome.Retry.class))
                .extracting(Outcome.Retry::cause).isEqualTo(Optional.of(cause));
    }

    private static void isRejected(Outcome outcome, Cause cause) {
        assertThat(outcome).asInstanceOf(InstanceOfAssertFactories.type(Outcome.Rejected.class))
                .extracting(Outcome.Rejected::cause).isEqualTo(Optional.of(cause));
    }

    @Test
    void a_variation_is_found_by_writing_it_and_remembered() {
        api.says("changeVariation", 204, "");

        Answer answer = publish("");

        assertThat(answer.outcome()).isEqualTo(STORED);
        assertThat(answer.remote()).contains("variation");
        assertThat(api.argumentsOf("changeVariation").get(0)).extracting("email", "key", "manager")
                .containsExactly("loja@example.com", "key", "manager");
        assertThat(api.argumentsOf("changeVariation").get(1)).isEqualTo(SKU);
        assertThat(Json.write(api.argumentsOf("changeVariation").get(2))).isEqualTo("{\"variation\":{\"qty\":12}}");
    }

    @Test
    void a_product_is_found_once_and_then_addressed_directly() {
        api.answers("changeVariation", 404, "not-found").answers("product", 200, "product")
                .says("changeProduct", 204, "").says("changeProduct", 204, "");

        Answer first = publish("");
        Answer second = publish("product");

        assertThat(List.of(first.outcome(), second.outcome())).containsOnly(STORED);
        assertThat(first.remote()).contains("product");
        assertThat(api.asked()).containsExactly("changeVariation", "product", "changeProduct", "changeProduct");
        assertThat(Json.write(api.argumentsOf("changeProduct").get(2))).isEqualTo("{\"product\":{\"qty\":12}}");
        assertThat(account.spent).containsExactly("variation-writes", "product-reads", "product-writes",
                "product-writes");
    }

    @Test
    void a_product_that_has_become_a_variation_is_looked_up_again() {
        api.answers("changeProduct", 404, "not-found").says("changeVariation", 204, "");

        Answer answer = publish("product");

        assertThat(answer.outcome()).isEqualTo(STORED);
        assertThat(answer.remote()).contains("variation");
    }

    @Test
    void a_product_with_variations_is_not_written_because_none_of_them_would_follow() {
        api.answers("changeVariation", 404, "not-found").answers("product", 200, "product-with-variations");

        isRejected(publish("").outcome(), Cause.HAS_VARIATIONS);
        assertThat(api.asked()).doesNotContain("changeProduct");
    }

    @ParameterizedTest
    @CsvSource({ "404, not-found, NOT_FOUND", "422, unprocessable, REFUSED" })
    void a_sku_that_is_neither_keeps_the_first_refusal(int status, String words, Cause cause) {
        api.answers("changeVariation", status, words).answers("product", 404, "not-found");

        isRejected(publish("").outcome(), cause);
    }

    @Test
    void a_removed_product_is_closed() {
        api.answers("changeVariation", 404, "not-found").answers("product", 200, "product-removed");

        isRejected(publish("").outcome(), Cause.CLOSED);
    }

    @ParameterizedTest
    @CsvSource({ "401, unauthorized, CREDENTIALS", "403, unauthorized, CREDENTIALS", "400, unprocessable, REFUSED",
            "406, unprocessable, REFUSED" })
    void a_refusal_needs_a_person(int status, String words, Cause cause) {
        api.answers("changeProduct", status, words);

        isRejected(publish("product").outcome(), cause);
        assertThat(api.asked()).containsExactly("changeProduct");
    }

    @ParameterizedTest
    @CsvSource({ "429, LIMITED", "500, UNAVAILABLE", "502, UNAVAILABLE", "503, UNAVAILABLE", "302, UNREADABLE" })
    void a_disturbance_heals_by_itself(int status, Cause cause) {
        api.answers("changeVariation", status, "limited");

        isRetry(publish("variation").outcome(), cause);
        assertThat(api.asked()).containsExactly("changeVariation");
    }

    @Test
    void no_answer_heals_by_itself() {
        api.fails("changeVariation", new ProcessingException(new ConnectException("refused")));

        isRetry(publish("").outcome(), Cause.UNREACHABLE);
    }

    @Test
    void the_words_of_an_error_are_shown() {
        api.answers("changeProduct", 401, "unauthorized").answers("changeProduct", 400, "unprocessable");

        assertThat(publish("product").outcome().toString()).contains("401 Email ou token inválido");
        assertThat(publish("product").outcome().toString()).contains("deve ser maior ou igual a zero");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "<html>", "{\"qty\":12}" })
    void a_success_that_is_not_the_documented_one_counts_when_the_quantity_shows(String body) {
        api.says("changeProduct", 200, body).answers("product", 200, "product")
                .says("changeProduct", 200, body).answers("product", 200, "product-other-quantity");

        assertThat(publish("product").outcome()).isEqualTo(STORED);
        isRetry(publish("product").outcome(), Cause.UNREADABLE);
    }

    @Test
    void a_page_in_place_of_an_answer_does_not_decide_what_a_sku_is() {
        api.says("changeVariation", 200, "<html>").answers("variation", 404, "not-found");

        Answer answer = publish("");

        isRetry(answer.outcome(), Cause.UNREADABLE);
        assertThat(answer.remote()).isEmpty();
    }

    @Test
    void a_warehouse_of_the_sellers_own_has_its_own_calls_and_a_batch() {
        TestAccount store = account("cd1", "2");
        api.says("changeInStore", 204, "").says("changeManyInStore", 200, "");

        assertThat(publish(store, 0, offer("")).get(0).outcome()).isEqualTo(STORED);
        assertThat(publish(store, 1, offer(""), new Offer("000123", Optional.empty(), 0))).extracting(Answer::outcome)
                .containsOnly(STORED).hasSize(2);

        assertThat(api.argumentsOf("changeInStore").subList(1, 3)).containsExactly("cd1", SKU);
        assertThat(Json.write(api.argumentsOf("changeInStore").get(3)))
                .isEqualTo("{\"sku\":{\"qty\":12,\"cross_docking\":2}}");
        assertThat(Json.write(api.argumentsOf("changeManyInStore").get(2))).isEqualTo("{\"skus\":[{\"code\":\"" + SKU
                + "\",\"qty\":12,\"cross_docking\":2},{\"code\":\"000123\",\"qty\":0,\"cross_docking\":2}]}");
        assertThat(store.spent).containsExactly("store-writes", "store-additions");
    }

    @Test
    void days_of_preparation_that_are_not_given_are_not_sent() {
        api.says("changeInStore", 204, "");

        publish(account("cd1", ""), 0, offer(""));

        assertThat(Json.write(api.argumentsOf("changeInStore").get(3))).isEqualTo("{\"sku\":{\"qty\":12}}");
    }

    @ParameterizedTest
    @CsvSource(value = { "'', single", "98, single", "cd1, single batch" })
    void the_default_warehouse_is_the_product_itself(String code, String ways) {
        assertThat(b2w.sendModes(account(code, ""))).extracting(SendMode::name).containsExactly(ways.split(" "));
    }

    @Test
    void a_sku_that_was_never_in_the_warehouse_is_added_to_it() {
        api.answers("changeInStore", 404, "not-found").says("addToStore", 204, "");

        assertThat(publish(account("cd1", ""), 0, offer("")).get(0).outcome()).isEqualTo(STORED);
        assertThat(Json.write(api.argumentsOf("addToStore").get(2)))
                .isEqualTo("{\"sku\":{\"code\":\"" + SKU + "\",\"qty\":12}}");
    }

    @Test
    void a_sku_without_a_product_is_not_found() {
        api.answers("changeInStore", 404, "not-found").answers("addToStore", 404, "not-found");

        isRejected(publish(account("cd1", ""), 0, offer("")).get(0).outcome(), Cause.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({ "404, not-found", "422, unprocessable", "200, batch-partly-refused" })
    void a_batch_with_a_sku_that_is_refused_is_sent_one_by_one(int status, String body) {
        api.answers("changeManyInStore", status, body).says("changeInStore", 204, "")
                .answers("changeInStore", 404, "not-found").answers("addToStore", 404, "not-found");

        List<Answer> answers = publish(account("cd1", ""), 1, offer(""), new Offer("NADA", Optional.empty(), 1));

        assertThat(answers.get(0).outcome()).isEqualTo(STORED);
        isRejected(answers.get(1).outcome(), Cause.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({ "429, LIMITED", "500, UNAVAILABLE", "200, UNREADABLE" })
    void a_batch_that_did_not_get_through_is_sent_again_as_a_whole(int status, Cause cause) {
        api.says("changeManyInStore", status, "<html>");

        assertThat(publish(account("cd1", ""), 1, offer(""), new Offer("B", Optional.empty(), 1)))
                .allSatisfy(answer -> isRetry(answer.outcome(), cause));
        assertThat(api.asked()).containsExactly("changeManyInStore");
    }

    @Test
    void a_batch_with_wrong_keys_stops_everything() {
        api.answers("changeManyInStore", 401, "unauthorized");

        isRejected(publish(account("cd1", ""), 1, offer("")).get(0).outcome(), Cause.CREDENTIALS);
    }

    @Test
    void reading_back_tells_what_is_stored() {
        api.answers("product", 200, "product").answers("variation", 200, "variation")
                .answers("variation", 404, "not-found").answers("product", 200, "product-other-quantity")
                .answers("product", 404, "not-found");

        List<Shown> shown = b2w.readBack(account, List.of(offer("product"), offer("variation"), offer(""),
                offer("product")));

        assertThat(shown).extracting(Shown::quantity).containsExactly(OptionalInt.of(12), OptionalInt.of(12),
                OptionalInt.of(7), OptionalInt.empty());
        isRejected(shown.get(3).why().orElseThrow(), Cause.NOT_FOUND);
    }

    @Test
    void the_stock_of_a_warehouse_cannot_be_read_back() {
        Shown shown = b2w.readBack(account("cd1", ""), List.of(offer(""))).get(0);

        assertThat(shown.quantity()).isEmpty();
        assertThat(shown.why()).isPresent();
    }

    @Test
    void a_probe_tells_what_is_wrong_with_the_keys() {
        api.answers("products", 200, "products").answers("products", 401, "unauthorized");

        assertThat(b2w.probe(account)).isEqualTo(Outcome.applied());
        isRejected(b2w.probe(account), Cause.CREDENTIALS);
    }

    private List<Outcome> confirm(String handle, String... skus) {
        return b2w.confirm(account, handle, Stream.of(skus).map(sku -> new Offer(sku, Optional.empty(), 1)).toList())
                .stream().map(Answer::outcome).toList();
    }

    @Test
    void what_could_not_be_published_is_rejected_in_skyhubs_words_and_the_rest_applied() {
        clock.now = NOW.plusSeconds(5);
        api.answers("syncErrors", 200, "sync-errors");

        assertThat(confirm(HANDLE, SKU, "FINE", "OLD", "TWICE")).containsExactly(
                Outcome.rejected(Cause.REFUSED, "b2w_stock: Estoque recusado pelo site"), Outcome.applied(),
                Outcome.applied(), Outcome.rejected(Cause.REFUSED, "Sem preço; b2w_ean: EAN inválido"));
        assertThat(account.spent).containsExactly("others");
    }

    @Test
    void one_reading_serves_all_that_was_stored_before_and_is_not_repeated_at_once() {
        clock.now = NOW.plusSeconds(5);
        api.answers("syncErrors", 200, "sync-errors").answers("syncErrors", 200, "sync-errors");

        assertThat(confirm(HANDLE, "FINE")).containsExactly(Outcome.applied());
        assertThat(confirm("stored:" + NOW.minusSeconds(60).getEpochSecond(), "FINE")).containsExactly(
                Outcome.applied());
        clock.now = NOW.plusSeconds(7);
        String later = "stored:" + NOW.plusSeconds(2).getEpochSecond();
        assertThat(confirm(later, "FINE")).containsExactly(Outcome.accepted(later, Duration.ofSeconds(3)));
        assertThat(api.asked()).containsExactly("syncErrors");
        clock.now = NOW.plusSeconds(8);
        assertThat(confirm(later, "FINE")).containsExactly(Outcome.applied());
        assertThat(api.asked()).hasSize(2);
    }

    @Test
    void a_question_that_would_have_to_wait_is_not_asked() {
        clock.now = NOW.plusSeconds(5);
        account.exhausted.add("others");

        assertThat(confirm(HANDLE, "FINE")).containsExactly(Outcome.accepted(HANDLE, Duration.ofSeconds(3)));
        assertThat(api.asked()).isEmpty();
    }

    @Test
    void a_long_list_is_read_page_by_page() {
        String page = "{\"data\":[" + IntStream.range(0, 50).mapToObj(number -> "{\"entity_id\":\"E" + number
                + "\",\"categories\":[]}").collect(Collectors.joining(",")) + "]}";
        api.says("syncErrors", 200, page).answers("syncErrors", 200, "sync-errors");

        isRejected(confirm("stored:0", SKU).get(0), Cause.REFUSED);
        assertThat(api.argumentsOf("syncErrors")).endsWith(50);
    }

    @ParameterizedTest
    @ValueSource(ints = { 401, 403, 404, 410 })
    void who_may_not_read_the_list_has_stored_the_quantity_all_the_same(int status) {
        api.says("syncErrors", status, "");

        assertThat(confirm("stored:0", SKU)).containsExactly(Outcome.applied());
    }

    @ParameterizedTest
    @CsvSource({ "429, LIMITED", "500, UNAVAILABLE", "200, UNREADABLE", "302, UNREADABLE" })
    void a_list_that_could_not_be_read_is_asked_for_again(int status, Cause cause) {
        api.says("syncErrors", status, "<html>");

        isRetry(confirm("stored:0", SKU).get(0), cause);
    }
}
