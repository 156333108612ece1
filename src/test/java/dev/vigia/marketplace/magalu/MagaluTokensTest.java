package dev.vigia.marketplace.magalu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Consent.ConsentRequest;
import dev.vigia.marketplace.Consent.Granted;
import dev.vigia.marketplace.Consent.Refused;
import dev.vigia.marketplace.Consent.Result;
import dev.vigia.marketplace.Consent.Return;
import dev.vigia.marketplace.Json;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.testing.marketplace.TestAccount;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tokens, consent, and whether the channel is the account's. */
class MagaluTokensTest extends MagaluFixture {

    private static final URI BACK = URI.create("https://vigia.example.com/integrations/consent");

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
        URI page = magalu.consent().get().page(account, new ConsentRequest("BR", "s+1", "c", BACK));

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
        assertThat(cause(((Refused) redeem()).outcome())).isEqualTo(Cause.CREDENTIALS);
        api.answers("redeem", 200, "token-without-refresh");
        assertThat(cause(((Refused) redeem()).outcome())).isEqualTo(Cause.CREDENTIALS);
        api.answers("redeem", 200, "token").answers("me", 403, "forbidden");
        assertThat(cause(((Refused) redeem()).outcome())).isEqualTo(Cause.CREDENTIALS);
    }
}
