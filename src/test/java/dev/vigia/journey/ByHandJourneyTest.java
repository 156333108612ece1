package dev.vigia.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.vigia.testing.Patiently.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import dev.vigia.testing.Shop;
import dev.vigia.testing.browser.Journey;
import dev.vigia.testing.browser.Visitor;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From an empty shop to the first zero at a marketplace, and out of sale again, by hand alone. */
@QuarkusTest
class ByHandJourneyTest extends Journey {

    private static final Map<String, Words> WORDS = Map.of("es", new Words("Guardado: MATE-1.", "Listo",
            "disponible 4 → 0", "Disponible 4 ≤ mínimo 5", "Producto retirado"), "pt",
            new Words("Salvo: MATE-1.",
                    "Pronto", "disponível 4 → 0", "Disponível 4 ≤ mínimo 5", "Produto retirado"),
            "en",
            new Words("Saved: MATE-1.", "Done", "available 4 → 0", "Available 4 ≤ minimum 5", "Retired product"));

    private final String seller = UUID.randomUUID().toString();
    private final String shop = new Shop().code;
    private Visitor nora;
    private Page page;
    private Words words;

    private record Words(String saved, String done, String wouldBeSent, String reason, String retired) {
    }

    @ParameterizedTest
    @MethodSource("languages")
    void an_empty_shop_reaches_its_first_zero_by_hand(String language) {
        words = WORDS.get(language);
        nora = another(new NewContextOptions().setLocale(language));
        nora.signInAs("Nora", "admin,operator,viewer,retailer:" + shop, "/stock");
        page = nora.page();
        assertThat(page.locator(".first-step")).hasCount(3);
        look("first-steps", language);
        page.locator(".first-step a[href='/products/new']").click();
        createProduct(language);
        connect(language);
        seeTheZero(language);
        retire(language);
    }

    private void createProduct(String language) {
        page.locator("form:has(#sku) .btn-primary").click();
        assertThat(page.locator("#sku-error")).containsText("SKU");
        look("product-wrong", language);
        page.locator("#sku").fill("MATE-1");
        page.locator("#name").fill("Mate de calabaza");
        page.locator("#category").fill("Casa > Mate");
        page.locator("#on-hand-0").fill("4");
        page.locator("form:has(#sku) .btn-primary").click();
        assertThat(page.locator("h1")).hasText("Mate de calabaza");
        assertThat(page.locator(".flash")).hasText(words.saved);
        page.locator("main a[href='/first-steps']").click();
        assertThat(page.locator(".first-step .state").first()).hasText(words.done);
    }

    private void connect(String language) {
        page.locator(".first-step a[href='/integrations/new']").click();
        page.navigate("/integrations/new?marketplace=netshoes");
        Map<String, String> account = new Cast("netshoes").account(seller);
        page.locator("#minimumStock").fill("5");
        type(account, "not-");
        page.locator(".integration-save .btn-primary").click();
        assertThat(page.locator(".errors")).containsText("marketplace");
        look("connect-refused", language);
        type(account, "");
        page.locator("button[value=preview]").first().click();
        assertThat(page.locator("ul.impact-sample")).hasText("MATE-1: " + words.wouldBeSent);
        look("connect-preview", language);
        type(account, "");
        page.locator(".integration-save .btn-primary").click();
        page.waitForURL(url -> url.endsWith("/integrations"));
    }

    private void type(Map<String, String> account, String before) {
        account.forEach((name, value) -> {
            if (page.locator("select#setting-" + name).count() > 0) {
                page.locator("#setting-" + name).selectOption(value);
            } else {
                page.locator("#setting-" + name).fill(before + value);
            }
        });
    }

    private void seeTheZero(String language) {
        page.navigate("/stock/MATE-1");
        assertThat(page.locator(".listing-reason")).containsText(words.reason);
        await().until(() -> Shop.number("select count(*) from listing_now where retailer_id = " + Shop.retailer(shop)
                + " and desired = 0") == 1);
        look("product", language);
    }

    private void retire(String language) {
        page.locator("a[href$='/retirement']").click();
        look("retirement", language);
        page.locator("main .btn-danger").click();
        assertThat(page.locator(".product-retired")).containsText(words.retired);
        look("product-retired", language);
        page.navigate("/stock");
        assertThat(page.locator("body")).not().containsText("MATE-1");
    }

    private void look(String name, String language) {
        nora.photograph(name + "-" + language);
        nora.assertNoBarriers();
    }
}
