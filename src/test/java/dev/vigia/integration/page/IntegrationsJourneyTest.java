package dev.vigia.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
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
    void the_buttons_stay_in_sight_and_only_what_was_typed_is_asked_about() {
        visitor.signInAs("ana", Desk.edit(id));
        Page page = visitor.page();
        page.setViewportSize(1280, 500);
        List<String> asked = new ArrayList<>();
        page.onDialog(dialog -> {
            asked.add(dialog.type());
            dialog.dismiss();
        });
        Locator bar = page.locator(".save-bar");
        assertThat(bar.getByRole(AriaRole.BUTTON).first()).isInViewport();
        assertThat(page.locator("#minimumStock")).isInViewport();
        page.locator("#minimumStock").focus();
        for (int step = 0; step < 40 && page.locator(".save-bar :focus").count() == 0; step++) {
            page.keyboard().press("Tab");
            Assertions.assertThat((Boolean) page.evaluate("""
                    () => {
                      const box = document.activeElement.getBoundingClientRect();
                      const bar = document.querySelector('.save-bar');
                      return bar.contains(document.activeElement) || box.height > 400
                        || box.bottom <= bar.getBoundingClientRect().top + 1;
                    }""")).as("step %d is clear of the bar", step).isTrue();
        }
        Assertions.assertThat(page.locator(".save-bar :focus").count()).isOne();
        // What was typed and taken back is nothing to lose.
        page.locator("#minimumStock").fill("7");
        page.locator("#minimumStock").fill("3");
        page.locator(".trail a").first().click();
        page.waitForURL("**/integrations");
        page.locator("#minimum-" + id).fill("7");
        page.locator(".brand").click();
        page.waitForCondition(() -> asked.equals(List.of("beforeunload")));
        page.locator("#minimum-" + id).press("Enter");
        assertThat(page.locator(".flash")).containsText("Guardado: " + name);
        assertThat(page.locator(".flash-ways button")).hasText("Deshacer");
        assertThat(page.locator("#minimum-" + id)).isFocused();
        assertThat(page.locator("#minimum-" + id)).hasValue("7");
        page.locator("#minimum-" + id).fill("siete");
        page.locator("#minimum-" + id).press("Enter");
        assertThat(page.locator("#minimum-" + id + "-error")).containsText("solo con cifras");
        visitor.assertNoBarriers();
        page.locator(".brand").click();
        page.waitForCondition(() -> asked.size() == 2);
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
