package dev.vigia.marketplace.mercadolivre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Consent;
import dev.vigia.marketplace.Consent.ConsentRequest;
import dev.vigia.marketplace.Consent.Granted;
import dev.vigia.marketplace.Consent.Refused;
import dev.vigia.marketplace.Consent.Return;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.testing.marketplace.Scripted;
import dev.vigia.testing.marketplace.TestAccount;
import jakarta.ws.rs.ProcessingException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MercadoLivreConsentTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final URI BACK = URI.create("https://vigia.example.com/integrations/consent");

    private final Scripted<MercadoLivreApi> api = new Scripted<>(MercadoLivreApi.class, "mercado-livre");
    private final Consent<Account> consent = new MercadoLivreConsent(api.clients(), Clock.fixed(NOW, ZoneOffset.UTC));

    private static TestAccount account(String url) {
        return new TestAccount(URI.create(url), Map.of("client-id", "7&7", "client-secret", "hush"));
    }

    @ParameterizedTest
    @CsvSource({ "BR, auth.mercadolivre.com.br", "AR, auth.mercadolibre.com.ar", "CL, auth.mercadolibre.cl",
            "CO, auth.mercadolibre.com.co", "MX, auth.mercadolibre.com.mx", "UY, auth.mercadolibre.com.uy" })
    void each_country_has_a_page_of_its_own(String country, String host) {
        assertThat(consent.page(account("https://api.mercadolibre.com"), new ConsentRequest(country, "s", "c", BACK)))
                .hasScheme("https").hasHost(host).hasPath("/authorization");
    }

    @Test
    void the_page_is_told_who_asks_and_where_to_return_to_with_state_and_pkce() {
        URI page = consent.page(account("https://api.mercadolibre.com"), new ConsentRequest("BR", "s+1", "c-2", BACK));

        assertThat(page.getRawQuery()).isEqualTo("response_type=code&client_id=7%267&redirect_uri="
                + "https%3A%2F%2Fvigia.example.com%2Fintegrations%2Fconsent&state=s%2B1&code_challenge=c-2"
                + "&code_challenge_method=S256");
    }

    @Test
    void a_sandbox_has_the_page_itself() {
        assertThat(consent.page(account("http://localhost:8080/sandbox/mercado-livre"),
                new ConsentRequest("BR", "s", "c", BACK)).toString())
                .startsWith("http://localhost:8080/sandbox/mercado-livre/authorization?");
    }

    private Consent.Result redeem() {
        return consent.redeem(account("https://api.mercadolibre.com"),
                new Return(Map.of("code", "TG-code"), "verifier", BACK));
    }

    @Test
    void a_code_buys_a_token_and_tells_whose_it_is() {
        api.says("redeem", 200, "{\"access_token\":\"APP_USR-1\",\"expires_in\":10800,\"user_id\":1234,"
                + "\"refresh_token\":\"TG-next-1234\",\"token_type\":\"Bearer\"}");

        Granted granted = (Granted) redeem();

        assertThat(granted.settings()).containsOnly(Map.entry("refresh-token", "TG-next-1234"),
                Map.entry("user-id", "1234"));
        assertThat(granted.token().refresh()).contains("TG-next-1234");
        assertThat(granted.token().expiresAt()).isEqualTo(NOW.plusSeconds(10800));
        assertThat(granted.toString()).doesNotContain("TG-next");
        assertThat(api.argumentsOf("redeem")).containsExactly("authorization_code", "7&7", "hush", "TG-code",
                BACK.toString(), "verifier");
    }

    @Test
    void without_a_refresh_token_it_would_end_in_hours() {
        api.says("redeem", 200, "{\"access_token\":\"APP_USR-1\",\"expires_in\":10800,\"user_id\":1234}");

        assertThat(((Outcome.Rejected) why(redeem())).message()).as("the marketplace said none").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "400, CREDENTIALS", "401, CREDENTIALS", "403, CREDENTIALS", "429, LIMITED", "500, UNAVAILABLE" })
    void every_refusal_has_its_cause(int status, Cause cause) {
        api.says("redeem", status, "{\"error\":\"invalid_grant\",\"message\":\"used\"}");

        Outcome why = why(redeem());
        assertThat(why.cause()).contains(cause);
    }

    @Test
    void no_answer_is_no_exception() {
        api.fails("redeem", new ProcessingException("reset"));

        assertThat(((Outcome.Retry) why(redeem())).cause()).contains(Cause.UNREACHABLE);
    }

    private static Outcome why(Consent.Result result) {
        return ((Refused) result).outcome();
    }
}
