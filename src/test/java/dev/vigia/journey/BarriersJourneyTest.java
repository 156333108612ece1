package dev.vigia.journey;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Route;
import dev.vigia.testing.browser.Journey;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search for barriers finds those that there are. */
@QuarkusTest
class BarriersJourneyTest extends Journey {

    @ParameterizedTest
    @ValueSource(strings = { "dark", "light" })
    void words_that_are_too_pale_in_one_look_are_found(String scheme) {
        show("@media (prefers-color-scheme: " + scheme + ") { p { color: #444; background: #333; } }", "<p>Pálido</p>");
        assertThatThrownBy(() -> visitor.assertNoBarriers()).isInstanceOf(AssertionError.class)
                .hasMessageContaining("color-contrast").hasMessageContaining(scheme);
    }

    @Test
    void a_button_without_a_name_is_found() {
        show("", "<button></button>");
        assertThatThrownBy(() -> visitor.assertNoBarriers()).hasMessageContaining("button-name");
    }

    @Test
    void a_page_without_barriers_passes() {
        show("", "<p>Todo bien</p>");
        visitor.assertNoBarriers();
    }

    private void show(String style, String body) {
        // A page without a policy of its own for styles, at the address that axe comes from.
        visitor.page().route("**/made-up", route -> route.fulfill(new Route.FulfillOptions().setContentType("text/html")
                .setBody("<!DOCTYPE html><html lang=es><head><title>Vigía</title><style>" + style
                        + "</style></head><body><main><h1>Vigía</h1>" + body + "</main></body></html>")));
        visitor.open("/made-up");
    }
}
