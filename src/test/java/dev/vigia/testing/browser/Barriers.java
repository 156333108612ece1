package dev.vigia.testing.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What keeps people with a screen reader, a keyboard or weak eyes out of a page, as far as axe can tell. Its half a
 * megabyte goes to each page once, however often that is looked at.
 */
final class Barriers {

    private static final String AXE = axe();

    private static final Map<String, Object> OPTIONS = Map.of(
            "runOnly", Map.of("type", "tag", "values", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
                    "best-practice")),
            // Off by default, though level A asks for it: who speaks to the page says the words that stand on the button.
            "rules", Map.of("label-content-name-mismatch", Map.of("enabled", true)),
            // Of what is in order it need not bring along every node of a large page.
            "resultTypes", List.of("violations"));

    private Barriers() {
    }

    private static String axe() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    static void assertNone(Page page, String look) {
        if (!(boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(AXE);
        }
        List<Map<String, Object>> violations = (List<Map<String, Object>>) page.evaluate(
                "options => axe.run(document, options).then(found => found.violations)", OPTIONS);
        assertThat(violations)
                .withFailMessage(() -> "%d accessibility violations on %s (%s)%n%s".formatted(violations.size(), page
                        .url(), look, violations.stream().map(Barriers::inWords).collect(Collectors.joining())))
                .isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static String inWords(Map<String, Object> rule) {
        return "- %s: %s (%s)%n%s".formatted(rule.get("id"), rule.get("help"), rule.get("helpUrl"),
                ((List<Map<String, Object>>) rule.get("nodes")).stream().map(Barriers::nodeInWords)
                        .collect(Collectors.joining()));
    }

    private static String nodeInWords(Map<String, Object> node) {
        return "    %s%n    %s%n".formatted(node.get("html"), node.get("failureSummary").toString().replace("\n",
                "\n      "));
    }
}
