package dev.vigia.source.tiny;

import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.marketplace.Consent.ConsentRequest;
import dev.vigia.marketplace.Consent.Granted;
import dev.vigia.marketplace.Consent.Refused;
import dev.vigia.marketplace.Consent.Result;
import dev.vigia.marketplace.Consent.Return;
import dev.vigia.source.AskedSource;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The owner of a company lets Vigia in at the sandbox's page. */
@QuarkusTest
class TinyConsentTest {

    private static final URI RETURN_TO = URI.create("https://vigia.example/sources/consent");

    @Inject
    TinySource tiny;

    private final Cast cast = new Cast("tiny");
    private final String seller = cast.newSeller();
    private Map<String, String> settings;

    @BeforeEach
    void open() {
        settings = cast.account(seller);
    }

    @Test
    void consent_gives_what_buys_the_next_access_and_says_whose_company_it_is() {
        Result result = consent(seller);
        assertThat(result).isInstanceOfSatisfying(Granted.class, granted -> {
            assertThat(granted.settings()).containsEntry("company", settings.get("cnpj")).containsKey("refresh-token");
            assertThat(granted.token().refresh()).isPresent();
        });
    }

    @Test
    void the_consent_of_another_company_is_refused() {
        assertThat(consent(cast.newSeller())).isInstanceOf(Refused.class);
    }

    private Result consent(String user) {
        AskedSource account = new AskedSource(settings);
        var consent = tiny.consent().orElseThrow();
        URI page = consent.page(account, new ConsentRequest("", "state", "challenge", RETURN_TO));
        assertThat(page.toString()).startsWith("http://localhost").contains("state=state");
        String back = given().redirects().follow(false).contentType("application/x-www-form-urlencoded")
                .formParam("user", user).formParam("allow", "yes").formParam("client_id", "sandbox")
                .formParam("redirect_uri", RETURN_TO.toString()).formParam("response_type", "code")
                .formParam("scope", "openid").formParam("state", "state")
                .post(page.getPath()).then().statusCode(302).extract().header("Location");
        String code = back.replaceFirst(".*[?&]code=([^&]*).*", "$1");
        return consent.redeem(account, new Return(Map.of("code", code, "state", "state"), "verifier", RETURN_TO));
    }
}
