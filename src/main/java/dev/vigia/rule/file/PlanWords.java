package dev.vigia.rule.file;

import dev.vigia.listing.rule.RuleTerms;
import dev.vigia.rule.file.KnownRules.KnownRule;
import dev.vigia.rule.file.RulePlan.Difference;
import dev.vigia.rule.list.RuleMessages;
import dev.vigia.rule.page.RuleForm;
import dev.vigia.rule.page.RuleFormMessages;
import dev.vigia.web.Language;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What is said of the lines of a file, in the person's language. */
final class PlanWords {

    private static final Set<String> YES = Set.of("sí", "si", "sim", "yes", "x", "1", "true");
    private static final Set<String> NO = Set.of("", "no", "não", "nao", "0", "false");

    private final RuleFileMessages file;
    private final RuleMessages rules;
    private final RuleFormMessages form;
    private final ZoneId zone;
    private final FilePlaces places;

    PlanWords(Language language, ZoneId zone, FilePlaces places) {
        this.file = language.of(RuleFileMessages.class);
        this.rules = language.of(RuleMessages.class);
        this.form = language.of(RuleFormMessages.class);
        this.zone = zone;
        this.places = places;
    }

    RuleFileMessages file() {
        return file;
    }

    /** In any language of the portal; empty where it is neither yes nor no. */
    Optional<Boolean> yes(String cell) {
        String word = cell.toLowerCase(Locale.ROOT);
        return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
    }

    String twin(RuleTerms terms) {
        return terms.isDated() ? form.overlapDates() : form.overlap();
    }

    /** What is wrong with what is chosen from a list in the form, by its field: in a file it was written. */
    Map<String, String> unknown(RuleForm of, Function<RuleColumn, String> cell) {
        Map<String, String> said = new HashMap<>();
        if (of.integration().equals(LineForm.UNKNOWN)) {
            said.put("integration", file.integrationUnknown(cell.apply(RuleColumn.INTEGRATION)));
        }
        if (of.category().equals(LineForm.UNKNOWN)) {
            said.put("category", file.categoryUnknown(cell.apply(RuleColumn.CATEGORY)));
        }
        said.put("mode", file.modeUnknown(of.mode(), rules.modeName(false), rules.modeName(true)));
        return said;
    }

    String target(RuleForm of) {
        String label = !of.sku().isEmpty() ? of.sku() : category(of.category());
        return rules.targetName(of.kind(), label) + " · " + integration(of.integration());
    }

    private String category(String id) {
        return id.isEmpty() ? "" : places.categoryPath(Long.parseLong(id));
    }

    private String integration(String id) {
        return id.isEmpty() ? rules.everyIntegration()
                : places.integration(Long.parseLong(id)).map(one -> one.name).orElse("");
    }

    List<Difference> differences(KnownRule before, RuleForm after) {
        RuleForm was = RuleForm.of(before.rule(), before.sku(), zone);
        List<Difference> found = new ArrayList<>();
        add(found, RuleColumn.INTEGRATION, integration(was.integration()), integration(after.integration()));
        add(found, RuleColumn.CATEGORY, category(was.category()), category(after.category()));
        add(found, RuleColumn.SKU, was.sku(), after.sku());
        add(found, RuleColumn.MINIMUM, was.minimum(), plain(after.minimum()));
        add(found, RuleColumn.MODE, rules.modeName(was.isHoldBack()), rules.modeName(after.isHoldBack()));
        add(found, RuleColumn.REOPEN_AT, was.reopenAt(), plain(after.reopenAt()));
        add(found, RuleColumn.CEILING, was.ceiling(), plain(after.ceiling()));
        add(found, RuleColumn.FROM, was.from().replace('T', ' '), after.from().replace('T', ' '));
        add(found, RuleColumn.TO, was.to().replace('T', ' '), after.to().replace('T', ' '));
        add(found, RuleColumn.REASON, was.reason(), after.reason());
        return found;
    }

    private static String plain(String number) {
        return number.replaceFirst("^0+(?=.)", "");
    }

    private void add(List<Difference> found, RuleColumn column, String was, String becomes) {
        if (!was.equals(becomes)) {
            found.add(new Difference(file.columnName(column), was.isEmpty() ? form.nothing() : was, becomes.isEmpty()
                    ? form.nothing()
                    : becomes));
        }
    }
}
