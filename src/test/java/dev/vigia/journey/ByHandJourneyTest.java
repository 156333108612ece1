package dev.vigia.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.vigia.testing.Patiently.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.vigia.testing.Shop;
import dev.vigia.testing.browser.Journey;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From an empty shop to the first zero at a marketplace, and out of sale again, by hand alone. */
@QuarkusTest
class ByHandJourneyTest extends Journey {

    private final String seller = UUID.randomUUID().toString();
    private final String shop = new Shop().code;
    private Page page;

    @Test
    void an_empty_shop_reaches_its_first_zero_by_hand() {
        visitor.signInAs("Nora", "admin,operator,viewer,retailer:" + shop, "/stock");
        page = visitor.page();
        assertThat(page.locator(".first-step")).hasCount(3);
        visitor.photograph("first-steps");
        visitor.assertNoBarriers();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("A mano")).click();
        createProduct();
        connect();
        seeTheZero();
        retire();
    }

    private void createProduct() {
        button("Guardar");
        assertThat(page.locator("#sku-error")).hasText("Falta el SKU.");
        visitor.photograph("product-wrong");
        visitor.assertNoBarriers();
        page.locator("#sku").fill("MATE-1");
        page.getByLabel("Nombre").fill("Mate de calabaza");
        page.getByLabel("Categoría").fill("Casa > Mate");
        page.locator("#on-hand-0").fill("4");
        button("Guardar");
        assertThat(page.locator("h1")).hasText("Mate de calabaza");
        assertThat(page.locator(".flash")).hasText("Guardado: MATE-1.");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ver los primeros pasos")).click();
        assertThat(page.locator(".first-step .state").first()).hasText("Listo");
    }

    private void connect() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Conectar un marketplace")).click();
        page.navigate("/integrations/new?marketplace=netshoes");
        Map<String, String> account = new Cast("netshoes").account(seller);
        page.locator("#minimumStock").fill("5");
        type(account, "not-");
        button("Guardar");
        assertThat(page.locator(".errors")).containsText("El marketplace");
        visitor.photograph("connect-refused");
        visitor.assertNoBarriers();
        type(account, "");
        button("Ver qué se enviaría");
        assertThat(page.locator("ul.impact-sample")).hasText("MATE-1: disponible 4 → 0");
        visitor.photograph("connect-preview");
        visitor.assertNoBarriers();
        type(account, "");
        button("Guardar");
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

    private void seeTheZero() {
        page.navigate("/stock/MATE-1");
        assertThat(page.locator(".listing-reason")).containsText("Disponible 4 ≤ mínimo 5");
        await().until(() -> Shop.number("select count(*) from listing_now where retailer_id = " + Shop.retailer(shop)
                + " and desired = 0") == 1);
        visitor.photograph("product");
        visitor.assertNoBarriers();
    }

    private void retire() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Retirar")).click();
        visitor.photograph("retirement");
        visitor.assertNoBarriers();
        button("Retirar");
        assertThat(page.locator(".product-retired")).containsText("Producto retirado");
        visitor.photograph("product-retired");
        visitor.assertNoBarriers();
        page.navigate("/stock");
        assertThat(page.locator("body")).not().containsText("MATE-1");
    }

    private void button(String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).first().click();
    }
}
