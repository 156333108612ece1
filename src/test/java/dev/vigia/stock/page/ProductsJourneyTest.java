package dev.vigia.stock.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.vigia.testing.Shelf;
import dev.vigia.testing.Shop;
import dev.vigia.testing.browser.Journey;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stock by product, from the warning to what is sent again. */
@QuarkusTest
class ProductsJourneyTest extends Journey {

    private static final String ROWS = "#results tbody tr";

    @Test
    void a_person_follows_the_warning_keeps_the_view_ticks_a_page_and_goes_to_the_end() {
        Shelf shelf = aShop();
        visitor.signInAs("Olga", "operator,viewer,retailer:" + shelf.shop.code, "/stock");
        Page page = visitor.page();
        visitor.photograph("products");
        assertThat(page.locator(ROWS).first().locator(".channel")).hasCount(9);
        page.locator(ROWS + " summary").first().click();
        assertThat(page.locator(ROWS).first().locator("dd").first()).isVisible();
        page.getByText("Aviso: 29 productos en el mínimo o menos").click();
        assertThat(page.locator("#tab-below_minimum")).hasAttribute("aria-current", "page");
        page.getByText("Guardar el filtro actual").click();
        page.getByLabel("Nombre de la vista").fill("Lo que falta");
        visitor.assertNoBarriers();
        page.getByText("Guardar vista").click();
        assertThat(page.locator(".saved-tabs [aria-current]")).hasText("Lo que falta");
        page.locator("#pager-last").click();
        assertThat(page.locator(".results-bar p")).hasText("26–29 de 29 productos");
        page.locator("#tab-failing").click();
        assertThat(page.locator(".tick-page")).isVisible();
        page.getByLabel("Elegir toda la página").check();
        assertThat(page.locator("#ticked")).hasText("Elegidos: 3");
        page.getByLabel("Elegir SKU-02").uncheck();
        assertThat(page.locator("#ticked")).hasText("Elegidos: 2");
        visitor.assertNoBarriers();
        visitor.photograph("products-failing");
        page.getByText("Reprocesar los seleccionados").click();
        assertThat(page.locator(".flash")).containsText("18 anuncios se envían otra vez");
        assertThat(page.locator(ROWS)).hasCount(1);
        visitor.open("/stock");
        told(shelf, "SKU-05");
        page.evaluate("htmx.ajax('GET', document.getElementById('stock-news').dataset.hxGet, '#stock-news')");
        page.locator("#stock-news a").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#stock-news a")).hasCount(0);
        assertThat(page.locator("#news")).isFocused();
    }

    /** Something became of it while somebody looks. */
    private static void told(Shelf shelf, String sku) {
        Shop.execute("insert into stock_update (retailer_id, product_id, integration_id, revision, quantity, outcome,"
                + " happened_at) select retailer_id, product_id, integration_id, 2, 0, 'applied', clock_timestamp()"
                + " from listing where retailer_id = " + shelf.shop.retailerId + " and product_id = (select id from"
                + " product where retailer_id = " + shelf.shop.retailerId + " and sku = '" + sku + "') limit 1");
    }

    /** Thirty products on nine integrations, three of them rejected. */
    private static Shelf aShop() {
        Shelf shelf = new Shelf();
        List<Long> integrations = List.of("Amazon", "B2W/SkyHub", "Carrefour", "Centauro", "Dafiti", "Magazine Luiza",
                "Mercado Livre", "Netshoes", "Casas Bahia").stream().map(shelf::integration).toList();
        for (int i = 0; i < 30; i++) {
            long product = shelf.product("SKU-%02d".formatted(i), "Pantalón deportivo de algodón " + i);
            for (long integration : integrations) {
                shelf.listing(product, integration, i == 0 ? "ok" : "below_minimum", i);
            }
        }
        Shop.execute("update listing set problem = 'CLOSED', problem_words = 'closed', attempts = 1, refused = 0 from"
                + " product where product.id = product_id and sku in ('SKU-01', 'SKU-02', 'SKU-03') and"
                + " product.retailer_id = " + shelf.shop.retailerId);
        // Another node seems to hold them: nothing is sent.
        Shop.execute("insert into lease (integration_id, retailer_id, owner, epoch, expires_at) select id, retailer_id,"
                + " gen_random_uuid(), 1, now() + interval '1 day' from integration where retailer_id = "
                + shelf.shop.retailerId);
        return shelf;
    }
}
