package dev.vigia.marketplace.casasbahia;

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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CasasBahiaTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Offer OFFER = new Offer("CAMISA-AZUL-M", Optional.empty(), 12);

    private final Scripted<CasasBahiaApi> api = new Scripted<>(CasasBahiaApi.class, "casas-bahia");
    private final CasasBahia casasBahia = new CasasBahia(address -> api.api(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final TestAccount v4 = account("v4", "");
    private final TestAccount v2 = account("v2", "1");

    private static TestAccount account(String version, String warehouse) {
        return new TestAccount(URI.create("https://api-mktplace.viavarejo.com.br"), Map.of("client-id", "app",
                "access-token", "token", "api", version, "preparation-days", "3", "warehouse", warehouse));
    }

    private Answer publish(TestAccount account) {
        return casasBahia.publish(account, casasBahia.sendModes(account).get(0), List.of(OFFER)).get(0);
    }

    private Outcome publishV4(String product) {
        api.answers("product", 200, product);
        return publish(v4).outcome();
    }

    private static void isRetry(Outcome outcome, Cause cause) {
        assertThat(outcome).asInstanceOf(InstanceOfAssertFactories.type(Outcome.Retry.class))
                .extracting(Outcome.Retry::cause).isEqualTo(Optional.of(cause));
    }

    private static void isRejected(Outcome outcome, Cause cause) {
        assertThat(outcome).asInstanceOf(InstanceOfAssertFactories.type(Outcome.Rejected.class))
                .extracting(Outcome.Rejected::cause).isEqualTo(Optional.of(cause));
    }

    private String sent(String method, int argument) {
        return Json.write(api.argumentsOf(method).get(argument));
    }

    @ParameterizedTest
    @CsvSource({ "200, product, 4", "200, product-without-envelope, 4", "200, product-without-stock, 3",
            "404, not-found, 3", "200, invalid, 3" })
    void the_days_of_preparation_that_the_product_shows_are_kept(int status, String product, int days) {
        api.answers("product", status, product).answers("changeOffer", 200, "valid");

        Answer answer = publish(v4);

        assertThat(answer.outcome()).isEqualTo(Outcome.applied());
        assertThat(sent("changeOffer", 2)).isEqualTo("{\"idSkuLojista\":\"CAMISA-AZUL-M\",\"estoque\":"
                + "{\"quantidade\":12,\"tempoDePreparacao\":" + days + "}}");
        assertThat(answer.remote()).isEqualTo(days == 4 ? Optional.of("4") : Optional.empty());
        assertThat(v4.spent).containsExactly("products", "offers");
    }

    @ParameterizedTest
    @CsvSource({ "429, LIMITED", "500, UNAVAILABLE", "200, UNREADABLE" })
    void nothing_is_sent_while_the_days_could_not_be_asked_for(int status, Cause cause) {
        api.says("product", status, "<html>");

        isRetry(publish(v4).outcome(), cause);
        assertThat(api.asked()).containsExactly("product");
    }

    @Test
    void without_days_nothing_is_sent() {
        api.answers("product", 404, "not-found");
        TestAccount untold = new TestAccount(v4.url(), Map.of());

        isRejected(publish(untold).outcome(), Cause.UNPREPARED);
        assertThat(api.asked()).doesNotContain("changeOffer");
    }

    @Test
    void a_success_that_says_it_was_not_valid_is_none() {
        api.answers("changeOffer", 200, "invalid");

        Outcome outcome = publishV4("product");

        isRejected(outcome, Cause.REFUSED);
        assertThat(outcome.toString()).contains("SKU_BLOQUEADO: O SKU está bloqueado");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{}", "{\"valido\":\"sim\"}" })
    void a_success_that_says_nothing_counts_when_the_quantity_shows(String body) {
        api.says("changeOffer", 200, body).answers("product", 200, "product").answers("product", 200, "product");
        assertThat(publish(v4).outcome()).isEqualTo(Outcome.applied());

        api.says("changeOffer", 200, body).answers("product", 200, "product")
                .answers("product", 200, "product-other-quantity");
        isRetry(publish(v4).outcome(), Cause.UNREADABLE);
    }

    @Test
    void a_success_that_says_nothing_is_believed_where_no_quantity_is_ever_shown() {
        api.says("changeOffer", 200, "").answers("product", 200, "product-without-stock");

        assertThat(publishV4("product-without-stock")).isEqualTo(Outcome.applied());
    }

    @Test
    void a_page_is_no_success_even_there() {
        api.says("changeOffer", 200, "<html>").answers("product", 200, "product-without-stock")
                .answers("product", 200, "product-without-stock");

        isRetry(publish(v4).outcome(), Cause.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({ "400, not-found, REFUSED", "401, unauthorized, CREDENTIALS", "403, unauthorized, CREDENTIALS",
            "404, not-found, NOT_FOUND", "422, invalid, REFUSED" })
    void a_refusal_needs_a_person(int status, String words, Cause cause) {
        api.answers("changeOffer", status, words);

        isRejected(publishV4("product"), cause);
    }

    @ParameterizedTest
    @CsvSource({ "429, LIMITED", "500, UNAVAILABLE", "503, UNAVAILABLE", "302, UNREADABLE" })
    void a_disturbance_heals_by_itself(int status, Cause cause) {
        api.says("changeOffer", status, "<html>");

        isRetry(publishV4("product"), cause);
    }

    @Test
    void no_answer_heals_by_itself() {
        api.fails("changeOffer", new ProcessingException(new ConnectException("refused")));

        isRetry(publishV4("product"), Cause.UNREACHABLE);
    }

    @Test
    void the_second_version_sets_the_stock_of_one_warehouse() {
        api.answers("item", 200, "item").says("changeItem", 204, "");

        Answer answer = publish(v2);

        assertThat(answer.outcome()).isEqualTo(Outcome.applied());
        assertThat(answer.remote()).contains("4");
        assertThat(api.argumentsOf("changeItem").subList(0, 3)).containsExactly("app", "token", "CAMISA-AZUL-M");
        assertThat(sent("changeItem", 3)).isEqualTo("{\"quantity\":12,\"crossDockingTime\":4,\"warehouse\":1}");
    }

    @Test
    void where_no_warehouse_was_typed_none_is_sent() {
        api.answers("item", 200, "item-without-stock").says("changeItem", 204, "");

        assertThat(publish(account("v2", "")).outcome()).isEqualTo(Outcome.applied());
        assertThat(sent("changeItem", 3)).isEqualTo("{\"quantity\":12,\"crossDockingTime\":3}");
    }

    @Test
    void another_success_of_the_second_version_counts_when_the_quantity_shows() {
        api.answers("item", 200, "item").says("changeItem", 200, "").answers("item", 200, "item");
        assertThat(publish(v2).outcome()).isEqualTo(Outcome.applied());

        api.answers("item", 200, "item").says("changeItem", 200, "").answers("item", 200, "item-without-stock");
        isRetry(publish(v2).outcome(), Cause.UNREADABLE);
    }

    @Test
    void an_unknown_item_is_not_found() {
        api.answers("item", 404, "not-found");

        isRejected(publish(v2).outcome(), Cause.NOT_FOUND);
        assertThat(api.asked()).doesNotContain("changeItem");
    }

    @ParameterizedTest
    @CsvSource({ "v4, single", "v2, single load", "'', single" })
    void loads_are_a_way_of_the_second_version_only(String version, String ways) {
        assertThat(casasBahia.sendModes(account(version, ""))).extracting(SendMode::name).containsExactly(ways.split(
                " "));
    }

    private List<Answer> load(Offer... offers) {
        return casasBahia.publish(v2, casasBahia.sendModes(v2).get(1), List.of(offers));
    }

    @Test
    void a_load_is_accepted_and_asked_about_later() {
        api.says("load", 204, "");

        List<Answer> answers = load(new Offer("A", Optional.of("5"), 12), new Offer("B", Optional.empty(), 0));

        assertThat(answers).extracting(Answer::outcome).allSatisfy(outcome -> assertThat(outcome)
                .asInstanceOf(InstanceOfAssertFactories.type(Outcome.Accepted.class))
                .satisfies(accepted -> assertThat(accepted.handle()).isEqualTo("load:" + NOW.toEpochMilli()))
                .satisfies(accepted -> assertThat(accepted.inOrder()).isFalse()));
        assertThat(sent("load", 2)).isEqualTo("[{\"skuSellerId\":\"A\",\"stocks\":[{\"quantity\":12,"
                + "\"crossDockingTime\":5,\"warehouse\":1}]},{\"skuSellerId\":\"B\",\"stocks\":[{\"quantity\":0,"
                + "\"crossDockingTime\":3,\"warehouse\":1}]}]");
    }

    @Test
    void a_load_that_is_refused_for_some_is_sent_again_for_the_others() {
        api.answers("load", 422, "not-found");

        List<Answer> answers = load(OFFER, new Offer("NADA", Optional.empty(), 1));

        isRetry(answers.get(0).outcome(), Cause.UNAVAILABLE);
        isRejected(answers.get(1).outcome(), Cause.REFUSED);
    }

    @Test
    void a_load_that_names_nobody_blames_nobody() {
        api.answers("load", 413, "invalid").answers("load", 401, "unauthorized");

        assertThat(load(OFFER, new Offer("B", Optional.empty(), 1)))
                .allSatisfy(answer -> assertThat(answer.outcome()).isInstanceOf(Outcome.Retry.class));
        assertThat(load(OFFER)).allSatisfy(answer -> isRejected(answer.outcome(), Cause.CREDENTIALS));
    }

    private List<Answer> confirm(String... skus) {
        return casasBahia.confirm(v2, "load:" + NOW.toEpochMilli(), List.of(skus).stream()
                .map(sku -> new Offer(sku, Optional.empty(), 12)).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = { "DONE", "TWICE" })
    void what_the_list_shows_as_processed_is_applied(String sku) {
        api.answers("loads", 200, "loads");

        assertThat(confirm(sku).get(0).outcome()).isEqualTo(Outcome.applied());
    }

    @Test
    void what_the_list_shows_with_errors_is_rejected_in_its_words() {
        api.answers("loads", 200, "loads");

        Outcome outcome = confirm("FAILED").get(0).outcome();

        isRejected(outcome, Cause.REFUSED);
        assertThat(outcome.toString()).contains("404: SKU não encontrado");
    }

    @ParameterizedTest
    @ValueSource(strings = { "WAITING", "OLD", "ANOTHER", "ELSEWHERE", "UNLISTED" })
    void what_is_not_decided_yet_is_asked_about_again(String sku) {
        api.answers("loads", 200, "loads");

        assertThat(confirm(sku).get(0).outcome()).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void a_list_that_cannot_be_read_decides_nothing() {
        api.says("loads", 200, "{}").says("loads", 503, "").says("loads", 404, "");

        isRetry(confirm("DONE").get(0).outcome(), Cause.UNREADABLE);
        isRetry(confirm("DONE").get(0).outcome(), Cause.UNAVAILABLE);
        assertThat(confirm("DONE").get(0).outcome()).isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void a_handle_of_somebody_else_is_sent_again() {
        isRetry(casasBahia.confirm(v4, "load:soon", List.of(OFFER)).get(0).outcome(), Cause.DROPPED);
    }

    @Test
    void reading_back_tells_what_is_shown() {
        api.answers("product", 200, "product").answers("product", 200, "product-without-stock")
                .answers("product", 404, "not-found");
        List<Shown> shown = casasBahia.readBack(v4, List.of(OFFER, OFFER, OFFER));

        assertThat(shown).extracting(Shown::quantity).containsExactly(OptionalInt.of(12), OptionalInt.empty(),
                OptionalInt.empty());
        isRejected(shown.get(2).why().orElseThrow(), Cause.NOT_FOUND);
    }

    @Test
    void reading_back_in_the_second_version_tells_what_is_reserved() {
        api.answers("item", 200, "item").answers("item", 200, "item");

        Shown one = casasBahia.readBack(v2, List.of(OFFER)).get(0);
        Shown other = casasBahia.readBack(account("v2", "2"), List.of(OFFER)).get(0);

        assertThat(one).isEqualTo(new Shown(OFFER, OptionalInt.of(12), Optional.empty()));
        assertThat(other.quantity()).hasValue(99);
        isRetry(other.why().orElseThrow(), Cause.CONFLICT);
    }

    @Test
    void a_probe_tells_what_is_wrong_with_the_token_or_the_warehouse() {
        api.says("products", 204, "").answers("products", 401, "unauthorized").answers("products", 200, "invalid")
                .answers("warehouses", 200, "warehouses").answers("warehouses", 200, "warehouses");

        assertThat(casasBahia.probe(v4)).isEqualTo(Outcome.applied());
        isRejected(casasBahia.probe(v4), Cause.CREDENTIALS);
        isRejected(casasBahia.probe(v4), Cause.REFUSED);
        assertThat(casasBahia.probe(v2)).isEqualTo(Outcome.applied());
        assertThat(casasBahia.probe(account("v2", "7"))).isEqualTo(Outcome.rejected(Cause.ANOTHER_ACCOUNT, "1"));
    }
}
