package dev.vigia.rule.file;

import dev.vigia.export.ExportColumn;
import dev.vigia.export.ListExport;
import dev.vigia.export.RowWindows;
import dev.vigia.rule.file.RulePlan.PlannedRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The person's own rows that are refused, with one column more that says why. */
final class RefusedRules {

    private RefusedRules() {
    }

    static ListExport<PlannedRule> of(RulePlan plan, RuleFileMessages words) {
        List<ExportColumn<PlannedRule>> columns = new ArrayList<>();
        for (int place = 0; place < plan.head().size(); place++) {
            int here = place;
            // What we have added to a file that comes back for the second time is made anew.
            if (!plan.head().get(place).equals(words.why())) {
                columns.add(ExportColumn.text("" + place, plan.head().get(place), row -> here < row.cells().size() ? row
                        .cells().get(here) : ""));
            }
        }
        columns.add(ExportColumn.text("why", words.why(), row -> String.join(" ", row.reasons())));
        List<PlannedRule> refused = plan.refused().toList();
        return new ListExport<>(words.title(), "", List.of(), List.of(), words.refusedFile(), columns,
                () -> once(refused));
    }

    private static RowWindows<PlannedRule> once(List<PlannedRule> rows) {
        return new RowWindows<>() {

            private Optional<List<PlannedRule>> left = Optional.of(rows);

            @Override
            public List<PlannedRule> next() {
                List<PlannedRule> next = left.orElse(List.of());
                left = Optional.empty();
                return next;
            }
        };
    }
}
