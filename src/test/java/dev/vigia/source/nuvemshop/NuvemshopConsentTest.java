package dev.vigia.source.nuvemshop;

import static dev.vigia.testing.request.Requests.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vigia.marketplace.Consent;
import dev.vigia.marketplace.Consent.ConsentRequest;
import dev.vigia.marketplace.Consent.Granted;
import dev.vigia.marketplace.Consent.Refused;
import dev.vigia.marketplace.Consent.Result;
import dev.vigia.marketplace.Consent.Return;
import dev.vigia.source.AskedSource;
import dev.vigia.source.PermissionMissing;
import dev.vigia.source.SourceAccount;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The owner of a store installs an application at the sandbox's page. */
@QuarkusTest
class NuvemshopConsentTest {

    private static final URI RETURN_TO = URI.create("https://vigia.example/sources/consent");

    @Inject
    NuvemshopSource nuvemshop;

    private final Cast cast = new Cast("nuvemshop");
    private final String store = cast.newSeller();
    private AskedSource account;

    @BeforeEach
    void open() {
        Map<String, String> settings = cast.account(store);
        settings.remove("access-token");
        account = new AskedSource(settings);
        cast.put(store, "{\"sku\":\"7\",\"quantity\":3}");
    }

    @Test
    void consent_gives_a_token_with_which_the_store_is_read() {
        assertThatThrownBy(() -> nuvemshop.ids(account, 1)).isInstanceOfSatisfying(PermissionMissing.class,
                missing -> assertThat(missing.isSignIn()).isTrue());
        assertThat(consent(store, "1")).isInstanceOfSatisfying(Granted.class, granted -> {
            assertThat(granted.settings()).containsOnly(Map.entry("owner-store", store));
            account.storeToken(granted.token());
        });
        assertThat(nuvemshop.ids(account, 1).ids()).containsExactly("7/7");
    }

    @Test
    void the_consent_of_another_store_and_a_code_of_another_application_are_refused() {
        assertThat(consent(cast.newSeller(), "1")).isInstanceOf(Refused.class);
        assertThat(consent(store, "2")).isInstanceOf(Refused.class);
    }

    private Result consent(String user, String app) {
        Consent<SourceAccount> consent = nuvemshop.consent().orElseThrow();
        URI page = consent.page(account, new ConsentRequest("", "a state", "challenge", RETURN_TO));
        assertThat(page.toString()).endsWith("/apps/1/authorize?state=a%20state");
        String back = given().redirects().follow(false).contentType("application/x-www-form-urlencoded")
                .formParam("user", user).formParam("allow", "yes").formParam("state", "a state")
                .post(page.getPath().replace("/apps/1/", "/apps/" + app + "/")).then().statusCode(302).extract()
                .header("Location");
        String code = back.replaceFirst(".*[?&]code=([^&]*).*", "$1");
        return consent.redeem(account, new Return(Map.of("code", code, "state", "a state"), "verifier", RETURN_TO));
    }
}
