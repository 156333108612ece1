package dev.vigia.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What keeps people with a screen reader, a keyboard or weak eyes out of a page, as far as axe can tell. It goes
 * to each page once, however often that is looked at.
 */
final class Barriers {

    private static final Map<String, Object> TAGS = Map.of("type", "tag", "values", List.of("wcag2a", "wcag2aa",
            "wcag21a",
            "wcag21aa", "wcag22aa", "best-practice"));
    private static final List<String> PALE_WORDS = List.of("color-contrast", "link-in-text-block");
    // Off by default, though level A asks for it: who speaks to the page says the words that stand on the button.
    private static final String LABEL_IN_NAME = "label-content-name-mismatch";

    private static final Map<String, Object> ALL = options(TAGS, Map.of(LABEL_IN_NAME, enabled(true)));
    private static final Map<String, Object> ALL_BUT_PALE_WORDS = options(TAGS, Map.of(LABEL_IN_NAME, enabled(true),
            PALE_WORDS.get(0), enabled(false), PALE_WORDS.get(1), enabled(false)));
    private static final Map<String, Object> ONLY_PALE_WORDS = options(Map.of("type", "rule", "values", PALE_WORDS), Map
            .of());

    private Barriers() {
    }

    /** Of what is in order axe need not bring along every node of a large page. */
    private static Map<String, Object> options(Map<String, Object> rules, Map<String, Object> exceptions) {
        return Map.of("runOnly", rules, "rules", exceptions, "resultTypes", List.of("violations"));
    }

    private static Map<String, Object> enabled(boolean isEnabled) {
        return Map.of("enabled", isEnabled);
    }

    static void assertNone(Page page, String look) {
        assertNone(page, look, ALL);
    }

    /** What a page may have in one scheme of colours and not in the other. */
    static void assertNoPaleWords(Page page, String look) {
        assertNone(page, look, ONLY_PALE_WORDS);
    }

    static void assertNoneButPaleWords(Page page, String look) {
        assertNone(page, look, ALL_BUT_PALE_WORDS);
    }

    @SuppressWarnings("unchecked")
    private static void assertNone(Page page, String look, Map<String, Object> options) {
        if (!(boolean) page.evaluate("() => 'axe' in window")) {
            page.addScriptTag(new Page.AddScriptTagOptions().setUrl(AxeScript.PATH));
        }
        List<Map<String, Object>> violations = (List<Map<String, Object>>) page.evaluate(
                "options => axe.run(document, options).then(found => found.violations)", options);
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
