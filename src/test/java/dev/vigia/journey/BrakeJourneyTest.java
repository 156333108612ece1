package dev.vigia.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.vigia.testing.Patiently.await;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.vigia.testing.People;
import dev.vigia.testing.Shop;
import dev.vigia.testing.browser.Journey;
import dev.vigia.testing.browser.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A broken feed says that nothing is left; Carla is asked, and looks before she decides. */
@QuarkusTest
class BrakeJourneyTest extends Journey {

    private final String name = "Amazon " + UUID.randomUUID().toString().substring(0, 8);
    private final String mark = "FRENO-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void carla_sells_sixty_products() {
        People.api("carla").get("/api/v1/integrations").then().statusCode(200);
        Shop.execute("insert into integration (retailer_id, marketplace, name, country, enabled, minimum_stock) "
                + "select id, 'amazon', '" + name + "', 'BR', false, 3 from retailer where code = 'carla'");
        put("/api/v1/products", IntStream.range(0, 60).mapToObj(i -> Map.<String, Object>of("sku", mark + "-" + i,
                "name", "Pava eléctrica " + i, "category", "Casa > Cocina")).toList());
        put("/api/v1/stock", levels(12));
    }

    @AfterEach
    void leave_nothing_that_waits() {
        Shop.execute("update held_change set decision = 'DISCARDED', decided_by = 'test', decided_at = now() where "
                + "decided_at is null and retailer_id = (select id from retailer where code = 'carla')");
    }

    @Test
    void a_person_sees_what_waits_looks_into_it_and_discards_it() {
        put("/api/v1/stock", levels(0)).body("held", equalTo(60)).body("accepted", equalTo(0));
        visitor.signInAs("carla", "/stock");
        Page page = visitor.page();
        assertThat(page.locator(".waiting")).containsText("Un cambio espera una decisión");
        visitor.photograph("held-notice");
        visitor.assertNoBarriers();
        page.getByText("Ver qué cambiaría").click();
        assertThat(page.locator("h1")).hasText("Cambio retenido");
        assertThat(page.locator("main")).containsText(name);
        visitor.photograph("held");
        visitor.assertNoBarriers();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Descartar").setExact(true)).click();
        assertThat(page.locator("h1")).hasText("Descartar el cambio retenido");
        visitor.photograph("held-discard");
        visitor.assertNoBarriers();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sí, descartar")).click();
        assertThat(page.locator(".flash")).containsText("Descartado");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Deshacer el descarte")).click();
        assertThat(page.locator(".flash")).containsText("espera una decisión otra vez");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Descartar").setExact(true)).click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sí, descartar")).click();
        visitor.photograph("held-discarded");
        visitor.assertNoBarriers();
        visitor.open("/stock");
        assertThat(page.locator(".waiting")).hasCount(0);
        visitor.open("/intake");
        assertThat(page.locator(".held-list")).containsText("Descartado");
        visitor.photograph("held-list");
        visitor.assertNoBarriers();
    }

    @Test
    void without_javascript_it_is_approved_from_the_stock_page() {
        put("/api/v1/stock", levels(0)).body("held", equalTo(60));
        Visitor plain = another(new NewContextOptions().setLocale("en").setJavaScriptEnabled(false));
        plain.signInAs("carla", "/stock");
        Page page = plain.page();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve")).click();
        assertThat(page.locator(".flash")).containsText("Approved");
        await().until(() -> {
            page.reload();
            return page.locator("#progress").textContent().contains("Approved and applied");
        });
        plain.photograph("held-applied");
    }

    private List<Map<String, Object>> levels(int onHand) {
        return IntStream.range(0, 60).mapToObj(i -> Map.<String, Object>of("sku", mark + "-" + i, "onHand", onHand))
                .toList();
    }

    private static ValidatableResponse put(String path, List<Map<String, Object>> items) {
        return People.api("carla").contentType(ContentType.JSON).body(Map.of("items", items)).put(path).then()
                .statusCode(200);
    }
}
