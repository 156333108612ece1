package dev.vigia.marketplace.netshoes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.limits.Limit;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Shown;
import dev.vigia.testing.marketplace.Scripted;
import dev.vigia.testing.marketplace.TestAccount;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.net.URI;
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

class NetshoesTest {

    private static final Offer OFFER = new Offer("TENIS-42", Optional.empty(), 12);

    private final Scripted<NetshoesApi> api = new Scripted<>(NetshoesApi.class, "netshoes");
    private final Netshoes netshoes = new Netshoes(api.clients());
    private final TestAccount account = account("pequeno");

    private static TestAccount account(String plan) {
        return new TestAccount(URI.create("https://api-marketplace.netshoes.com.br"), Map.of("client-id", "app",
                "access-token", "token", "plan", plan));
    }

    private Outcome publish() {
        return netshoes.publish(account, netshoes.sendModes(account).get(0), List.of(OFFER)).get(0).outcome();
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
    void a_quantity_is_put_at_its_sku() {
        api.answers("change", 200, "stock").says("change", 204, "");

        assertThat(publish()).isEqualTo(Outcome.applied());
        assertThat(publish()).isEqualTo(Outcome.applied());
        assertThat(api.argumentsOf("change").get(0)).extracting("client", "token").containsExactly("app", "token");
        assertThat(api.argumentsOf("change").get(1)).isEqualTo("TENIS-42");
        assertThat(Json.write(api.argumentsOf("change").get(2))).isEqualTo("{\"available\":12}");
        assertThat(account.spent).containsExactly("calls", "calls");
    }

    @Test
    void a_product_without_stock_is_given_its_first() {
        api.answers("change", 404, "not-found").answers("begin", 201, "stock");

        assertThat(publish()).isEqualTo(Outcome.applied());
        assertThat(Json.write(api.argumentsOf("begin").get(2))).isEqualTo("{\"available\":12}");
    }

    @ParameterizedTest
    @CsvSource({ "404, not-found, NOT_FOUND", "422, not-approved, REFUSED", "400, parameter-error, REFUSED",
            "401, unauthorized, CREDENTIALS" })
    void a_first_stock_may_be_refused_too(int status, String words, Cause cause) {
        api.answers("change", 404, "not-found").answers("begin", status, words);

        isRejected(publish(), cause);
    }

    @Test
    void a_first_stock_that_somebody_else_has_set_meanwhile_is_tried_again() {
        api.answers("change", 404, "not-found").answers("begin", 409, "not-approved");

        isRetry(publish(), Cause.CONFLICT);
    }

    @ParameterizedTest
    @CsvSource({ "400, parameter-error, REFUSED", "401, unauthorized, CREDENTIALS", "403, unauthorized, CREDENTIALS",
            "409, migrate, REFUSED", "422, not-approved, REFUSED" })
    void a_refusal_needs_a_person(int status, String words, Cause cause) {
        api.answers("change", status, words);

        isRejected(publish(), cause);
        assertThat(api.asked()).containsExactly("change");
    }

    @ParameterizedTest
    @CsvSource({ "429, LIMITED", "500, UNAVAILABLE", "503, UNAVAILABLE", "302, UNREADABLE" })
    void a_disturbance_heals_by_itself(int status, Cause cause) {
        api.says("change", status, "<html>");

        isRetry(publish(), cause);
    }

    @Test
    void it_waits_as_long_as_it_is_asked_to() {
        api.says("change", 429, "", "Retry-After", "37");

        assertThat(((Outcome.Retry) publish()).after()).hasSeconds(37);
    }

    @Test
    void no_answer_heals_by_itself() {
        api.fails("change", new ProcessingException(new ConnectException("refused")))
                .fails("change", new ProcessingException(new TimeoutException()));

        isRetry(publish(), Cause.UNREACHABLE);
        isRetry(publish(), Cause.TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{}", "<html>", "{\"available\":\"12\"}", "{\"availab" })
    void a_success_that_shows_nothing_counts_when_the_quantity_shows(String body) {
        api.says("change", 200, body).answers("stock", 200, "stock").says("change", 200, body)
                .answers("stock", 200, "stock-other-quantity");

        assertThat(publish()).isEqualTo(Outcome.applied());
        isRetry(publish(), Cause.UNREADABLE);
    }

    @Test
    void a_success_that_shows_another_quantity_is_none() {
        api.answers("change", 200, "stock-other-quantity");

        isRetry(publish(), Cause.UNREADABLE);
    }

    @Test
    void the_words_of_an_error_are_shown_whatever_their_shape() {
        api.answers("change", 422, "not-approved").says("change", 400, "no route matched");

        assertThat(publish().toString())
                .contains("422 Business_Logic_Error: Product is not approved: Waiting for review");
        assertThat(publish().toString()).contains("400 no route matched");
    }

    @ParameterizedTest
    @CsvSource({ "inicial, 50", "pequeno, 100", "medio, 250", "'', 50" })
    void the_limit_is_that_of_the_plan(String plan, int callsPerMinute) {
        assertThat(netshoes.sendModes(account(plan)).get(0).limit())
                .isEqualTo(new Limit("calls", callsPerMinute / 60.0, callsPerMinute));
    }

    @Test
    void reading_back_tells_what_is_available_and_what_is_reserved() {
        api.answers("stock", 200, "stock").answers("stock", 200, "stock-reserved").answers("stock", 404, "not-found")
                .says("stock", 200, "{}");

        List<Shown> shown = netshoes.readBack(account, List.of(OFFER, OFFER, OFFER, OFFER));

        assertThat(shown).extracting(Shown::quantity).containsExactly(OptionalInt.of(12), OptionalInt.of(9),
                OptionalInt.empty(), OptionalInt.empty());
        assertThat(shown.get(0).outcome()).isEmpty();
        isRetry(shown.get(1).outcome().orElseThrow(), Cause.CONFLICT);
        isRejected(shown.get(2).outcome().orElseThrow(), Cause.NOT_FOUND);
        isRetry(shown.get(3).outcome().orElseThrow(), Cause.UNREADABLE);
    }

    @Test
    void a_probe_tells_what_is_wrong_with_the_token() {
        api.answers("products", 200, "products").answers("products", 401, "unauthorized");

        assertThat(netshoes.probe(account)).isEqualTo(Outcome.applied());
        isRejected(netshoes.probe(account), Cause.CREDENTIALS);
    }

    @Test
    void nothing_is_ever_confirmed_later() {
        isRetry(netshoes.confirm(account, "x", List.of(OFFER)).get(0).outcome(), Cause.DROPPED);
    }
}
