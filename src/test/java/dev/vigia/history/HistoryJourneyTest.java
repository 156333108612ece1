package dev.vigia.history;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.vigia.testing.Desk;
import dev.vigia.testing.Shop;
import dev.vigia.testing.browser.Journey;
import dev.vigia.testing.browser.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody raises a minimum, sees what that did, and takes it back; later somebody looks at who that was. */
@QuarkusTest
class HistoryJourneyTest extends Journey {

    private final Desk desk = new Desk();
    private long id;

    @BeforeEach
    void an_integration_sells_two_products() {
        id = desk.connected("amazon", 3);
        desk.stocked("five", 5);
        desk.stocked("nine", 9);
        desk.evaluate(id);
    }

    @ParameterizedTest
    @CsvSource({ "es, Guardar, Deshacer, Restaurado., Historial, Restaurar, Ver qué cambió",
            "pt, Salvar, Desfazer, Restaurado., Histórico, Restaurar, Ver o que mudou",
            "en, Save, Undo, Restored., History, Restore, See what changed" })
    void a_minimum_is_raised_undone_and_restored(String language, String save, String undo, String restored,
            String history, String restore, String see) {
        Visitor reader = another(new NewContextOptions().setLocale(language));
        reader.signInAs("Olga", "operator,viewer,retailer:" + desk.shop.code, "/stock");
        Page page = reader.page();
        reader.open("/integrations/" + id + "/edit");
        page.locator("#minimumStock").fill("5");
        page.locator("form.integration-form").getByRole(AriaRole.BUTTON,
                new Locator.GetByRoleOptions()
                        .setName(save).setExact(true)).first().click();
        assertThat(page.locator(".flash-ways button")).hasText(undo);
        reader.photograph(language + "-history-note");
        reader.assertNoBarriers();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(see)).click();
        assertThat(page.locator(".history-sentences")).containsText("5");
        reader.photograph(language + "-history-entry");
        reader.assertNoBarriers();
        reader.open("/history");
        assertThat(page.locator("h1")).hasText(history);
        assertThat(page.locator("#results tbody tr")).hasCount(1);
        reader.photograph(language + "-history");
        reader.assertNoBarriers();
        page.locator("#results").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions()
                .setName(
                        restore)).click();
        assertThat(page.locator(".history-values")).containsText("3");
        reader.photograph(language + "-history-restoration");
        reader.assertNoBarriers();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(restore)).click();
        assertThat(page.locator(".flash")).containsText(restored);
        assertThat(page.locator("#results tbody tr")).hasCount(2);
        org.assertj.core.api.Assertions.assertThat(Shop.integration(id).minimum()).isEqualTo(3);
        page.locator(".flash-ways button").click();
        assertThat(page.locator("#results tbody tr")).hasCount(3);
        org.assertj.core.api.Assertions.assertThat(Shop.integration(id).minimum()).isEqualTo(5);
    }

    @Test
    void the_filters_narrow_the_list_and_stay_in_the_address() {
        Shop.execute("insert into audit_event (retailer_id, actor, action, before, after) values ("
                + desk.shop.retailerId + ", 'Eva', 'settings_changed', '{\"zone\": \"America/Bogota\"}',"
                + " '{\"zone\": \"America/Lima\"}'), (" + desk.shop.retailerId + ", 'Ana', 'reprocessed', '{}',"
                + " '{\"listings\": 3}')");
        visitor.signInAs("Olga", "viewer,retailer:" + desk.shop.code, "/history");
        Page page = visitor.page();
        assertThat(page.locator("#results tbody tr")).hasCount(2);
        page.getByLabel("Persona").selectOption("Eva");
        assertThat(page.locator("#results tbody tr")).hasCount(1);
        page.reload();
        assertThat(page.getByLabel("Persona")).hasValue("Eva");
        assertThat(page.locator("#results tbody tr")).hasCount(1);
        page.locator(".results-clear").click();
        assertThat(page.locator("#results tbody tr")).hasCount(2);
    }
}
