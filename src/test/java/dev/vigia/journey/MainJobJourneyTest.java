package dev.vigia.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.vigia.testing.Patiently.await;
import static dev.vigia.testing.request.Requests.given;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import dev.vigia.testing.browser.Journey;
import dev.vigia.testing.browser.Visitor;
import dev.vigia.testing.marketplace.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Set a minimum, see the warning, the marketplace shows zero; stock rises, and it shows the real number again. */
@QuarkusTest
class MainJobJourneyTest extends Journey {

    private final String seller = Integer.toString(ThreadLocalRandom.current().nextInt(100_000, 999_999_999));
    private final String sku = "JARRA-" + seller;
    private final String integration = "Mercado Libre " + seller;

    @AfterEach
    void sendNothingMore() {
        Shop.execute("update integration set enabled = false where name = '" + integration + "'");
    }

    @Test
    void a_person_connects_a_marketplace_sets_a_minimum_and_sees_zero_and_the_warning() {
        goods();
        visitor.signInAs("ana", "/integrations/new");
        visitor.open("/integrations/new?marketplace=mercado-livre");
        connect();
        stock(12);
        awaitShown(12);

        Page page = visitor.page();
        visitor.open("/integrations");
        page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(integration))
                .getByText("Editar").click();
        page.locator("#minimumStock").fill("");
        page.locator("#minimumStock").pressSequentially("12");
        assertThat(page.locator("#impact")).containsText("12");
        visitor.photograph("edit");
        visitor.assertNoBarriers();
        page.locator(".integration-save button").click();
        assertThat(page.locator(".flash")).containsText(integration);
        awaitShown(0);

        visitor.open("/stock?q=" + sku);
        assertThat(page.locator("#results tbody")).containsText("En el mínimo o menos");
        visitor.photograph("stock-one");
        visitor.open("/stock/" + sku);
        assertThat(page.locator("main")).containsText("12 ≤");
        visitor.photograph("product");
        visitor.assertNoBarriers();

        stock(40);
        awaitShown(40);
        visitor.open("/updates?sku=" + sku);
        assertThat(page.locator("main table")).containsText("40");
        visitor.photograph("updates");
        visitor.assertNoBarriers();
    }

    /** In Spanish every page is looked at, in a browser and in both schemes of colours: see EveryPageJourneyTest. */
    @ParameterizedTest
    @ValueSource(strings = { "pt", "en" })
    void other_words_make_no_barriers(String language) {
        goods();
        Visitor reader = another(new NewContextOptions().setLocale(language));
        reader.signInAs("ana", "/stock");
        for (String path : List.of("/stock", "/integrations", "/updates", "/intake", "/developers", "/stock/NOPE-1",
                "/no-such-page")) {
            reader.open(path);
            reader.assertNoBarriersOfWords();
            reader.photograph(language + path.replace('/', '-'));
        }
    }

    @Test
    void no_page_is_wider_than_a_narrow_screen() {
        goods();
        visitor.signInAs("ana", "/stock");
        for (String path : List.of("/stock", "/integrations", "/updates", "/intake", "/developers", "/stock/" + sku,
                "/integrations/new?marketplace=amazon")) {
            visitor.open(path);
            visitor.page().setViewportSize(320, 800);
            // The page is laid out anew in the next frame.
            await().untilAsserted(() -> org.assertj.core.api.Assertions.assertThat((Integer) visitor.page()
                    .evaluate("document.documentElement.scrollWidth")).as(path).isLessThanOrEqualTo(320));
        }
    }

    @Test
    void where_motion_is_reduced_the_colours_change_at_once() {
        visitor.signInAs("ana", "/stock");
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            visitor.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            org.assertj.core.api.Assertions.assertThat(visitor.page().evaluate("document.getAnimations().length"))
                    .isEqualTo(0);
        }
    }

    @Test
    void without_javascript_the_stock_can_be_searched_and_read() {
        goods();
        Visitor plain = another(new NewContextOptions().setLocale("es").setJavaScriptEnabled(false));
        plain.signInAs("ana", "/stock");
        Page page = plain.page();
        page.locator("#q").fill(sku);
        page.locator("#stock-filter button").click();
        page.waitForURL("**/stock?*q=" + sku + "*");
        assertThat(page.locator("#results")).isVisible();
    }

    private void connect() {
        Page page = visitor.page();
        page.locator("#name").fill(integration);
        page.locator("#minimumStock").fill("5");
        page.locator("[name='setting-client-id']").fill("journey");
        page.locator("[name='setting-client-secret']").fill("journey");
        page.locator("[name='setting-refresh-token']").fill("TG-" + seller);
        page.locator("[name='setting-user-id']").fill(seller);
        page.locator(".integration-save button").click();
        assertThat(page.locator(".flash")).containsText(integration);
    }

    private void goods() {
        put("/api/v1/products", IntStream.range(0, 30).mapToObj(i -> Map.<String, Object>of("sku", i == 0 ? sku
                : sku + "-" + i,
                "name", "Jarra térmica " + i, "category", "Casa > Cocina")).toList());
        given().contentType(ContentType.JSON)
                .body(Map.of("seller", seller, "items", List.of(Map.of("sku", sku, "quantity", 1))))
                .put("/sandbox/mercado-livre/_listings").then().statusCode(200);
    }

    private void stock(int onHand) {
        put("/api/v1/stock", List.of(Map.of("sku", sku, "onHand", onHand)));
    }

    private static void put(String path, List<Map<String, Object>> items) {
        People.api("ana").contentType(ContentType.JSON).body(Map.of("items", items)).put(path).then().statusCode(200);
    }

    private void awaitShown(int quantity) {
        await().until(() -> new Cast("mercado-livre").quantity(seller, sku) == quantity);
    }
}
