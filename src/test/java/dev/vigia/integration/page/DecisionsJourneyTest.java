package dev.vigia.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.vigia.listing.Evaluation;
import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import dev.vigia.testing.browser.Journey;
import dev.vigia.testing.browser.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be taken back is said before it is done. */
@QuarkusTest
class DecisionsJourneyTest extends Journey {

    private static final Map<String, String> YES = Map.of("es", "Sí", "pt", "Sim", "en", "Yes");

    private final String name = "Decisión " + UUID.randomUUID().toString().substring(0, 8);
    private long retailer;
    private long id;

    @Inject
    Evaluation evaluation;

    @BeforeEach
    void two_hundred_products_sell() {
        visitor.signInAs("ana", "/stock");
        retailer = Shop.retailer("mate");
        Shop.stocked(retailer, name, name + " few", 60, 8);
        Shop.stocked(retailer, name, name + " many", 140, 80);
        id = Shop.number("insert into integration (retailer_id, marketplace, name, country, minimum_stock, "
                + "every_category, stopped_because, stopped_at) values (" + retailer + ", 'amazon', '" + name
                + "', 'BR', 3, false, 'invalid_grant', now()) returning id");
        Shop.execute("insert into integration_category select " + id + ", id, retailer_id from category where path = '"
                + name + "'");
        Desk.keepSettings(retailer, id, "amazon");
        QuarkusTransaction.requiringNew().run(() -> evaluation.ofIntegration(retailer, id));
        Shop.tell("listing.integration_id = " + id);
    }

    @AfterEach
    void leave_the_shop_as_it_was() {
        for (String table : new String[] { "due", "warning_past", "listing", "listing_condition",
                "listing_tally", "integration_category" }) {
            Shop.execute("delete from " + table + " where integration_id = " + id);
        }
        Shop.execute("delete from stock_level where product_id in (select id from product where sku like '" + name
                + "%')");
        Shop.execute("delete from product where sku like '" + name + "%'");
        Shop.execute("delete from category where path like '" + name + "%'");
        Shop.execute("delete from integration where id = " + id);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_mass_zero_is_asked_about(String language) {
        Visitor person = another(new NewContextOptions().setLocale(language));
        person.signInAs("ana", "/integrations/" + id + "/edit");
        Page page = person.page();
        page.locator("#minimumStock").fill("8");
        assertThat(page.locator("#impact .impact-zero strong")).hasText("60");
        page.locator("#minimumStock").press("Enter");
        assertThat(page.locator(".question")).isFocused();
        person.photograph("mass-zero-" + language);
        person.assertNoBarriers();
        page.locator(".question button").filter(new Locator.FilterOptions().setHasText(YES.get(language)))
                .click();
        assertThat(page.locator(".flash")).containsText("60");
    }

    @Test
    void a_tick_is_foretold_as_it_is_made() {
        Shop.execute("insert into category (retailer_id, path) values (" + retailer + ", '" + name + " otra')");
        visitor.open("/integrations/" + id + "/edit");
        Page page = visitor.page();
        page.getByLabel(name, new Page.GetByLabelOptions().setExact(true)).uncheck();
        assertThat(page.locator("#impact .impact-complaint")).isVisible();
        visitor.photograph("integration-form");
        page.getByLabel(name + " otra").check();
        assertThat(page.locator("#impact .impact-zero strong")).hasText("200");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void disconnecting_is_explained_and_shown(String language) {
        Visitor person = another(new NewContextOptions().setLocale(language));
        person.signInAs("ana", "/integrations/new");
        person.photograph("marketplaces-" + language);
        person.assertNoBarriers();
        person.open("/integrations/" + id + "/edit");
        Page page = person.page();
        page.locator(".integration-disconnect").click();
        assertThat(page.locator(".passage ol li")).hasCount(3);
        page.locator(".btn-danger").click();
        assertThat(page.locator("#confirmed-error")).isVisible();
        person.photograph("disconnect-" + language);
        person.assertNoBarriers();
        page.locator("#confirmed").check();
        page.locator(".btn-danger").click();
        assertThat(page.locator("progress")).isVisible();
        person.photograph("disconnecting-" + language);
        person.assertNoBarriers();
        page.locator("#progress button").click();
        assertThat(page.locator(".flash")).containsText(name);
        person.photograph("disconnected-" + language);
    }

    @Test
    void without_javascript_the_question_is_the_same() {
        Visitor plain = another(new NewContextOptions().setLocale("es").setJavaScriptEnabled(false));
        plain.signInAs("ana", "/integrations/" + id + "/edit");
        Page page = plain.page();
        page.locator("#minimumStock").fill("8");
        page.locator(".integration-save button").click();
        page.locator(".question button").click();
        assertThat(page.locator(".flash")).containsText("60 a cero");
    }
}
