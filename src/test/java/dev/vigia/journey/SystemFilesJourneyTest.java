package dev.vigia.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.request.Requests.given;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dev.vigia.testing.Shop;
import dev.vigia.testing.browser.Journey;
import dev.vigia.testing.browser.Visitor;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From an empty shop to the first zero at a marketplace, with nothing but the files of the shop's own system. */
@QuarkusTest
class SystemFilesJourneyTest extends Journey {

    // One of each language is looked at, with its preview.
    private static final Set<SystemFiles> LOOKED_AT = EnumSet.of(SystemFiles.BLING, SystemFiles.TANGO,
            SystemFiles.SHOPIFY);
    private static final Map<String, String> FINISHED = Map.of("es", "Terminado", "pt", "Terminado", "en", "Finished");

    private final String seller = UUID.randomUUID().toString();
    private final Shop shop = new Shop();
    private Visitor nora;
    private Page page;

    @AfterEach
    void sendNothingMore() {
        Shop.execute("update integration set enabled = false where retailer_id = " + shop.retailerId);
    }

    /** Each in its own language in {@code verify}; in all that are named with {@code -Djourneys.languages=es,pt,en}. */
    static Stream<Arguments> systems() {
        return Stream.of(SystemFiles.values()).flatMap(system -> (System.getProperty("journeys.languages") == null
                ? Stream.of(system.language)
                : languages()).map(language -> Arguments.of(system, language)));
    }

    @ParameterizedTest
    @MethodSource("systems")
    void an_empty_shop_reaches_its_first_zero_with_the_files_of_its_system(SystemFiles system, String language) {
        nora = another(new NewContextOptions().setLocale(language));
        nora.signInAs("Nora", "admin,operator,viewer,retailer:" + shop.code, "/stock");
        page = nora.page();
        page.locator(".first-steps a[href='/intake']").click();
        for (FilePayload file : system.files) {
            handIn(system, file, language);
        }
        connect();
        page.navigate("/stock/MATE-1");
        assertThat(page.locator(".listing-reason")).containsText("4 ≤");
        awaitShown("MATE-1", 0);
        awaitShown("MATE-2", 40);
    }

    private void handIn(SystemFiles system, FilePayload file, String language) {
        page.navigate("/intake");
        page.locator("#file").setInputFiles(file);
        page.locator("form.import button").click();
        assertThat(page.locator("h1")).hasText(file.name);
        assertThat(page.locator("#refused tbody tr")).hasCount(0);
        assertThat(page.locator("#confirm")).isVisible();
        if (LOOKED_AT.contains(system)) {
            nora.photograph("import-preview-" + language);
            nora.assertNoBarriers();
        }
        page.locator("#confirm").click();
        assertThat(page.locator("#progress")).containsText(FINISHED.get(language));
    }

    private void connect() {
        List.of("MATE-1", "MATE-2").forEach(sku -> given().contentType(ContentType.JSON)
                .body(Map.of("seller", seller, "items", List.of(Map.of("sku", sku, "quantity", 9))))
                .put("/sandbox/netshoes/_listings").then().statusCode(200));
        page.navigate("/integrations/new?marketplace=netshoes");
        Map<String, String> account = new Cast("netshoes").account(seller);
        page.locator("#minimumStock").fill("5");
        account.forEach((name, value) -> {
            if (page.locator("select#setting-" + name).count() > 0) {
                page.locator("#setting-" + name).selectOption(value);
            } else {
                page.locator("#setting-" + name).fill(value);
            }
        });
        page.locator(".integration-save button.btn-primary").click();
        page.waitForURL(url -> url.endsWith("/integrations"));
    }

    private void awaitShown(String sku, int quantity) {
        await().until(() -> new Cast("netshoes").quantity(seller, sku) == quantity);
    }
}
