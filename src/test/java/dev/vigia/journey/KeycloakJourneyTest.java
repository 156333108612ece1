package dev.vigia.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People come and go through a real Keycloak. */
@QuarkusTest
@TestProfile(KeycloakProfile.class)
@Tag("keycloak")
class KeycloakJourneyTest extends Journey {

    @Test
    void ana_signs_in_and_sees_her_name() {
        signIn("ana");

        assertThat(visitor.page()).hasURL(Pattern.compile("/stock$"));
        assertThat(visitor.page().getByRole(AriaRole.BANNER)).containsText(Pattern.compile("ana",
                Pattern.CASE_INSENSITIVE));
    }

    @Test
    void who_signed_out_must_sign_in_again() {
        signIn("ana");
        signOut();

        visitor.open("/stock");

        assertThat(keycloaksForm()).isVisible();
    }

    @Test
    void a_person_without_a_retailer_is_told_so() {
        signIn("nadie");

        assertThat(visitor.page().getByRole(AriaRole.MAIN)).containsText("empresa");
    }

    private void signIn(String person) {
        visitor.open("/stock");
        keycloaksForm().fill(person);
        visitor.page().locator("#password").fill(person + " mira el stock");
        visitor.page().locator("#kc-login").click();
        visitor.page().waitForURL(url -> url.startsWith(address().toString()));
    }

    private void signOut() {
        visitor.page().locator(".account > button").click();
        Locator way = visitor.page().locator("a[href$='/sign-out'], form[action$='/sign-out'] button").first();
        visitor.page().waitForNavigation(way::click);
    }

    private Locator keycloaksForm() {
        return visitor.page().locator("#username");
    }
}
