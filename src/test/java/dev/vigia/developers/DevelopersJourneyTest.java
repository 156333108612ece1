package dev.vigia.developers;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.vigia.testing.browser.Journey;
import dev.vigia.testing.browser.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever only looks finds the page for programmers in the menu, reads it on any window, and gets to the document. */
@QuarkusTest
class DevelopersJourneyTest extends Journey {

    private static final Map<String, String> TITLES = Map.of("es", "Para desarrolladores", "pt",
            "Para desenvolvedores", "en", "For developers");

    @ParameterizedTest
    @MethodSource("languages")
    void the_menu_leads_to_the_page_and_the_page_to_the_document(String language) {
        Visitor reader = another(new NewContextOptions().setLocale(language));
        reader.signInAs("violeta", "/stock");
        reader.page().locator(".sidebar").getByText(TITLES.get(language)).click();
        assertThat(reader.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions()
                .setLevel(1))).hasText(TITLES.get(language));
        reader.assertNoBarriers();
        assertThat(reader.page().locator("main a[href='/q/openapi.json']")).isVisible();
        reader.page().locator("main a[href='/q/openapi.json']").click();
        assertThat(reader.page().locator("body")).containsText("/api/v1/products");
    }
}
