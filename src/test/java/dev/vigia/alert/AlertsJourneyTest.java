package dev.vigia.alert;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.vigia.testing.browser.Journey;
import dev.vigia.testing.browser.Visitor;
import dev.vigia.testing.marketplace.StubServer;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** An integration stops; the bell says so, somebody takes care of it, and chooses to be told the next time. */
@QuarkusTest
class AlertsJourneyTest extends Journey {

    private record AlertWords(String name, String care, String caring, String mail, String save, String saved,
            String over, String address, String saveWebhook, String copy, String test, String taken) {
    }

    private static final Map<String, AlertWords> WORDS = Map.of(
            "es", new AlertWords("Integración detenida", "Me ocupo", "Se ocupa Adela", "Correo enseguida", "Guardar",
                    "Así te avisamos", "No hay alertas abiertas", "Dirección", "Guardar webhook",
                    "Copia el secreto ahora", "Probar ahora", "fue aceptada"),
            "pt", new AlertWords("Integração parada", "Eu cuido disso", "Quem cuida: Adela", "E-mail na hora", "Salvar",
                    "É assim que avisamos", "Não há alertas abertos", "Endereço", "Salvar webhook",
                    "Copie o segredo agora", "Testar agora", "foi aceita"),
            "en", new AlertWords("Integration stopped", "I take care of it", "Adela takes care", "Mail at once", "Save",
                    "This is how you are told", "There are no open alerts", "Address", "Save webhook",
                    "Copy the secret now", "Test now", "was accepted"));

    @TestFactory
    Stream<DynamicTest> a_person_is_told_takes_care_and_chooses() {
        return languages().map(language -> dynamicTest("in " + language, () -> story(language, WORDS.get(language))));
    }

    private void story(String language, AlertWords words) throws Exception {
        AlertFixture fixture = new AlertFixture();
        fixture.stop();
        AlertFixture.look(AlertFixture.after(AlertFixture.GRACE));
        Visitor adela = another(new NewContextOptions().setLocale(language));
        adela.signInAs("Adela", "admin,operator,viewer,retailer:" + fixture.shop.code, "/stock");
        Page page = adela.page();
        assertThat(page.locator(".bell-count")).hasText("1");
        page.locator(".bell").click();
        assertThat(page.locator(".alert-open")).containsText(words.name);
        adela.photograph(language + "-alerts-open");
        adela.assertNoBarriers();
        click(page, words.care);
        assertThat(page.locator(".alert-open")).containsText(words.caring);
        page.locator("#how-stopped").selectOption(words.mail);
        page.locator("#quietFrom").selectOption("22");
        click(page, words.save);
        assertThat(page.locator("#quietFrom-error")).isVisible();
        adela.assertNoBarriers();
        page.locator("#quietTo").selectOption("7");
        click(page, words.save);
        assertThat(page.locator(".flash")).containsText(words.saved);
        assertThat(page.locator("#how-stopped")).hasValue("mail");
        try (StubServer server = new StubServer()) {
            server.answers("/hook", 204, "");
            page.getByLabel(words.address, new Page.GetByLabelOptions().setExact(true)).fill(server.url() + "/hook");
            click(page, words.saveWebhook);
            assertThat(page.locator(".callout")).containsText(words.copy);
            adela.photograph(language + "-alerts-secret");
            adela.assertNoBarriers();
            click(page, words.test);
            assertThat(page.locator(".flash")).containsText(words.taken);
            assertThat(page.locator(".webhook-secret")).hasCount(0);
        }
        fixture.resume();
        AlertFixture.look(AlertFixture.after(AlertFixture.GRACE).plusSeconds(60));
        adela.open("/alerts");
        assertThat(page.locator("main")).containsText(words.over);
        assertThat(page.locator(".bell-count")).hasCount(0);
        adela.photograph(language + "-alerts-over");
    }

    private static void click(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).first().click();
    }
}
