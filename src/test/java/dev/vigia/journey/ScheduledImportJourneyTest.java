package dev.vigia.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.vigia.testing.Feed;
import dev.vigia.testing.Patiently;
import dev.vigia.testing.Shop;
import dev.vigia.testing.browser.Journey;
import dev.vigia.testing.marketplace.StubServer;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** A shop has its ERP publish the stock, and never uploads a file again. */
@QuarkusTest
class ScheduledImportJourneyTest extends Journey {

    private final Feed feed = new Feed();

    @Test
    void an_address_is_scheduled_and_says_what_it_brought() throws Exception {
        feed.selling(2);
        Files.createDirectories(Path.of(ConfigProvider.getConfig().getValue("vigia.intake.scheduled.roots",
                String.class)).resolve(feed.shop.code).resolve("erp"));
        try (StubServer server = new StubServer()) {
            server.answers("/stock.csv", 401, "");
            visitor.signInAs("adela", "admin,retailer:" + feed.shop.code, "/intake");
            Page page = visitor.page();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Programar una importación")).click();
            assertThat(page.locator("h1")).hasText("Importación programada");
            visitor.photograph("scheduled-none");
            visitor.assertNoBarriers();
            click(page, AriaRole.LINK, "Agregar una importación programada");
            assertThat(page.getByLabel("Dirección del archivo")).isVisible();
            page.getByLabel("Carpeta").first().check();
            assertThat(page.getByLabel("Dirección del archivo")).isHidden();
            visitor.photograph("scheduled-folder");
            visitor.assertNoBarriers();
            page.getByLabel("Dirección", new Page.GetByLabelOptions().setExact(true)).check();
            page.getByLabel("Dirección del archivo").fill("http://192.168.0.9/stock.csv");
            click(page, AriaRole.BUTTON, "Guardar");
            assertThat(page.locator("#address-error")).containsText("debe empezar con https://");
            visitor.photograph("scheduled-form");
            visitor.assertNoBarriers();
            page.getByLabel("Dirección del archivo").fill(server.url() + "/stock.csv");
            page.getByLabel("Cada cuánto se lee").selectOption("QUARTER");
            page.getByLabel("Con usuario y contraseña").check();
            page.getByLabel("Nombre del encabezado, o usuario").fill("erp");
            page.getByLabel("Valor secreto, o contraseña").fill("clave");
            click(page, AriaRole.BUTTON, "Guardar");
            assertThat(page.locator(".flash")).containsText("Guardado");
            Patiently.await().until(() -> !server.requests.isEmpty() && Shop.number(
                    "select failures from scheduled_import where retailer_id = " + feed.shop.retailerId) == 1);
            page.reload();
            assertThat(page.locator(".scheduled")).containsText("El servidor pidió iniciar sesión");
            visitor.photograph("scheduled-problem");
            visitor.assertNoBarriers();
            server.answers("/stock.csv", 200, "sku;stock\nTAZA-00000;4\n");
            click(page, AriaRole.BUTTON, "Leer ahora");
            Patiently.await().until(() -> Shop.number("select count(*) from stock_import where finished_at is not null"
                    + " and retailer_id = " + feed.shop.retailerId) == 1);
            page.reload();
            assertThat(page.locator(".scheduled")).containsText("Llegó un archivo");
            visitor.photograph("scheduled");
            visitor.assertNoBarriers();
            page.locator(".scheduled .facts a").click();
            assertThat(page.locator("#progress")).containsText("Terminado");
            visitor.open("/intake/scheduled");
            click(page, AriaRole.BUTTON, "Pausar");
            assertThat(page.locator(".scheduled")).containsText("En pausa");
            page.locator(".scheduled summary").click();
            click(page, AriaRole.BUTTON, "Quitar");
            assertThat(page.locator("main")).containsText("Todavía no hay ninguna");
        }
    }

    private static void click(Page page, AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    }
}
