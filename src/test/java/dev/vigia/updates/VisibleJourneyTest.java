package dev.vigia.updates;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import dev.vigia.testing.browser.Journey;
import dev.vigia.testing.browser.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Seeing what goes wrong, and sending it again. */
@QuarkusTest
class VisibleJourneyTest extends Journey {

    private final String sku = "TERMO-" + ThreadLocalRandom.current().nextInt(1_000_000);
    private final String name = "Mercado Libre " + sku;
    private long id;

    @BeforeEach
    void two_listings_were_rejected() {
        People.api("ana").get("/api/v1/integrations").then().statusCode(200);
        long retailer = Shop.retailer("mate");
        id = Shop.number(
                "insert into integration (retailer_id, marketplace, name, country, enabled, minimum_stock) values ("
                        + retailer + ", 'mercado-livre', '" + name + "', 'BR', false, 3) returning id");
        Shop.execute("insert into category (retailer_id, path) values (" + retailer
                + ", 'Casa > Termos') on conflict do nothing");
        Shop.execute("insert into product (retailer_id, sku, name, category_id) select " + retailer + ", '" + sku
                + "' || n, 'Termo de acero', id from category, (values ('-a'), ('-b'), ('-c')) names (n) where retailer_id = "
                + retailer + " and path = 'Casa > Termos'");
        Shop.execute("insert into warehouse (retailer_id, code, name) values (" + retailer
                + ", 'main', 'Main') on conflict do nothing");
        Shop.execute("insert into stock_level (product_id, warehouse_id, retailer_id, on_hand, reserved, unlimited, "
                + "observed_at) select product.id, warehouse.id, " + retailer + ", 9, 0, false, now() from product, "
                + "warehouse where product.retailer_id = " + retailer + " and sku like '" + sku
                + "%' and warehouse.retailer_id = " + retailer + " and code = 'main'");
        Shop.execute("insert into listing (product_id, integration_id, retailer_id, sent_revision, attempts, problem, "
                + "problem_words, refused) select id, " + id + ", retailer_id, 1, 1, "
                + "case when sku like '%c' then 'TIMEOUT' else 'CLOSED' end, "
                + "'item.status.invalid: the item is closed', case when sku not like '%c' then 9 end from product "
                + "where retailer_id = " + retailer + " and sku like '" + sku + "%'");
        Shop.execute("insert into stock_update (retailer_id, product_id, integration_id, revision, quantity, outcome, "
                + "cause, words) select retailer_id, id, " + id + ", 1, 9, 'rejected', 'CLOSED', 'closed' from product "
                + "where retailer_id = " + retailer + " and sku like '" + sku + "%'");
        Shop.execute("insert into stock_update (retailer_id, product_id, integration_id, revision, quantity, outcome, "
                + "waited) select " + retailer + ", id, " + id + ", 1, 0, 'applied', i * 7 from product, "
                + "generate_series(1, 200) i where retailer_id = " + retailer + " and sku = '" + sku + "-a'");
    }

    @Test
    void a_person_sends_the_ticked_one_again_and_then_all() {
        visitor.signInAs("ana", "/stock");
        Page page = visitor.page();
        visitor.open("/stock?state=failing&integration=" + id);
        visitor.photograph("failing");
        visitor.assertNoBarriers();
        page.getByLabel("Elegir " + sku + "-a").check();
        page.getByText("Reprocesar los seleccionados").click();
        assertThat(page.locator(".flash")).containsText("Un anuncio se envía otra vez");
        assertThat(page.locator("#results tbody tr")).hasCount(2);
        page.getByText("Reprocesar todos los que coinciden con el filtro (1)").click();
        assertThat(page.locator(".flash")).containsText("Un anuncio se envía otra vez");
        assertThat(page.locator("#reprocessing")).hasCount(0);
    }

    @Test
    void the_page_of_one_product_sends_it_again_without_javascript() {
        Visitor plain = another(new NewContextOptions().setLocale("pt").setJavaScriptEnabled(false));
        plain.signInAs("beto", "/stock/" + sku + "-b");
        plain.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reprocessar em " + name)).click();
        assertThat(plain.page().locator(".flash")).containsText("Um anúncio será enviado de novo");
        assertThat(plain.page().locator(".hint-form")).hasCount(0);
    }

    @Test
    void a_viewer_sees_how_an_integration_is_doing_in_each_language() {
        for (String language : List.of("es", "pt", "en")) {
            Visitor reader = another(new NewContextOptions().setLocale(language));
            reader.signInAs("violeta", "/integrations/" + id);
            assertThat(reader.page().locator("#sync-status .sync-status-failures li")).hasCount(1);
            reader.assertNoBarriers();
            reader.photograph("sync-status-" + language);
        }
        Shop.execute("update integration set enabled = true, stopped_because = 'invalid_grant', stopped_at = now() "
                + "where id = " + id);
        visitor.signInAs("ana", "/integrations/" + id);
        visitor.photograph("sync-status-stopped");
        visitor.assertNoBarriers();
        visitor.page().getByText("Dejar de actualizar").click();
        assertThat(visitor.page().getByText("Actualizar cada 10 segundos")).isVisible();
    }

    @Test
    void the_page_follows_what_happens_by_itself() {
        visitor.page().clock().install();
        visitor.signInAs("violeta", "/integrations/" + id);
        assertThat(visitor.page().locator("#sync-status .sync-status-failures strong")).hasText("3");
        Shop.execute("insert into stock_update (retailer_id, product_id, integration_id, revision, quantity, outcome, "
                + "cause, words) select retailer_id, product_id, integration_id, 1, 9, outcome, cause, words "
                + "from stock_update where integration_id = " + id + " and cause = 'CLOSED' limit 1");
        visitor.page().clock().fastForward(10_000);
        assertThat(visitor.page().locator("#sync-status .sync-status-failures strong")).hasText("4",
                new LocatorAssertions.HasTextOptions().setTimeout(30_000));
    }
}
