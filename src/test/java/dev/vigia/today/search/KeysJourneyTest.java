package dev.vigia.today.search;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.vigia.testing.Desk;
import dev.vigia.testing.browser.Journey;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Whoever knows the keys needs no mouse; whoever does not want them turns them off. */
@QuarkusTest
class KeysJourneyTest extends Journey {

    private final Desk desk = new Desk();

    @Test
    void keys_lead_to_pages_lists_and_everything_that_has_a_name() {
        desk.shop.stocked("Mesa", "PLATO", 3, 2);
        desk.evaluate(desk.connected("amazon", 3));
        visitor.signInAs("Olga", "viewer,retailer:" + desk.shop.code, "/stock");
        Page page = visitor.page();

        page.keyboard().press("/");
        assertThat(page.locator("#content input[type=search]").first()).isFocused();
        page.keyboard().type("g");
        assertThat(page.locator("#content input[type=search]").first()).hasValue("g");
        page.keyboard().press("Backspace");
        page.locator("h1").click();

        page.keyboard().press("g");
        page.keyboard().press("i");
        page.waitForURL("**/integrations");
        page.keyboard().press("j");
        assertThat(page.locator("#content tbody tr:has(a[href]) a[href]").first()).isFocused();

        page.keyboard().press("?");
        assertThat(page.locator("#palette")).isVisible();
        assertThat(page.locator("#palette kbd").first()).hasText("/");
        visitor.assertNoBarriers();
        page.keyboard().press("Escape");
        assertThat(page.locator("#palette")).isHidden();

        page.keyboard().press("Control+k");
        assertThat(page.locator("#palette #everything")).isFocused();
        page.keyboard().type("plato-002");
        assertThat(page.locator("#search-found li")).hasText(new String[] { "PLATO-002 Name" });
        visitor.assertNoBarriers();
        page.keyboard().press("Enter");
        page.waitForURL("**/stock/PLATO-002");

        page.keyboard().press("?");
        page.locator("#palette button[name=keys]").click();
        assertThat(page.locator("body")).hasAttribute("data-keys", "off");
        page.keyboard().press("?");
        page.keyboard().press("Control+k");
        assertThat(page.locator("#palette #everything")).isFocused();
    }
}
