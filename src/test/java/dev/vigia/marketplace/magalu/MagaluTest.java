package dev.vigia.marketplace.magalu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.credentials.Token;
import dev.vigia.marketplace.Answer;
import dev.vigia.marketplace.Consent.Granted;
import dev.vigia.marketplace.Consent.Refused;
import dev.vigia.marketplace.Consent.Request;
import dev.vigia.marketplace.Consent.Result;
import dev.vigia.marketplace.Consent.Return;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Offer;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.marketplace.Shown;
import dev.vigia.testing.marketplace.Scripted;
import dev.vigia.testing.marketplace.TestAccount;
import jakarta.ws.rs.ProcessingException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every documented answer and what it means. The answers are composed from the documentation, their ids invented. */
class MagaluTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:05Z");
    private static final String SENT = Long.toString(NOW.getEpochSecond() / 10 * 10);
    private static final String CHANNEL = "9fe0d853-732b-4e4a-a0b0-cff988ed043d";
    private static final URI BACK = URI.create("https://vigia.example.com/integrations/consent");

    private final Scripted<MagaluApi> api = new Scripted<>(MagaluApi.class, "magalu");
    private final Magalu magalu = new Magalu(address -> api.api(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final TestAccount account = new TestAccount(URI.create("https://api.magalu.com"), Map.of("client-id",
            "app", "client-secret", "hush", "refresh-token", "typed", "channel-id", CHANNEL))
            .holding(new Token("held", Optional.of("refresh-1"), NOW.plusSeconds(600)));

    private Answer publish(String remote) {
        return magalu.publish(account, magalu.sendModes(account).get(0), List.of(
                new Offer("TAZA", Optional.of(remote).filter(known -> !known.isEmpty()), 12))).get(0);
    }

    private Outcome confirm(String handle) {
        return magalu.confirm(account, handle, List.of(new Offer("TAZA", Optional.of("stock"), 12))).get(0).outcome();
    }

    private static Cause cause(Outcome outcome) {
        return outcome.cause().orElseThrow();
    }

    @Test
    void a_quantity_is_taken_and_nothing_may_overtake_it() {
        api.answers("change", 202, "taken");

        Outcome.Accepted accepted = (Outcome.Accepted) publish("").outcome();

        assertThat(accepted.inOrder()).isFalse();
        assertThat(accepted.handle()).as("those sent within seconds are asked about together").isEqualTo(SENT);
        assertThat(api.argumentsOf("change").get(0)).isEqualTo("Bearer held");
        assertThat(Json.write(api.argumentsOf("change").get(3))).isEqualTo("{\"channel\":{\"id\":\"" + CHANNEL
                + "\"},\"type\":\"AVAILABLE\",\"quantity\":12}");
        assertThat(account.spent).containsExactly("stock-writes");
    }

    @Test
    void a_sku_without_stock_gets_its_first_position() {
        api.answers("change", 404, "not-found").answers("create", 202, "taken");

        assertThat(publish("").outcome()).isInstanceOf(Outcome.Accepted.class);
        assertThat(api.asked()).containsExactly("change", "create");
        assertThat(account.spent).containsExactly("stock-writes", "stock-writes");
    }

    @Test
    void a_position_that_appeared_meanwhile_is_changed() {
        api.answers("change", 404, "not-found").answers("create", 409, "exists").answers("change", 202, "taken");

        assertThat(publish("").outcome()).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void a_sku_that_is_not_found_is_tried_a_few_times_and_then_does_not_exist() {
        for (int time = 0; time < 4; time++) {
            api.answers("change", 404, "not-found").answers("create", 404, "not-found");
        }

        Answer first = publish("");
        Answer second = publish(first.remote().get());
        Answer third = publish(second.remote().get());

        assertThat(first.outcome()).isInstanceOf(Outcome.Retry.class);
        assertThat(second.outcome()).isInstanceOf(Outcome.Retry.class);
        assertThat(((Outcome.Rejected) third.outcome()).cause()).contains(Cause.NOT_FOUND);
        assertThat(publish(third.remote().get()).outcome()).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void a_sku_that_is_found_at_last_is_forgiven() {
        api.answers("change", 404, "not-found").answers("create", 202, "taken");

        assertThat(publish("missing 2").remote()).contains("stock");
    }

    @ParameterizedTest
    @CsvSource({ "400, unprocessable, REFUSED, false", "422, unprocessable, REFUSED, false",
            "403, forbidden, CREDENTIALS, false", "423, locked, CONFLICT, true", "429, limited, LIMITED, true",
            "500, limited, UNAVAILABLE, true", "502, limited, UNAVAILABLE, true", "503, limited, UNAVAILABLE, true",
            "504, limited, UNAVAILABLE, true", "303, limited, UNREADABLE, true", "200, taken, UNREADABLE, true" })
    void every_answer_has_its_meaning(int status, String file, Cause cause, boolean healsByItself) {
        api.answers("change", status, file);

        Outcome outcome = publish("stock").outcome();

        assertThat(cause(outcome)).isEqualTo(cause);
        assertThat(outcome instanceof Outcome.Retry).isEqualTo(healsByItself);
    }

    @Test
    void the_words_are_magalus_own() {
        api.answers("change", 422, "unprocessable");

        assertThat(((Outcome.Rejected) publish("stock").outcome()).message()).isEqualTo("422 UNPROCESSABLE_ENTITY: "
                + "Validation failed: quantity: must be at most 99999");
    }

    @Test
    void a_page_instead_of_an_answer_is_not_taken_for_one() {
        api.says("change", 202, "<html>").fails("change", new ProcessingException("reset"));

        assertThat(cause(publish("stock").outcome())).isEqualTo(Cause.UNREADABLE);
        assertThat(cause(publish("stock").outcome())).isEqualTo(Cause.UNREACHABLE);
    }

    @Test
    void a_token_that_is_refused_is_renewed_once_and_its_successor_kept() {
        api.answers("change", 401, "gateway-unauthorized").answers("refresh", 200, "token")
                .answers("change", 202, "taken");

        assertThat(publish("stock").outcome()).isInstanceOf(Outcome.Accepted.class);
        assertThat(api.argumentsOf("refresh")).containsExactly("refresh_token", "refresh-1", "app", "hush");
        assertThat(account.token().get().refresh()).contains("refresh-2");
        assertThat(account.token().get().expiresAt()).as("a token of twenty seconds serves for most of them")
                .isEqualTo(NOW.plusSeconds(17));
    }

    @Test
    void a_refresh_that_brings_no_new_refresh_token_leaves_the_old_one() {
        api.answers("change", 401, "gateway-unauthorized").answers("refresh", 200, "token-without-refresh")
                .answers("change", 202, "taken");

        publish("stock");
        assertThat(account.token().get().refresh()).contains("refresh-1");
    }

    @Test
    void a_token_that_is_refused_twice_stops_the_integration_in_magalus_words() {
        api.answers("change", 401, "gateway-unauthorized").answers("refresh", 200, "token")
                .answers("change", 401, "gateway-unauthorized");

        Outcome.Rejected rejected = (Outcome.Rejected) publish("stock").outcome();
        assertThat(rejected.cause()).contains(Cause.CREDENTIALS);
        assertThat(rejected.message()).contains("Invalid Access Token");
    }

    @Test
    void a_refresh_token_that_is_void_stops_the_integration() {
        api.answers("change", 401, "gateway-unauthorized").answers("refresh", 400, "invalid-grant");

        assertThat(cause(publish("stock").outcome())).isEqualTo(Cause.CREDENTIALS);
    }

    @Test
    void what_the_position_shows_confirms_it_over_all_branches_of_the_channel() {
        api.answers("stock", 200, "stock");

        assertThat(confirm(SENT)).isEqualTo(Outcome.applied());
        assertThat(account.spent).containsExactly("stock-reads");
    }

    @Test
    void while_it_travels_it_is_asked_about_again() {
        api.answers("stock", 200, "stock-before").answers("traces", 200, "traces-info");

        assertThat(confirm(SENT)).isEqualTo(Outcome.acceptedOutOfOrder(SENT, Duration.ofSeconds(2)));
    }

    @Test
    void a_trace_tells_why_it_was_dropped() {
        api.answers("stock", 200, "stock-before").answers("traces", 200, "traces-error");

        Outcome.Rejected rejected = (Outcome.Rejected) confirm(SENT);
        assertThat(rejected.cause()).contains(Cause.REFUSED);
        assertThat(rejected.message()).isEqualTo("SKU bloqueado");
    }

    @Test
    void errors_of_older_quantities_are_not_its_own() {
        api.answers("stock", 200, "stock-before").answers("traces", 200, "traces-old");

        assertThat(confirm(SENT)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void without_the_scope_of_traces_the_position_alone_decides() {
        api.answers("stock", 200, "stock-before").answers("traces", 403, "forbidden");

        assertThat(confirm(SENT)).isInstanceOf(Outcome.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({ "429, LIMITED", "503, UNAVAILABLE" })
    void where_the_traces_ask_to_be_left_alone_it_waits_as_long_as_it_is_told_to(int status, Cause cause) {
        api.answers("stock", 200, "stock-before").says("traces", status, "", "Retry-After", "40");

        Outcome.Retry retry = (Outcome.Retry) confirm(SENT);
        assertThat(retry.cause()).contains(cause);
        assertThat(retry.after()).hasSeconds(40);
    }

    @Test
    void where_the_traces_fail_and_ask_for_nothing_the_position_alone_decides() {
        api.answers("stock", 200, "stock-before").says("traces", 503, "");

        assertThat(confirm(SENT)).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void what_is_not_shown_within_a_minute_is_sent_again() {
        api.answers("stock", 200, "stock-before").answers("traces", 200, "traces-info");

        assertThat(cause(confirm(Long.toString(NOW.getEpochSecond() - 120)))).isEqualTo(Cause.DROPPED);
    }

    @Test
    void what_cannot_be_read_is_told_with_its_reason() {
        api.answers("stock", 200, "stock").answers("stock", 404, "not-found");

        List<Shown> shown = magalu.readBack(account, List.of(new Offer("A", Optional.empty(), 1),
                new Offer("B", Optional.empty(), 1)));

        assertThat(shown.get(0).quantity()).hasValue(12);
        assertThat(shown.get(1).quantity()).isEmpty();
        assertThat(cause(shown.get(1).why().get())).isEqualTo(Cause.NOT_FOUND);
    }

    @Test
    void a_probe_tells_whether_the_channel_is_the_accounts() {
        api.answers("me", 200, "me");
        assertThat(magalu.probe(account)).isEqualTo(Outcome.applied());

        TestAccount other = new TestAccount(URI.create("https://api.magalu.com"), Map.of("channel-id",
                "00000000-0000-4000-8000-000000000000")).holding(account.token().get());
        api.answers("me", 200, "me").answers("me", 403, "forbidden");
        assertThat(((Outcome.Rejected) magalu.probe(other)).message()).contains(CHANNEL);
        assertThat(((Outcome.Rejected) magalu.probe(other)).message()).contains("Insufficient scope");
    }

    @Test
    void consent_is_asked_for_at_id_magalu_with_a_choice_of_organisation() {
        URI page = magalu.consent().get().page(account, new Request("BR", "s+1", "c", BACK));

        assertThat(page.toString()).startsWith("https://id.magalu.com/login?client_id=app&redirect_uri="
                + "https%3A%2F%2Fvigia.example.com%2Fintegrations%2Fconsent&response_type=code&scope=open%3A")
                .endsWith("&state=s%2B1&choose_tenants=true");
    }

    private Result redeem() {
        return magalu.consent().get().redeem(account, new Return(Map.of("code", "c-1"), "verifier", BACK));
    }

    @Test
    void a_code_buys_a_token_and_the_channel_it_serves() {
        api.answers("redeem", 200, "token").answers("me", 200, "me");

        Granted granted = (Granted) redeem();

        assertThat(granted.settings()).containsOnly(Map.entry("refresh-token", "refresh-2"),
                Map.entry("channel-id", CHANNEL));
        assertThat(granted.token().refresh()).contains("refresh-2");
        assertThat(Json.write(api.argumentsOf("redeem").get(0))).isEqualTo("{\"grant_type\":\"authorization_code\","
                + "\"client_id\":\"app\",\"client_secret\":\"hush\",\"redirect_uri\":\"" + BACK
                + "\",\"code\":\"c-1\"}");
    }

    @Test
    void a_code_that_is_refused_or_opens_nothing_is_told() {
        api.answers("redeem", 400, "invalid-grant");
        assertThat(cause(((Refused) redeem()).why())).isEqualTo(Cause.CREDENTIALS);
        api.answers("redeem", 200, "token-without-refresh");
        assertThat(cause(((Refused) redeem()).why())).isEqualTo(Cause.CREDENTIALS);
        api.answers("redeem", 200, "token").answers("me", 403, "forbidden");
        assertThat(cause(((Refused) redeem()).why())).isEqualTo(Cause.CREDENTIALS);
    }
}
