package dev.vigia.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.vigia.testing.browser.Journey;
import dev.vigia.testing.browser.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for all pages, looked at on a shop that strains them. */
@QuarkusTest
class EveryPageJourneyTest extends Journey {

    private static final List<Integer> WIDTHS = List.of(320, 360, 390, 480, 640, 768, 800, 900, 1024, 1152, 1280, 1366,
            1920);
    private static final int MOST_STOPS = 250;
    private static final int PAGES_PER_SESSION = 10;

    private static CrowdedShop shop;
    private static Map<String, String> pages;

    @BeforeEach
    void fill_the_shop_once() {
        if (shop == null) {
            shop = new CrowdedShop();
            pages = shop.pages();
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void nothing_is_wider_than_the_window_or_the_card_it_is_in(String language) {
        Visitor reader = reader(language);
        List<String> wide = new ArrayList<>();
        pages.forEach((name, path) -> {
            reader.open(path);
            for (int width : WIDTHS) {
                reader.page().setViewportSize(width, 800);
                if (!tooWide(reader.page()).isEmpty()) {
                    wide.add(name + " at " + width + ": " + tooWide(reader.page()));
                }
            }
        });
        assertThat(wide).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void no_page_has_a_barrier_in_light_or_dark(String language) {
        Visitor reader = null;
        int walked = 0;
        for (Map.Entry<String, String> page : pages.entrySet()) {
            // A session ends after five minutes, and on a busy machine this takes longer.
            if (walked++ % PAGES_PER_SESSION == 0) {
                reader = reader(language);
            }
            reader.open(page.getValue());
            reader.photograph(language + "-" + page.getKey());
            reader.assertNoBarriersAt(1280);
            if (language.equals("es")) {
                reader.assertNoBarriersAt(320);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = { "LIGHT", "DARK" })
    void whoever_walks_by_keyboard_sees_where(ColorScheme scheme) {
        Visitor walker = reader("es");
        walker.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        Map<String, List<String>> unseen = new LinkedHashMap<>();
        pages.forEach((name, path) -> {
            walker.open(path);
            List<String> found = walk(walker.page());
            if (!found.isEmpty()) {
                unseen.put(name, found);
            }
        });
        assertThat(unseen).isEmpty();
    }

    @Test
    void every_page_has_one_heading_of_its_own_and_a_way_past_the_frame() {
        Visitor reader = reader("es");
        pages.forEach((name, path) -> {
            reader.open(path);
            Page page = reader.page();
            assertThat(page.locator("h1").count()).as(name).isEqualTo(1);
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.evaluate("document.activeElement.id")).as(name).isEqualTo("content");
        });
    }

    private Visitor reader(String language) {
        Visitor reader = another(new NewContextOptions().setLocale(language));
        reader.signInAs("Estela", shop.roles(), "/stock");
        return reader;
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

    /** Tab by Tab through the page: what has the focus and does not show it, or is covered by the bar on top. */
    private static List<String> walk(Page page) {
        List<String> unseen = new ArrayList<>();
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press("Tab");
            String state = (String) page.evaluate("""
                    () => {
                      const element = document.activeElement;
                      if (!element || element === document.body) return 'end';
                      const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
                      const light = colour => {
                        paint.clearRect(0, 0, 1, 1);
                        paint.fillStyle = colour;
                        paint.fillRect(0, 0, 1, 1);
                        const [r, g, b] = [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3).map(part => part / 255)
                            .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
                        return .2126 * r + .7152 * g + .0722 * b + .05;
                      };
                      const ground = (of => {
                        for (let at = of; at; at = at.parentElement) {
                          const colour = getComputedStyle(at).backgroundColor;
                          if (!/, 0\\)|transparent|\\/ 0\\)/.test(colour)) return colour;
                        }
                        return 'white';
                      })(element.parentElement);
                      const style = getComputedStyle(element);
                      const name = element.localName + '#' + element.id + '.' + element.className;
                      if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return name + ' has no ring';
                      const [a, b] = [light(style.outlineColor), light(ground)];
                      if (Math.max(a, b) / Math.min(a, b) < 3) return name + ' has a ring as pale as its ground';
                      const box = element.getBoundingClientRect();
                      const bar = document.querySelector('.topbar').getBoundingClientRect();
                      const inBar = element.closest('.topbar, .skip, [popover]');
                      if (!inBar && (box.bottom <= bar.bottom || box.top >= innerHeight)) return name + ' is out of sight';
                      return '';
                    }""");
            if (state.equals("end")) {
                break;
            }
            if (!state.isEmpty()) {
                unseen.add(state);
            }
        }
        return unseen.stream().distinct().toList();
    }
}
