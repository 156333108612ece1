package dev.vigia.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import dev.vigia.testing.browser.Journey;
import dev.vigia.testing.browser.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Carla's session ends, her line is cut, she goes elsewhere and back: what she typed stays. The provider is another site. */
@QuarkusTest
class SessionJourneyTest extends Journey {

    private long id;

    @BeforeEach
    void carla_has_an_account() {
        People.api("carla").get("/api/v1/integrations").then().statusCode(200);
        id = Shop.number("insert into integration (retailer_id, marketplace, name, country, enabled, minimum_stock) "
                + "select id, 'amazon', 'Amazon " + UUID.randomUUID() + "', 'BR', false, 3 from retailer where code = "
                + "'carla' returning id");
    }

    @Test
    void a_form_that_is_sent_when_the_session_has_ended_is_there_again_after_the_sign_in() {
        sendAfterTheSessionHasEnded(visitor);
        visitor.photograph("typed-again");
        visitor.assertNoBarriers();
    }

    @Test
    void without_javascript_it_is_there_again_too() {
        sendAfterTheSessionHasEnded(another(new NewContextOptions().setLocale("es").setJavaScriptEnabled(false)));
    }

    @Test
    void who_types_on_when_the_session_has_ended_loses_nothing() {
        Page page = form(visitor);
        endSession(page);
        minimum(page).fill("39");
        assertThat(page.locator("#problem")).containsText("Tu sesión terminó");
        assertThat(minimum(page)).hasValue("39");
        visitor.photograph("session-ended");
        visitor.assertNoBarriers();
        Page second = page.context().newPage();
        second.navigate("/stock");
        second.locator("[name=predefined-carla]").click();
        minimum(page).fill("399");
        assertThat(page.locator("#impact")).containsText("399");
        assertThat(page.locator("#problem")).isEmpty();
    }

    @Test
    void who_types_on_in_a_page_of_an_earlier_session_loses_nothing() {
        Page page = form(visitor);
        page.context().clearCookies();
        Page second = page.context().newPage();
        second.navigate("/stock");
        second.locator("[name=predefined-carla]").click();
        minimum(page).fill("39");
        assertThat(page.locator("#problem")).containsText("Lo que escribiste sigue aquí");
        visitor.photograph("page-of-an-earlier-session");
        save(page).click();
        assertThat(page.locator("#typed-again")).containsText("Todavía no se aplicó ningún cambio");
        assertThat(minimum(page)).hasValue("39");
    }

    @Test
    void a_file_is_to_be_chosen_again() {
        Page page = open(visitor, "/intake");
        page.locator("#file").setInputFiles(new FilePayload("stock.csv", "text/csv",
                "sku,onHand\nMAT-0001,5\n".repeat(50_000).getBytes()));
        page.context().clearCookies();
        page.locator("form.import button").click();
        page.locator("[name=predefined-carla]").click();
        assertThat(page.locator("#typed-again")).containsText("elígelo de nuevo");
    }

    @Test
    void a_form_of_the_frame_leads_to_the_sign_in_too() {
        Page page = open(visitor, "/intake");
        page.context().clearCookies();
        page.locator(".account > button").click();
        page.locator("button[name=language][value=pt]").click();
        page.locator("[name=predefined-carla]").click();
        assertThat(page.locator("#typed-again")).containsText("Todavía no se aplicó");
    }

    @Test
    void signing_out_leads_to_the_sign_in() {
        Page page = open(visitor, "/stock");
        page.locator(".account > button").click();
        page.locator("form[action='/sign-out'] button").click();
        assertThat(page.locator("[name=predefined-carla]")).isVisible();
    }

    @Test
    void a_search_that_fails_says_so_and_can_be_made_again() {
        Page page = open(visitor, "/integrations");
        for (Handler fault : List.<Handler>of(Route::abort, route -> route.fulfill(new Route.FulfillOptions()
                .setStatus(503).setBody("<html><body>Bad gateway</body></html>")))) {
            page.route(Pattern.compile("/integrations\\?q="), fault::handle);
            page.locator("#q").fill("ama");
            assertThat(page.locator("#problem")).containsText("No hay conexión");
            visitor.photograph("unreachable");
            visitor.assertNoBarriers();
            page.unrouteAll();
            page.locator("#problem button").click();
            assertThat(page.locator("#problem")).isEmpty();
            assertThat(page.locator("#integrations")).not().containsText("Netshoes");
            page.locator("#q").fill("");
            assertThat(page.locator("#integrations")).containsText("Netshoes");
        }
    }

    @Test
    void a_page_says_that_it_is_loading() {
        Page page = open(visitor, "/integrations");
        List<Route> held = new ArrayList<>();
        page.route(Pattern.compile("/integrations\\?q="), held::add);
        page.locator("#q").fill("ama");
        assertThat(page.locator("#integrations")).hasAttribute("aria-busy", "true");
        held.forEach(Route::resume);
        assertThat(page.locator("#integrations")).not().hasAttribute("aria-busy", "true");
    }

    @Test
    void a_changed_form_is_not_left_without_a_question() {
        Page page = form(visitor);
        List<String> asked = new ArrayList<>();
        page.onDialog(dialog -> {
            asked.add(dialog.type());
            if (asked.size() == 1) {
                dialog.dismiss();
            } else {
                dialog.accept();
            }
        });
        minimum(page).click();
        minimum(page).fill("7");
        stockInTheMenu(page).click();
        page.waitForCondition(() -> asked.size() == 1);
        assertThat(minimum(page)).hasValue("7");
        stockInTheMenu(page).click();
        assertThat(page).hasURL(Pattern.compile("/stock$"));
        Assertions.assertThat(asked).containsExactly("beforeunload", "beforeunload");
    }

    @Test
    void who_comes_back_to_a_form_that_was_wrong_finds_it_as_it_was_typed() {
        Page page = form(visitor);
        minimum(page).fill("ocho");
        save(page).click();
        assertThat(page.locator("#minimumStock-error")).isVisible();
        page.onDialog(dialog -> dialog.accept());
        stockInTheMenu(page).click();
        assertThat(page).hasURL(Pattern.compile("/stock$"));
        page.goBack();
        assertThat(minimum(page)).hasValue("ocho");
    }

    private interface Handler {

        void handle(Route route);
    }

    private void sendAfterTheSessionHasEnded(Visitor person) {
        Page page = form(person);
        minimum(page).fill("7");
        page.context().clearCookies();
        // By key: what a number typed would do is refused meanwhile, and the notice moves the button from under the mouse.
        save(page).press("Enter");
        page.locator("[name=predefined-carla]").click();
        assertThat(page).hasURL(Pattern.compile("/integrations/" + id + "/edit\\?typed="));
        assertThat(minimum(page)).hasValue("7");
        assertThat(page.locator("#typed-again")).containsText("Todavía no se aplicó ningún cambio");
        Assertions.assertThat(Shop.integration(id).minimum()).isEqualTo(3);
    }

    /** As it ends after hours: the form token's cookie lives longer. */
    private static void endSession(Page page) {
        page.context().clearCookies(new ClearCookiesOptions().setName(Pattern.compile("^q_.*")));
    }

    private Page form(Visitor person) {
        return open(person, "/integrations/" + id + "/edit");
    }

    private static Page open(Visitor person, String path) {
        person.signInAs("carla", path);
        return person.page();
    }

    private static Locator minimum(Page page) {
        return page.locator("#minimumStock");
    }

    private static Locator save(Page page) {
        return page.locator(".integration-save button");
    }

    private static Locator stockInTheMenu(Page page) {
        return page.locator(".sidebar a[href='/stock']");
    }
}
