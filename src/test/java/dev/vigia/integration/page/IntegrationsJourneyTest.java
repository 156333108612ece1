package dev.vigia.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.vigia.credentials.Credentials;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.testing.Desk;
import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import dev.vigia.testing.browser.Journey;
import dev.vigia.testing.browser.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IntegrationsJourneyTest extends Journey {

    @Inject
    Credentials credentials;

    @Inject
    Marketplaces marketplaces;

    private final String name = "Tienda Ñandú " + UUID.randomUUID();
    private long id;

    @BeforeEach
    void ana_has_an_integration_that_is_off() {
        People.api("ana").get("/api/v1/integrations").then().statusCode(200);
        id = Shop.number("insert into integration (retailer_id, marketplace, name, country, enabled, minimum_stock) "
                + "select id, 'carrefour', '" + name
                + "', 'BR', false, 3 from retailer where code = 'mate' returning id");
        long retailerId = Shop.number("select retailer_id from integration where id = " + id);
        QuarkusTransaction.requiringNew().run(() -> credentials.put(retailerId, id,
                marketplaces.get("carrefour").connector().orElseThrow().settings(),
                Map.of("host", "loja.mirakl.net", "shop-key", "key")));
    }

    @Test
    void the_list_follows_what_is_typed_and_so_does_the_address() {
        visitor.signInAs("ana", "/integrations");
        Page page = visitor.page();
        page.getByRole(AriaRole.SEARCHBOX)
                .pressSequentially(name.toLowerCase().replace('ñ', 'n').replace('ú', 'u'));
        assertThat(page.locator("#integrations tbody tr")).hasCount(1);
        page.waitForURL("**/integrations?q=tienda*");
        visitor.assertNoBarriers();
    }

    @Test
    void the_effect_follows_the_number_and_saving_tells_what_happened() {
        visitor.signInAs("ana", Desk.edit(id));
        Page page = visitor.page();
        page.locator("#minimumStock").fill("");
        page.locator("#minimumStock").pressSequentially("15");
        assertThat(page.locator("#impact")).containsText("Con 15 o menos enviamos 0");
        visitor.assertNoBarriers();
        page.locator(".integration-save button").click();
        assertThat(page.locator(".flash")).containsText("Guardado: " + name);
    }

    @Test
    void without_javascript_everything_is_still_there() {
        Visitor plain = another(new NewContextOptions().setLocale("pt").setJavaScriptEnabled(false));
        plain.signInAs("ana", Desk.edit(id));
        Page page = plain.page();
        page.locator("#minimumStock").fill("1.000");
        page.getByText("Calcular efeito").click();
        assertThat(page.locator("#minimumStock-error")).containsText("só com algarismos");
        page.locator("#minimumStock").fill("9");
        page.getByText("Calcular efeito").click();
        assertThat(page.locator("#impact")).containsText("Com 9 ou menos enviamos 0");
        page.locator("#minimumStock").press("Enter");
        assertThat(page.locator(".flash")).containsText("Salvo: " + name);
    }
}
