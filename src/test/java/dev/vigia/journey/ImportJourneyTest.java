package dev.vigia.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.vigia.testing.People;
import dev.vigia.testing.browser.Journey;
import dev.vigia.testing.browser.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Carla counts her shelf in a spreadsheet and hands it in. */
@QuarkusTest
class ImportJourneyTest extends Journey {

    private final String sku = "PLANILLA-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void carla_has_a_product() {
        People.api("carla").contentType(ContentType.JSON).body(Map.of("items", List.of(Map.of("sku", sku, "name",
                "Pava de la planilla", "category", "Casa > Cocina")))).put("/api/v1/products").then().statusCode(200);
    }

    @Test
    void a_file_is_handed_in_and_its_bad_lines_are_read_and_taken_home() throws Exception {
        visitor.signInAs("carla", "/intake");
        Page page = visitor.page();
        page.getByLabel("Archivo CSV").setInputFiles(file("nombre;precio\n"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Importar")).click();
        assertThat(page.locator("#file-error")).containsText("tiene que haber \"sku\" y \"stock\"");
        visitor.photograph("intake-wrong");
        visitor.assertNoBarriers();
        page.getByLabel("Archivo CSV").setInputFiles(file("SKU;Stock;Precio\n" + sku + ";12;10\n" + sku
                + "-B;1;10\n=1+1;doce;10\n"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Importar")).click();
        assertThat(page.locator("h1")).hasText("conteo.csv");
        assertThat(page.locator("#progress")).containsText("Espera tu confirmación");
        visitor.photograph("import-preview");
        visitor.assertNoBarriers();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Aplicar")).click();
        assertThat(page.locator("#progress")).containsText("Terminado");
        assertThat(page.locator("#refused")).containsText("no hay ningún producto con este SKU");
        visitor.photograph("import");
        visitor.assertNoBarriers();
        Download download = page.waitForDownload(() -> page.getByText("Descargar todas").click());
        assertThat(Files.readString(download.path())).contains("'=1+1;Stock;doce;debe ser un número entero");
    }

    @Test
    void columns_that_nobody_knows_are_named_by_hand() {
        visitor.signInAs("carla", "/intake");
        Page page = visitor.page();
        page.getByLabel("Archivo CSV").setInputFiles(file("Art. " + sku + ";Nota;Cant. real\n" + sku
                + ";Una nota que es bastante larga;4\nOTRA;;5\n"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Importar")).click();
        assertThat(page.locator("h1")).hasText("Qué significa cada columna");
        page.getByLabel("Art. " + sku).selectOption("SKU");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Leer así")).click();
        assertThat(page.locator(".errors")).containsText("Elige una columna para el SKU");
        visitor.photograph("import-columns");
        visitor.assertNoBarriers();
        page.getByLabel("Cant. real").selectOption("ON_HAND");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Leer así")).click();
        assertThat(page.locator("#progress")).containsText("Espera tu confirmación");
        page.locator(".read-otherwise summary").click();
        visitor.photograph("import-read-otherwise");
        visitor.assertNoBarriers();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Descartar")).click();
        assertThat(page.locator("#progress")).containsText("Descartado");
    }

    @Test
    void without_javascript_it_is_handed_in_too() {
        Visitor plain = another(new NewContextOptions().setLocale("en").setJavaScriptEnabled(false));
        plain.signInAs("carla", "/intake");
        Page page = plain.page();
        page.getByLabel("CSV file").setInputFiles(file("sku,stock\n" + sku + ",7\n"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Import")).click();
        assertThat(page.locator(".flash")).containsText("We have conteo.csv");
        page.reload();
        assertThat(page.locator("h1")).hasText("conteo.csv");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Apply")).click();
        assertThat(page.locator(".flash")).containsText("We are applying conteo.csv");
    }

    private static FilePayload file(String text) {
        return new FilePayload("conteo.csv", "text/csv", text.getBytes(UTF_8));
    }
}
