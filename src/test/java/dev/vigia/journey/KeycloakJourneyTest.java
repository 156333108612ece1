package dev.vigia.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import dev.vigia.testing.Shop;
import dev.vigia.testing.browser.Journey;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
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

    @Test
    void a_form_that_is_sent_when_the_session_has_ended_leads_to_the_sign_in_and_is_there_again() {
        signIn("ana");
        sendAfterTheSessionHasEnded(visitor.page());
    }

    @Test
    void without_javascript_it_is_there_again_too() {
        visitor = another(new NewContextOptions().setLocale("es").setJavaScriptEnabled(false));
        signIn("ana");
        sendAfterTheSessionHasEnded(visitor.page());
    }

    @Test
    void a_cookie_that_was_copied_before_signing_out_opens_nothing_afterwards() {
        signIn("ana");
        List<Cookie> copied = visitor.page().context().cookies(address().toString());
        signOut();
        assertThat(keycloaksForm()).isVisible();
        for (int i = 0; i < 3; i++) {
            visitor.page().context().clearCookies();
            visitor.page().context().addCookies(copied);
            visitor.open("/stock");
            assertThat(keycloaksForm()).isVisible();
        }
    }

    private void sendAfterTheSessionHasEnded(Page page) {
        long id = Shop.number("insert into integration (retailer_id, marketplace, name, country, enabled, "
                + "minimum_stock) select id, 'amazon', 'Amazon " + UUID.randomUUID() + "', 'BR', false, 3 from retailer"
                + " where code = 'mate' returning id");
        visitor.open("/integrations/" + id + "/edit");
        page.locator("#minimumStock").fill("7");
        page.context().clearCookies();
        page.locator(".integration-save button").click();
        keycloaksForm().waitFor();
        enter("ana");
        assertThat(page).hasURL(Pattern.compile("/integrations/" + id + "/edit\\?typed="));
        assertThat(page.locator("#minimumStock")).hasValue("7");
        assertThat(page.locator("#typed-again")).containsText("Todavía no se aplicó ningún cambio");
        Assertions.assertThat(Shop.integration(id).minimum()).isEqualTo(3);
    }

    private void signIn(String person) {
        visitor.open("/stock");
        enter(person);
    }

    private void enter(String person) {
        keycloaksForm().fill(person);
        visitor.page().locator("#password").fill(person + " mira el stock");
        visitor.page().locator("#kc-login").click();
        visitor.page().waitForURL(url -> url.startsWith(address().toString()));
    }

    private void signOut() {
        visitor.page().locator(".account > button").click();
        visitor.page().locator("form[action='/sign-out'] button").click();
        keycloaksForm().waitFor();
    }

    private Locator keycloaksForm() {
        return visitor.page().locator("#username");
    }
}
