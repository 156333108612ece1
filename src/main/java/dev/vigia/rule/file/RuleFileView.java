package dev.vigia.rule.file;

import dev.vigia.rule.file.RulePlan.PlanKind;
import dev.vigia.rule.file.RulePlan.PlannedRule;
import dev.vigia.rule.page.RulePreview;
import dev.vigia.rule.page.RuleQuestion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the page shows of a file before it is done.
 *
 * @param shown     which lines are listed
 * @param after     the line behind which they begin
 * @param preview   what all of it would do
 * @param question  what is asked before it is done; empty where nothing is
 * @param overtaken whether it would do something else by now than what was agreed to
 */
public record RuleFileView(long id, String name, RulePlan plan, PlanKind shown, int after, RulePreview preview,
        Optional<RuleQuestion> question, boolean overtaken) {

    static final int SIZE = 100;

    /** Lines of one kind. */
    public record KindTab(PlanKind kind, long count, String path, boolean current) {
    }

    public String path() {
        return "/rules/files/" + id;
    }

    public List<KindTab> tabs() {
        return Arrays.stream(PlanKind.values()).filter(kind -> plan.count(kind) > 0).map(kind -> new KindTab(kind, plan
                .count(kind), path() + "?kind=" + kind.code(), kind == shown)).toList();
    }

    public List<PlannedRule> lines() {
        return behind().stream().limit(SIZE).toList();
    }

    private List<PlannedRule> behind() {
        return plan.rules().stream().filter(rule -> rule.kind() == shown && rule.line() > after).toList();
    }

    public String next() {
        List<PlannedRule> behind = behind();
        return behind.size() > SIZE ? path() + "?kind=" + shown.code() + "&after=" + behind.get(SIZE - 1).line() : "";
    }

    public String previous() {
        return after > 0 ? path() + "?kind=" + shown.code() : "";
    }

    public int changes() {
        return plan.changes().size();
    }

    public long refused() {
        return plan.count(PlanKind.REFUSED);
    }

    public String seen() {
        return plan.digest();
    }
}
