package dev.vigia.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.vigia.testing.Production;
import dev.vigia.testing.Shop;
import dev.vigia.testing.browser.Journey;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** In a browser, with production's settings: it takes this machine for safe, so cookies for TLS alone come back too. */
@QuarkusTest
@TestProfile(Production.class)
class ProductionJourneyTest extends Journey {

    @Test
    void a_second_tab_leaves_the_form_of_the_first_alive() {
        visitor.signInAs("ana", "/stock");
        long id = Shop.number("insert into integration (retailer_id, marketplace, name, country, enabled, "
                + "minimum_stock) select id, 'amazon', 'Amazon de Ana', 'BR', false, 3 from retailer where code = 'mate'"
                + " returning id");
        visitor.open("/integrations/" + id + "/edit");
        visitor.page().locator("#minimumStock").fill("7");
        visitor.page().locator("#setting-marketplace-id").selectOption("A2Q3Y263D00KWC");
        visitor.page().locator("#setting-client-id").fill("made-up");
        visitor.page().locator("#setting-client-secret").fill("made-up");
        Page second = visitor.page().context().newPage();
        second.navigate("/stock");
        second.navigate("/integrations");
        visitor.page().locator(".integration-save button").click();
        assertThat(visitor.page().locator(".flash")).containsText("Guardado");
    }
}
