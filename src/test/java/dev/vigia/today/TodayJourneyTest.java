package dev.vigia.today;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.vigia.testing.Shop;
import dev.vigia.testing.browser.Journey;
import dev.vigia.testing.browser.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a day begins: what waits, where it is mended, and that the page keeps up by itself. */
@QuarkusTest
class TodayJourneyTest extends Journey {

    private Morning morning;

    @BeforeEach
    void a_listing_was_rejected() {
        morning = new Morning();
        morning.rejected("C-1", morning.amazon, "CLOSED");
    }

    @ParameterizedTest
    @CsvSource({ "es, Hoy, Anuncio cerrado: un anuncio en Amazon norte, Dejar de actualizar",
            "pt, Hoje, Anúncio encerrado: um anúncio em Amazon norte, Parar de atualizar",
            "en, Today, Listing closed: one listing on Amazon norte, Stop refreshing" })
    void a_person_sees_what_waits_and_goes_where_it_is_mended(String language, String title, String need,
            String still) {
        Visitor reader = another(new NewContextOptions().setLocale(language));
        reader.signInAs("Olga", roles("viewer"), "/");
        Page page = reader.page();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).hasText(title);
        assertThat(page.locator(".need h3")).hasText(need);
        reader.assertNoBarriers();
        reader.photograph("today-" + language);
        page.getByText(still).click();
        assertThat(page.locator("#today")).not().hasAttribute("data-hx-trigger", "every 10s");
        page.locator(".need a").click();
        assertThat(page.locator(".cell-sku")).hasText("C-1");
        page.locator(".brand").click();
        assertThat(page.locator(".need h3")).hasText(need);
    }

    @Test
    void the_page_follows_what_happens_and_leaves_the_keyboard_where_it_is() {
        visitor.page().clock().install();
        visitor.signInAs("Olga", roles("viewer"), "/");
        Locator failing = visitor.page().locator("#row-" + morning.amazon + "-failing");
        assertThat(failing).hasText("1");
        failing.focus();
        morning.rejected("C-2", morning.amazon, "CLOSED");
        visitor.page().clock().fastForward(10_000);
        assertThat(failing).hasText("2", new LocatorAssertions.HasTextOptions().setTimeout(30_000));
        assertThat(failing).isFocused();
    }

    @Test
    void without_javascript_everything_is_there() {
        morning.file("conteo.csv", "compared_at", "now()");
        Visitor plain = another(new NewContextOptions().setLocale("es").setJavaScriptEnabled(false));
        // Its form to sign in needs a script.
        visitor.signInAs("Olga", roles("operator,viewer"), "/");
        plain.page().context().addCookies(visitor.page().context().cookies());
        plain.open("/");
        assertThat(plain.page().locator(".need")).hasCount(2);
        plain.page().getByText("Dejar de actualizar").click();
        assertThat(plain.page().getByText("Actualizar cada 10 segundos")).isVisible();
        plain.page().getByText("Revisar y confirmar").click();
        assertThat(plain.page().locator("h1")).containsText("conteo.csv");
    }

    @Test
    void a_new_shop_is_led_through_the_first_steps() {
        visitor.signInAs("Nora", "admin,operator,viewer,retailer:" + new Shop().code, "/");
        assertThat(visitor.page().locator(".first-step")).hasCount(3);
        visitor.assertNoBarriers();
        visitor.photograph("today-first-steps");
    }

    private String roles(String own) {
        return own + ",retailer:" + morning.shelf.shop.code;
    }
}
