package dev.vigia.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.vigia.testing.browser.Journey;
import dev.vigia.testing.browser.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** What holds for all pages, looked at on a shop that strains them. Each is opened once for all that is asked of it. */
@QuarkusTest
class EveryPageJourneyTest extends Journey {

    private static final List<Integer> WIDTHS = List.of(320, 360, 390, 480, 640, 768, 800, 900, 1024, 1152, 1280, 1366,
            1920);
    // A session ends after five minutes, and on a busy machine all pages take longer.
    private static final int PAGES_PER_SESSION = 10;

    private CrowdedShop shop;
    private Visitor reader;
    private int walked;

    @TestFactory
    Stream<DynamicNode> every_page_is_good_for_everybody() {
        shop = new CrowdedShop();
        return languages().flatMap(language -> shop.pages().entrySet().stream()
                .map(page -> dynamicContainer(page.getKey() + " in " + language, of(page.getKey(), page.getValue(),
                        language))));
    }

    private Stream<DynamicNode> of(String name, String path, String language) {
        KeyboardWalk walk = new KeyboardWalk(() -> reader.page());
        return Stream.of(dynamicTest("it has one heading of its own", () -> {
            open(path, language);
            assertThat(reader.page().locator("h1").count()).isEqualTo(1);
        }), dynamicTest("the first stop of the keyboard leads past the frame", () -> {
            reader.page().keyboard().press("Tab");
            reader.page().keyboard().press("Enter");
            assertThat(reader.page().evaluate("document.activeElement.id")).isEqualTo("content");
        }), dynamicTest("whoever walks by keyboard sees where, in light",
                () -> assertThat(walk.unseen()).isEmpty()),
                dynamicTest("and in dark", () -> {
                    reader.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
                    assertThat(walk.paleStops()).isEmpty();
                }),
                dynamicTest("nothing is wider than the window or the card it is in",
                        () -> assertThat(wide()).isEmpty()),
                dynamicTest("it has no barrier in light or dark", () -> {
                    reader.photograph(language + "-" + name);
                    // As it is when it is opened; what stays at the edge of the window covers other things further down.
                    reader.page().evaluate("scrollTo(0, 0)");
                    reader.assertNoBarriers();
                }));
    }

    private void open(String path, String language) {
        if (walked++ % PAGES_PER_SESSION == 0) {
            reader = another(new NewContextOptions().setLocale(language));
            reader.signInAs("Estela", shop.roles(), "/stock");
        }
        reader.open(path);
        reader.page().setViewportSize(1280, 800);
        reader.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private List<String> wide() {
        List<String> wide = new ArrayList<>();
        for (int width : WIDTHS) {
            reader.page().setViewportSize(width, 800);
            List<String> found = tooWide(reader.page());
            if (!found.isEmpty()) {
                wide.add("at " + width + ": " + found);
            }
        }
        return wide;
    }

    @SuppressWarnings("unchecked")
    private static List<String> tooWide(Page page) {
        return (List<String>) page.evaluate("""
                () => new Promise(laidOut => requestAnimationFrame(() => {
                  const width = document.documentElement.clientWidth;
                  const wide = document.documentElement.scrollWidth > width
                      ? ['the page by ' + (document.documentElement.scrollWidth - width)] : [];
                  for (const element of document.querySelectorAll('.card, .card table, .card td, .card dl, h1, .trail')) {
                    const frame = element.parentElement.closest('.card') ?? document.documentElement;
                    const right = Math.min(width, frame.getBoundingClientRect().right);
                    const over = element.getBoundingClientRect().right - right;
                    if (over > 1) wide.push(element.localName + '.' + element.className + ' by ' + Math.round(over));
                  }
                  laidOut(wide.slice(0, 3));
                }))""");
    }
}
