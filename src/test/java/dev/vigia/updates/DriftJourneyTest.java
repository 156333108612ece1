package dev.vigia.updates;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import dev.vigia.testing.browser.Journey;
import dev.vigia.testing.browser.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DriftJourneyTest extends Journey {

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private long integration;

    @BeforeEach
    void a_marketplace_of_ana_showed_something_else() {
        People.api("ana").get("/api/v1/integrations").then().statusCode(200);
        long retailer = Shop.retailer("mate");
        integration = Shop.number("insert into integration (retailer_id, marketplace, name, country, enabled,"
                + " minimum_stock) values (" + retailer + ", 'amazon', 'Tienda " + mark + "', 'BR', false, 3)"
                + " returning id");
        Shop.execute("insert into category (retailer_id, path) values (" + retailer
                + ", 'Casa > Mates') on conflict do nothing");
        long product = Shop.number("insert into product (retailer_id, sku, name, category_id) select " + retailer
                + ", 'MATE-" + mark + "', 'Mate de calabaza', id from category where retailer_id = " + retailer
                + " and path = 'Casa > Mates' returning id");
        found(retailer, product, "changed_outside, 0, 7, null, true");
        found(retailer, product, "sold, 12, 10, null, false");
        found(retailer, product, "gone, 12, null, 'status closed, said the marketplace at some length', true");
        found(retailer, product, "changed_outside, 1250, 99999, null, false");
        found(retailer, product, "managed, 12, 40, 'logistic type fulfillment', false");
        Shop.execute("insert into stock_update (retailer_id, product_id, integration_id, revision, quantity, outcome)"
                + " values (" + retailer + ", " + product + ", " + integration + ", 2, 0, 'applied')");
        Shop.execute("insert into read_back (integration_id, retailer_id, started_at, finished_at, read, sold, gone,"
                + " changed_outside) values (" + integration + ", " + retailer
                + ", now() - interval '2 hours', now(), 123456, 1, 1, 2)");
    }

    private void found(long retailer, long product, String what) {
        String[] parts = what.split(", ", 2);
        String[] rest = parts[1].split(", (?=true|false)");
        Shop.execute("insert into drift (retailer_id, product_id, integration_id, revision, cause, expected, shown,"
                + " words, repaired, repairs) values (" + retailer + ", " + product + ", " + integration + ", 1, '"
                + parts[0] + "', " + rest[0] + ", " + rest[1] + ", 1)");
    }

    @Test
    void what_was_found_is_reached_from_the_log_of_updates_and_narrowed() {
        visitor.signInAs("ana", "/updates");
        Page page = visitor.page();
        page.getByText("Ver diferencias con el marketplace").click();
        assertThat(page.locator("h1")).hasText("Diferencias con el marketplace");
        page.locator("#integration").selectOption(Long.toString(integration));
        assertThat(page.locator("#results .cell-sku")).hasCount(5);
        visitor.photograph("drift");
        visitor.assertNoBarriers();
        page.locator("#cause").selectOption("sold");
        assertThat(page.locator("#results .cell-sku")).hasCount(1);
        page.waitForURL("**cause=sold*");
        page.locator(".cell-sku a").first().click();
        assertThat(page.locator(".timeline-drift").last()).containsText("Mostraba 7 en vez de 0");
        visitor.photograph("drift-of-a-product");
        visitor.assertNoBarriers();
    }

    @Test
    void without_javascript_it_is_all_there() {
        Visitor plain = another(new NewContextOptions().setLocale("pt").setJavaScriptEnabled(false));
        plain.signInAs("ana", "/updates/drift");
        Page page = plain.page();
        page.locator("#integration").selectOption(Long.toString(integration));
        page.locator("#cause").selectOption("gone");
        page.locator(".filters button").click();
        assertThat(page.locator("#results .cell-sku")).hasCount(1);
        assertThat(page.locator("#results")).containsText("Anúncio encerrado ou apagado");
    }
}
