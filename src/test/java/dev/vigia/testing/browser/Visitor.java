package dev.vigia.testing.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.vigia.web.Language;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A person with a browser: signs in, opens pages, looks at them. Everything else is done on the {@link #page} itself. */
public final class Visitor {

    private static final int WIDE = 1280;
    private static final int HALF = 768;
    private static final int NARROW = 320;
    private static final int HEIGHT = 800;
    private static final int PATIENCE_IN_MILLIS = 15_000;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final BrowserContext context;
    private final Page page;

    private Visitor(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
    }

    /** With a language, JavaScript or other habits of the person's own. */
    static Visitor enter(Browser browser, URI address, Browser.NewContextOptions habits) {
        BrowserContext context = browser.newContext(habits.setBaseURL(address.toString())
                .setViewportSize(WIDE, HEIGHT)
                .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_IN_MILLIS);
        return new Visitor(context);
    }

    public Page page() {
        return page;
    }

    /** Opens a path such as {@code /stock}, wherever that leads; the answer is that of the page arrived at. */
    public Response open(String path) {
        return page.navigate(path);
    }

    /** Opens a path that asks who is there, and signs in as one of the people of the configuration. */
    public void signInAs(String person, String path) {
        open(path);
        page.locator("[name=predefined-" + person + "]").click();
        page.waitForURL(url -> URI.create(url).getPath().equals(path));
    }

    /** The same as somebody who is not in the cast, with any roles and groups. */
    public void signInAs(String name, String roles, String path) {
        open(path);
        // Its own form for this is folded away.
        page.evaluate("""
                ([name, roles]) => {
                  document.querySelector('[name=name]').value = name;
                  document.querySelector('[name=roles]').value = roles;
                  document.querySelector('[name=login]').click();
                }""", List.of(name, roles));
        page.waitForURL(url -> URI.create(url).getPath().equals(path));
    }

    /**
     * Leaves six pictures of the page under target/screenshots: light and dark, at three widths. Only when asked with
     * {@code -Djourneys.photographs=true}: pictures are for people to look at.
     */
    public void photograph(String name) {
        if (!Boolean.getBoolean("journeys.photographs")) {
            return;
        }
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            for (int width : List.of(NARROW, HALF, WIDE)) {
                look(scheme, width);
                String file = name + "-" + scheme.name().toLowerCase() + "-" + width + ".png";
                page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(file)));
            }
        }
    }

    /**
     * Checks the page for barriers as it looks now, wide and narrow. Colours are half of the work: they are looked at in dark
     * where it is narrow, and in light where it is wide; and in one language, since they are the same in all.
     */
    public void assertNoBarriers() {
        assertNoBarriersOfWordsAt(NARROW);
        if (!Language.DEFAULT.toLanguageTag().equals(page.getAttribute("html", "lang"))) {
            return;
        }
        assertNoPaleWordsInTheDarkAt(NARROW);
        assertNoBarriersInTheLightAt(WIDE);
    }

    /** Words change with the language, colours do not. */
    public void assertNoBarriersOfWords() {
        assertNoBarriersOfWordsAt(NARROW);
        assertNoBarriersOfWordsAt(WIDE);
    }

    public void assertNoBarriersAt(int width) {
        assertNoBarriersInTheLightAt(width);
        assertNoPaleWordsInTheDarkAt(width);
    }

    private void assertNoBarriersInTheLightAt(int width) {
        look(ColorScheme.LIGHT, width);
        Barriers.assertNone(page, "light, " + width + " pixels wide");
    }

    private void assertNoBarriersOfWordsAt(int width) {
        look(ColorScheme.LIGHT, width);
        Barriers.assertNoneButPaleWords(page, width + " pixels wide");
    }

    private void assertNoPaleWordsInTheDarkAt(int width) {
        look(ColorScheme.DARK, width);
        Barriers.assertNoPaleWords(page, "dark, " + width + " pixels wide");
    }

    void leave() {
        context.close();
    }

    private void look(ColorScheme scheme, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, HEIGHT);
    }
}
