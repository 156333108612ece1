package dev.vigia.marketplace.amazon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Account;
import dev.vigia.marketplace.Consent;
import dev.vigia.marketplace.Consent.ConsentRequest;
import dev.vigia.marketplace.Consent.Granted;
import dev.vigia.marketplace.Consent.Refused;
import dev.vigia.marketplace.Consent.Return;
import dev.vigia.marketplace.Outcome;
import dev.vigia.testing.marketplace.Scripted;
import dev.vigia.testing.marketplace.TestAccount;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmazonConsentTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final URI BACK = URI.create("https://vigia.example.com/integrations/consent");
    private static final String LIVE = "https://sellingpartnerapi-na.amazon.com";

    private final Scripted<AmazonApi> api = new Scripted<>(AmazonApi.class, "amazon");
    private final Consent<Account> consent = new AmazonConsent(api.clients(), Clock.fixed(NOW, ZoneOffset.UTC));

    private static TestAccount account(String url, String marketplace) {
        return new TestAccount(URI.create(url), Map.of("client-id", "app", "client-secret", "hush", "marketplace-id",
                marketplace, "application-id", "amzn1.sp.solution.1"));
    }

    @ParameterizedTest
    @CsvSource({ "A2Q3Y263D00KWC, sellercentral.amazon.com.br", "A1AM78C64UM0Y8, sellercentral.amazon.com.mx",
            "ATVPDKIKX0DER, sellercentral.amazon.com", "A2EUQ1WTGCTBG, sellercentral.amazon.ca" })
    void each_country_has_a_seller_central_of_its_own(String marketplace, String host) {
        URI page = consent.page(account(LIVE, marketplace), new ConsentRequest("BR", "s", "c", BACK));

        assertThat(page).hasScheme("https").hasHost(host).hasPath("/apps/authorize/consent");
        assertThat(page.getRawQuery()).isEqualTo("application_id=amzn1.sp.solution.1&state=s&redirect_uri="
                + "https%3A%2F%2Fvigia.example.com%2Fintegrations%2Fconsent");
    }

    @Test
    void a_code_buys_a_refresh_token_that_stays() {
        api.says("redeem", 200, "{\"access_token\":\"Atza|1\",\"refresh_token\":\"Atzr|1\",\"expires_in\":3600}");

        Granted granted = (Granted) redeem(Map.of("spapi_oauth_code", "code", "selling_partner_id", "A1"));

        assertThat(granted.settings()).containsOnly(Map.entry("refresh-token", "Atzr|1"), Map.entry("seller-id", "A1"));
        assertThat(granted.token().refresh()).isEmpty();
        assertThat(granted.token().expiresAt()).isEqualTo(NOW.plusSeconds(3600));
        assertThat(api.addresses).containsExactly(URI.create("https://api.amazon.com"));
        assertThat(api.argumentsOf("redeem")).containsExactly("authorization_code", "code", BACK.toString(), "app",
                "hush");
    }

    @Test
    void an_answer_that_names_no_seller_is_refused() {
        api.says("redeem", 200, "{\"access_token\":\"Atza|1\",\"refresh_token\":\"Atzr|1\",\"expires_in\":3600}");

        assertThat(((Refused) redeem(Map.of("spapi_oauth_code", "code"))).outcome()).isInstanceOf(
                Outcome.Rejected.class);
    }

    @ParameterizedTest
    @CsvSource({ "400", "401", "403" })
    void a_code_that_is_refused_is_told_in_amazons_words(int status) {
        api.says("redeem", status, "{\"error\":\"invalid_grant\",\"error_description\":\"no good\"}");

        Outcome.Rejected why = (Outcome.Rejected) ((Refused) redeem(Map.of())).outcome();
        assertThat(why.cause()).contains(Outcome.Cause.CREDENTIALS);
        assertThat(why.message()).contains("invalid_grant: no good");
    }

    private Consent.Result redeem(Map<String, String> parameters) {
        return consent.redeem(account(LIVE, "A2Q3Y263D00KWC"), new Return(parameters, "verifier", BACK));
    }
}
