package dev.vigia.rule.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import dev.vigia.testing.browser.Journey;
import dev.vigia.testing.browser.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person sets rules for a category and a SKU, sees what they would do and which one wins, and ends one. */
@QuarkusTest
class RulesJourneyTest extends Journey {

    private final Desk desk = new Desk();
    private String roles;
    private long amazon;

    @BeforeEach
    void two_hundred_products_sell_on_an_integration() {
        amazon = desk.connected("amazon", 3);
        Shop.execute("update integration set name = 'Amazon norte' where id = " + amazon);
        desk.shop.stocked("Casa > Mate", "MATE", 60, 8);
        desk.shop.stocked("Mesa", "PLATO", 140, 80);
        desk.evaluate(amazon);
        roles = "operator,viewer,retailer:" + desk.shop.code;
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "es; Este cambio deja 60 anuncios en cero; Regla guardada; Regla terminada",
            "pt; Esta mudança deixa 60 anúncios em zero; Regra salva; Regra terminada",
            "en; This change takes 60 listings to zero; Rule saved; Rule ended" })
    void rules_are_set_seen_and_ended(String language, String question, String saved, String ended) {
        Visitor person = another(new NewContextOptions().setLocale(language));
        person.signInAs("Olga", roles, "/rules");
        Page page = person.page();
        photograph(person, language + "-rules");
        person.assertNoBarriers();

        page.locator(".page-actions .btn-primary").click();
        page.locator("[name=kind][value=category]").check();
        page.locator("#category").selectOption(new SelectOption().setLabel(
                "Casa > Mate"));
        page.locator("#minimum").pressSequentially("8");
        assertThat(page.locator("#impact .impact-zero strong")).hasText("60");
        photograph(person, language + "-rule-preview");
        person.assertNoBarriers();
        page.locator(".integration-save button").click();
        assertThat(page.locator(".question h2")).hasText(question);
        photograph(person, language + "-rule-question");
        person.assertNoBarriers();
        page.locator(".question .btn-danger").click();
        assertThat(page.locator(".flash")).containsText(saved);

        person.open("/stock/MATE-001");
        assertThat(page.locator(".listing-rules")).containsText("Casa > Mate");
        page.locator(".page-actions a[href^='/rules/new']").click();
        page.locator("#minimum").pressSequentially("2");
        page.locator("#reopenAt").fill("9");
        page.locator("#reason").fill("Feria");
        assertThat(page.locator("#impact")).containsText("1");
        page.locator(".integration-save button").click();
        assertThat(page.locator(".flash")).containsText(saved);
        photograph(person, language + "-rules-two");
        person.assertNoBarriers();

        person.open("/stock/MATE-001");
        page.locator(".why summary").click();
        assertThat(page.locator(".listing-rules dd > p").first()).containsText("SKU MATE-001");
        assertThat(page.locator(".listing .figures dd").last()).hasText("2");
        assertThat(page.locator(".listing-rules li")).hasCount(2);
        photograph(person, language + "-rule-product");
        person.assertNoBarriers();
        page.locator(".listing-rules dd > p a").first().click();
        page.locator(".integration-disconnect").click();
        photograph(person, language + "-rule-ending");
        person.assertNoBarriers();
        page.locator(".passage-actions button").click();
        assertThat(page.locator(".flash")).containsText(ended);
        assertThat(page.locator(".rule-table tbody tr")).hasCount(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "es; Cambios en curso; 3 de 200 productos comparados; 70 de 200 productos comparados",
            "pt; Mudanças em andamento; 3 de 200 produtos comparados; 70 de 200 produtos comparados",
            "en; Rollouts; 3 of 200 products compared; 70 of 200 products compared" })
    void a_rollout_shows_how_far_it_is_until_it_is_through(String language, String title, String first, String then) {
        Shop.execute("insert into rollout (retailer_id, integration_id, reach, minimum_before, minimum, products,"
                + " compared, to_zero) values (" + desk.shop.retailerId + ", " + amazon + ", false, 0, 0, 200, 3, 2)");
        Visitor person = another(new NewContextOptions().setLocale(language));
        person.signInAs("Olga", roles, "/rules");
        Page page = person.page();
        assertThat(page.locator("#rollouts h2")).hasText(title);
        assertThat(page.locator("#rollouts")).containsText(first);
        photograph(person, language + "-rules-rollout");
        person.assertNoBarriers();
        Shop.execute("update rollout set compared = 70 where integration_id = " + amazon);
        assertThat(page.locator("#rollouts")).containsText(then);
        person.assertNoBarriers();
        Shop.execute("update rollout set compared = 200, ended_at = clock_timestamp() where integration_id = "
                + amazon);
        assertThat(page.locator("#rollouts section")).hasCount(0);
        assertThat(page.locator(".rule-table tbody tr")).hasCount(1);
    }

    @Test
    void without_javascript_everything_is_still_there() {
        Visitor plain = another(new NewContextOptions().setLocale("es").setJavaScriptEnabled(false));
        plain.signInAs("Olga", roles, "/rules");
        Page page = plain.page();
        page.locator("#q").fill("nada así");
        page.locator("#rule-filter button").click();
        assertThat(page.locator(".empty-title")).hasText("Nada coincide");
        plain.open("/rules/new?sku=MATE-001");
        page.locator("#minimum").fill("8");
        page.getByText("Calcular efecto").click();
        assertThat(page.locator("#impact .impact-zero strong")).hasText("1");
        page.locator("#minimum").press("Enter");
        assertThat(page.locator(".flash")).containsText("Regla guardada");
        page.locator(".rule-table [name=rule]").first().check();
        page.locator("#selection-minimum").fill("5");
        page.locator("#selection-minimum").press("Enter");
        assertThat(page.locator("h1")).hasText("Cambiar el mínimo de una regla");
        photograph(plain, "es-rule-selection");
        page.locator(".selection-form .btn-primary").click();
        assertThat(page.locator(".flash")).containsText("Cambió 1 regla.");
    }

    @Test
    void the_list_follows_what_is_typed_and_so_does_the_address() {
        visitor.signInAs("Olga", roles, "/rules");
        visitor.page().locator("#q").pressSequentially("amazon");
        visitor.page().waitForURL("**/rules?q=amazon");
        assertThat(visitor.page().locator(".rule-table tbody tr")).hasCount(1);
        visitor.page().locator("#sort-minimum").focus();
        visitor.page().keyboard().press("Enter");
        visitor.page().waitForURL("**sort=minimum");
        assertThat(visitor.page().locator("#sort-minimum")).isFocused();
        assertThat(visitor.page().locator("#found")).not().isEmpty();
    }

    /** At three widths, in dark and in light: only when asked for, as other pictures. */
    private static void photograph(Visitor person, String name) {
        if (Boolean.getBoolean("journeys.photographs")) {
            for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                person.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                for (int width : List.of(320, 768, 1280)) {
                    person.page().setViewportSize(width, 800);
                    person.page().screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target",
                            "screenshots", name + "-" + scheme.name().toLowerCase() + "-" + width + ".png")));
                }
            }
        }
    }
}
