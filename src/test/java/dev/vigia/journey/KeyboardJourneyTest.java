package dev.vigia.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.vigia.testing.browser.Journey;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever works without a mouse keeps the place after each step, and whoever listens hears what came of it. */
@QuarkusTest
class KeyboardJourneyTest extends Journey {

    private Page page;

    @BeforeEach
    void sign_in() {
        visitor.signInAs("Estela", new CrowdedShop().roles(), "/stock");
        page = visitor.page();
    }

    @ParameterizedTest
    @ValueSource(strings = { "#sort-sku", "#sort-name", "#tab-below_minimum", "#tab-failing", "#pager-next" })
    void the_focus_stays_on_what_was_pressed(String control) {
        Locator pressed = page.locator(control);
        pressed.focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/stock?**");
        assertThat(page.locator(control)).isFocused();
        assertThat(page.locator("#found")).not().isEmpty();
    }

    @Test
    void the_last_page_keeps_it_where_there_is_nothing_more_to_go_to() {
        page.locator("#tab-below_minimum").click();
        page.waitForURL("**/stock?**");
        visitor.open("/updates");
        page.locator("#pager-next").focus();
        page.keyboard().press("Enter");
        page.waitForURL("**cursor=*");
        assertThat(page.locator("#pager-next")).isFocused();
        assertThat(page.locator("#pager-next")).hasAttribute("aria-disabled", "true");
        page.keyboard().press("Shift+Tab");
        assertThat(page.locator("#pager-previous")).isFocused();
    }

    @Test
    void what_a_search_found_is_said_outside_of_what_is_swapped() {
        Locator said = page.locator("[role=status]#found");
        assertThat(said).isEmpty();
        page.evaluate("document.getElementById('found').dataset.mark = 'the same'");
        page.locator("#q").pressSequentially("roto");
        assertThat(said).containsText("2 productos");
        page.locator("#q").fill("nothing like it");
        assertThat(said).containsText("Nada coincide");
        assertThat(said).hasAttribute("data-mark", "the same");
    }

    @Test
    void the_account_menu_closes_by_escape_and_by_a_click_elsewhere() {
        Locator panel = page.locator("#account-menu");
        Locator button = page.locator(".account > button");
        button.click();
        assertThat(panel).isVisible();
        page.keyboard().press("Escape");
        assertThat(panel).isHidden();
        assertThat(button).isFocused();
        button.click();
        visitor.assertNoBarriersAt(1280);
        page.locator("h1").click();
        assertThat(panel).isHidden();
        page.setViewportSize(320, 800);
        page.locator(".drawer").click();
        assertThat(page.locator("#drawer")).isVisible();
        visitor.assertNoBarriersAt(320);
        page.keyboard().press("Escape");
        assertThat(page.locator("#drawer")).isHidden();
    }

    @Test
    void on_a_phone_an_integration_can_be_edited_without_scrolling_sideways() {
        page.setViewportSize(320, 800);
        visitor.open("/integrations");
        Locator edit = page.locator("a[href$='/edit']").first();
        edit.scrollIntoViewIfNeeded();
        org.assertj.core.api.Assertions.assertThat(edit.boundingBox().x + edit.boundingBox().width)
                .isLessThanOrEqualTo(320);
        org.assertj.core.api.Assertions.assertThat(page.evaluate("document.documentElement.scrollLeft")).isEqualTo(0);
    }
}
