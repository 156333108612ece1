package dev.vigia.rule.grid;

import dev.vigia.rule.page.RulePreview;
import dev.vigia.rule.page.RuleQuestion;
import dev.vigia.web.form.Errors;
import java.util.List;
import java.util.Optional;

/**
 * What the table shows.
 *
 * @param list     where the list is that it was opened from
 * @param previous where the page before is; empty text where there is none, as {@code next}
 * @param missing  how many of the rules that were sent are no more
 * @param question what is asked before it is saved; empty where nothing is
 */
public record GridPage(List<GridRow> rows, String list, String previous, String next, int missing,
        Optional<RuleQuestion> question, RulePreview preview) {

    /** What is wrong, field by field. */
    public Errors errors() {
        Errors errors = Errors.none();
        rows.stream().filter(row -> !row.error().isEmpty()).forEach(row -> errors.add(row.field(), row.error()));
        return errors;
    }

    /** Where the table itself is. */
    public String here() {
        return list.replaceFirst("^/rules", "/rules/grid");
    }
}
