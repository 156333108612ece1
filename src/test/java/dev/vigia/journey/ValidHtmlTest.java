package dev.vigia.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.vigia.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page is HTML as the standard has it: the Nu validator says so, and what it only warns of is looked at here.
 * Attributes htmx reads go by their valid name, times have at most milliseconds, no element has the role it has anyway,
 * sections have headings, references lead somewhere.
 */
@QuarkusTest
class ValidHtmlTest {

    private static final Set<String> HAS_A_ROLE = Set.of("table", "caption", "thead", "tbody", "tr", "th", "td", "nav",
            "main", "header", "footer", "ul", "ol", "li", "button", "fieldset");
    private static final Path VALIDATOR = Path.of("target", "validator");
    private static final List<String> REFERENCES = List.of("for", "form", "popovertarget", "aria-labelledby",
            "aria-describedby", "aria-controls");

    @TempDir
    static Path pages;

    @TestFactory
    Stream<DynamicTest> every_page_is_valid_html() {
        CrowdedShop shop = new CrowdedShop();
        RequestSpecification reader = People.stranger("estela", shop.roles());
        return Stream.concat(shop.pages().entrySet().stream().map(page -> dynamicTest(page.getKey(), () -> {
            String html = RestAssured.given().spec(reader).urlEncodingEnabled(false).get(page.getValue()).asString();
            Files.writeString(pages.resolve(page.getKey() + ".html"), html);
            assertThat(faults(html)).isEmpty();
        })), Stream.of(dynamicTest("the validator finds nothing in any", () -> {
            assertThat(pages).isNotEmptyDirectory();
            assertThat(invalid(pages)).isEmpty();
        })));
    }

    @Test
    void the_validator_finds_what_is_not_valid(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("page.html"), "<!DOCTYPE html><html lang=en><head><title>x</title></head>"
                + "<body><p hx-get='/'>x</p></body></html>");
        assertThat(invalid(directory)).hasSize(1).first().asString().contains("hx-get");
    }

    /** All pages in a directory at once: a start of the validator takes longer than a page. */
    private static List<String> invalid(Path directory) throws IOException, InterruptedException {
        assertThat(VALIDATOR).as("what the build copies there").isDirectory();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-Xss8m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                VALIDATOR + "/*", "nu.validator.client.SimpleCommandLineValidator", "--errors-only", "--format", "gnu",
                "--stdout", directory.toString()).redirectErrorStream(true).start();
        List<String> found = new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
        assertThat(process.waitFor()).as("%s", found).isEqualTo(found.isEmpty() ? 0 : 1);
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = { "<p hx-get=/>", "<time datetime='2026-01-01T00:00:00.1234Z'>x</time>",
            "<table role=table></table>", "<table><tr role=row><td>x</table>", "<section><p>x</p></section>",
            "<p id=a></p><p id=a></p>", "<label for=nobody>x</label>", "<h1>again</h1>", "<h4>too deep</h4>",
            "<ul><li>x</ul></div>", "<p a=1 a=2>x</p>" })
    void a_fault_is_found(String html) {
        assertThat(faults("<!DOCTYPE html><html lang=en><head><title>x</title></head><body><main><h1>x</h1>" + html
                + "</main></body></html>")).isNotEmpty();
    }

    private static List<String> faults(String html) {
        Parser parser = Parser.htmlParser().setTrackErrors(10);
        Document page = Jsoup.parse(html, "", parser);
        List<String> faults = new ArrayList<>();
        parser.getErrors().forEach(error -> faults.add(error.toString()));
        page.stream().filter(ValidHtmlTest::isWrong).forEach(element -> faults.add(shortly(element)));
        Set<String> ids = page.select("[id]").stream().map(Element::id).collect(Collectors.toSet());
        if (ids.size() < page.select("[id]").size()) {
            faults.add("an id stands for two elements");
        }
        for (String reference : REFERENCES) {
            page.select("[" + reference + "]").stream().filter(element -> Stream.of(element.attr(reference).split(
                    " ")).anyMatch(id -> !ids.contains(id))).forEach(element -> faults.add(shortly(element)));
        }
        if (page.select("h1").size() != 1) {
            faults.add(page.select("h1").size() + " headings of the first level");
        }
        faults.addAll(skipped(page));
        return faults;
    }

    private static boolean isWrong(Element element) {
        return element.attributes().asList().stream().anyMatch(attribute -> attribute.getKey().startsWith("hx-"))
                || element.nameIs("time") && !element.attr("datetime").matches(
                        "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z")
                || element.hasAttr("role") && HAS_A_ROLE.contains(element.normalName())
                || element.nameIs("section") && element.select("h1, h2, h3, h4, h5, h6").isEmpty();
    }

    /** A heading more than one level below the one before it. */
    private static List<String> skipped(Document page) {
        List<String> skipped = new ArrayList<>();
        int level = 1;
        for (Element heading : page.select("h1, h2, h3, h4, h5, h6")) {
            int own = heading.normalName().charAt(1) - '0';
            if (own > level + 1) {
                skipped.add(shortly(heading));
            }
            level = own;
        }
        return skipped;
    }

    private static String shortly(Element element) {
        String html = element.shallowClone().outerHtml();
        return html.length() > 160 ? html.substring(0, 160) : html;
    }
}
