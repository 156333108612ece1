package dev.vigia.rule.file;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.vigia.export.FileRows;
import dev.vigia.testing.Shop;
import dev.vigia.testing.browser.Journey;
import dev.vigia.testing.browser.Visitor;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person takes the list along, changes rules in a file and in the table, and sees first what it would do. */
@QuarkusTest
class TakeAlongJourneyTest extends Journey {

    private RuleFileFixture shop;
    private String roles;

    @BeforeEach
    void a_shop_with_rules() {
        shop = new RuleFileFixture();
        Shop.tell("listing.retailer_id = " + shop.desk.shop.retailerId);
        roles = "operator,viewer,retailer:" + shop.desk.shop.code;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "es|;|Estado|Cambió una regla.|Guardado: un mínimo.",
            "pt|;|Estado|Mudou uma regra.|Salvo: um mínimo.", "en|,|State|One rule changed.|Saved: one minimum." })
    void what_is_filtered_is_taken_and_rules_come_back(String language, String separator, String state, String changed,
            String saved) throws IOException {
        Visitor person = another(new NewContextOptions().setLocale(language));
        person.signInAs("Olga", roles, "/stock");
        person.open("/stock?q=A-1");
        Page page = person.page();
        assertThat(page.locator(".stock-table tbody tr")).hasCount(1);
        photograph(person, language + "-stock");
        paper(person, language + "-stock");
        page.locator(".results-export").click();
        assertThat(page.locator(".export-filters li")).hasCount(1);
        person.assertNoBarriers();
        photograph(person, language + "-export");
        page.locator("[name=column][value=message]").uncheck();
        List<List<String>> rows = read(page.waitForDownload(() -> page.locator(".export-form .btn-primary").click()),
                separator);
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).contains("SKU", state).hasSize(15);
        assertThat(rows.get(1)).startsWith("A-1");

        person.open("/rules");
        photograph(person, language + "-rules-list");
        page.locator(".page-actions a[href='/rules/files']").click();
        person.assertNoBarriers();
        photograph(person, language + "-rule-files");
        List<List<String>> rules = new ArrayList<>(read(page.waitForDownload(() -> page.locator(
                "a[href='/exports/rules/file?type=csv']").click()), separator).stream().map(
                        row -> (List<String>) new ArrayList<>(row)).toList());
        RuleFileFixture.row(rules, "A-1").set(4, "3");
        rules.add(List.of("", "", "", "NADA", "4", "", "", "", "", "", "", ""));
        Path file = Files.createTempFile("rules", ".csv");
        Files.write(file, RuleFileFixture.csv(rules));
        page.locator("#file").setInputFiles(file);
        page.locator("form.import button").click();
        assertThat(page.locator(".state-tab")).hasCount(3);
        person.assertNoBarriers();
        photograph(person, language + "-rule-file");
        page.locator("form.rule-file .btn-primary").click();
        assertThat(page.locator(".flash")).containsText(changed);
        assertThat(page.locator(".state-tab")).hasCount(2);

        person.open("/rules");
        page.locator(".results-bar a[href^='/rules/grid']").click();
        person.assertNoBarriers();
        photograph(person, language + "-rule-grid");
        page.locator("tbody tr:has-text('00017') input").fill("1.000");
        page.locator(".integration-save .btn-primary").click();
        assertThat(page.locator(".field-error")).hasCount(1);
        person.assertNoBarriers();
        photograph(person, language + "-rule-grid-wrong");
        page.locator("tbody tr:has-text('00017') input").fill("7");
        page.locator("tbody tr:has-text('00017') input").press("Enter");
        assertThat(page.locator(".flash")).containsText(saved);
        Files.delete(file);
    }

    @ParameterizedTest
    @CsvSource({ "es" })
    void without_javascript_all_of_it_is_still_there(String language) throws IOException {
        Visitor plain = another(new NewContextOptions().setLocale(language).setJavaScriptEnabled(false));
        plain.signInAs("Olga", roles, "/rules/grid");
        Page page = plain.page();
        page.locator("tbody tr:has-text('A-1') input").fill("4");
        page.locator(".integration-save .btn-primary").click();
        assertThat(page.locator(".flash")).containsText("Guardado: un mínimo.");
        plain.open("/exports/stock?q=A-1");
        assertThat(read(page.waitForDownload(() -> page.locator(".export-form .btn-primary").click()), ";")).hasSize(2);
    }

    private static List<List<String>> read(Download download, String separator) throws IOException {
        return FileRows.of(Files.readAllBytes(download.path()), separator);
    }

    /** At some widths, in dark and in light: only when asked for, as other pictures. No page scrolls sideways. */
    private static void photograph(Visitor person, String name) {
        for (int width : List.of(320, 768, 1024, 1280, 1920)) {
            person.page().setViewportSize(width, 800);
            assertThat((Integer) person.page().evaluate("document.documentElement.scrollWidth")).as(name + " " + width)
                    .isLessThanOrEqualTo(width);
            if (Boolean.getBoolean("journeys.photographs")) {
                person.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(width == 768 ? ColorScheme.DARK
                        : ColorScheme.LIGHT));
                person.page().screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target",
                        "screenshots", "take-" + name + "-" + width + ".png")));
            }
        }
        person.page().setViewportSize(1280, 800);
    }

    private static void paper(Visitor person, String name) {
        person.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(person.page().locator(".printed")).isVisible();
        assertThat(person.page().locator(".filters")).isHidden();
        if (Boolean.getBoolean("journeys.photographs")) {
            person.page().screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target",
                    "screenshots", "take-" + name + "-print.png")));
        }
        person.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }
}
