package dev.vigia.integration.connect;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.vigia.testing.browser.Journey;
import dev.vigia.testing.browser.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A person connects an account in the browser, through the marketplace's own page. */
@QuarkusTest
class ConsentJourneyTest extends Journey {

    private final String name = "Libre " + UUID.randomUUID();

    @Test
    void ana_connects_mercado_livre_and_tries_the_connection() {
        visitor.signInAs("ana", "/integrations");
        Page page = visitor.page();
        page.getByLabel("Conectar Mercado Libre").or(page.getByLabel("Conectar otra cuenta: Mercado Libre")).first()
                .click();
        fillIn(page);
        assertThat(page.locator(".callout")).containsText("Falta conectar con Mercado Libre");
        visitor.assertNoBarriers();
        visitor.photograph("consent-awaited");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Conectar con Mercado Libre")).click();
        assertThat(page.locator("h1")).hasText("Conectar " + name + " con Mercado Libre");
        visitor.assertNoBarriers();
        visitor.photograph("consent");
        page.locator(".passage a.btn-primary").click();
        page.getByText("Autorizar").click();
        assertThat(page.locator(".flash")).containsText("Mercado Libre dio el permiso");
        page.getByText("Probar conexión").click();
        assertThat(page.locator(".probe")).containsText("La conexión funciona");
        visitor.assertNoBarriers();
        visitor.photograph("consent-probed");
    }

    @Test
    void without_javascript_a_seller_declines_and_then_agrees() {
        Visitor plain = another(new NewContextOptions().setLocale("pt").setJavaScriptEnabled(false));
        plain.signInAs("ana", "/integrations");
        Page page = plain.page();
        page.navigate("/integrations/new?marketplace=mercado-livre");
        fillIn(page);
        page.getByText("Conectar com Mercado Livre").last().click();
        page.locator(".passage a.btn-primary").click();
        page.getByText("Rechazar").click();
        assertThat(page.locator("#content")).containsText("a escolha foi não dar a permissão");
        plain.photograph("consent-declined");
        page.getByText("Tentar de novo").click();
        page.locator(".passage a.btn-primary").click();
        page.getByText("Autorizar").click();
        assertThat(page.locator(".flash")).containsText("Mercado Livre deu a permissão");
    }

    @Test
    void a_problem_page_has_no_barriers() {
        visitor.signInAs("ana", "/integrations");
        visitor.page().navigate("/integrations/consent?state=nobody");
        assertThat(visitor.page().locator("h1")).hasText("No quedó conectada");
        visitor.assertNoBarriers();
    }

    private void fillIn(Page page) {
        page.locator("#name").fill(name);
        page.locator("#minimumStock").fill("3");
        page.locator("#enabled").uncheck();
        page.locator("#setting-client-id").fill("sandbox");
        page.locator("#setting-client-secret").fill("sandbox");
        page.locator(".integration-save button").click();
    }
}
