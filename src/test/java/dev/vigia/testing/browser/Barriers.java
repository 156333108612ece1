package dev.vigia.testing.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What keeps people with a screen reader, a keyboard or weak eyes out of a page, as far as axe can tell. */
final class Barriers {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
            "best-practice");

    private Barriers() {
    }

    static void assertNone(Page page, String look) {
        // Of what is in order it need not bring along every node of a large page.
        AxeRunOptions brief = new AxeRunOptions();
        brief.setResultTypes(List.of("violations"));
        // Off by default, though level A asks for it: who speaks to the page says the words that stand on the button.
        AxeRuleOptions on = new AxeRuleOptions();
        on.setEnabled(true);
        brief.setRules(Map.of("label-content-name-mismatch", on));
        AxeBuilder axe = new AxeBuilder(page).options(brief).withTags(RULES);
        // The other mode opens a tab each time, for the sake of frames from elsewhere; there are none.
        axe.setLegacyMode(true);
        List<Rule> violations = axe.analyze().getViolations();
        assertThat(violations)
                .withFailMessage(() -> "%d accessibility violations on %s (%s)%n%s".formatted(violations.size(), page
                        .url(),
                        look, violations.stream().map(Barriers::inWords).collect(Collectors.joining())))
                .isEmpty();
    }

    private static String inWords(Rule rule) {
        return "- %s: %s (%s)%n%s".formatted(rule.getId(), rule.getHelp(), rule.getHelpUrl(),
                rule.getNodes().stream().map(Barriers::inWords).collect(Collectors.joining()));
    }

    private static String inWords(CheckedNode node) {
        return "    %s%n    %s%n".formatted(node.getHtml(), node.getFailureSummary().replace("\n", "\n      "));
    }
}
