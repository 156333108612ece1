package dev.vigia.rule.file;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.rule.RuleChanges;
import dev.vigia.rule.file.KnownRules.KnownRule;
import dev.vigia.rule.file.ReadRules.RuleLine;
import dev.vigia.rule.file.RulePlan.PlanKind;
import dev.vigia.rule.file.RulePlan.PlannedRule;
import dev.vigia.rule.list.RuleKind;
import dev.vigia.rule.page.RuleCheck;
import dev.vigia.rule.page.RuleForm;
import dev.vigia.rule.page.RuleFormMessages;
import dev.vigia.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out what a file of rules would do now, line by line. It changes nothing. */
@ApplicationScoped
class RulePlanner {

    private final KnownRules rules;
    private final RuleCheck check;
    private final RuleChanges changes;
    private final CurrentRetailer retailer;
    private final Language language;

    RulePlanner(KnownRules rules, RuleCheck check, RuleChanges changes, CurrentRetailer retailer, Language language) {
        this.rules = rules;
        this.check = check;
        this.changes = changes;
        this.retailer = retailer;
        this.language = language;
    }

    @Transactional
    RulePlan of(ReadRules file) {
        return new FileInHand(file).plan();
    }

    /** What is known while one file is looked at. */
    private final class FileInHand {

        private final ReadRules file;
        private final FilePlaces places;
        private final LineForm forms;
        private final Map<Long, KnownRule> known;
        private final Map<SupposedPlace, KnownRule> byPlace = new HashMap<>();
        private final Set<Long> ended;
        private final Map<Long, Integer> lines = new HashMap<>();
        private final PlanWords words;

        FileInHand(ReadRules file) {
            this.file = file;
            places = new FilePlaces(retailer.id(), column(RuleColumn.SKU));
            forms = new LineForm(file, places, retailer.zone());
            Set<Long> ids = column(RuleColumn.ID).stream().filter(FileInHand::isId).map(Long::valueOf).collect(
                    Collectors
                            .toSet());
            known = rules.of(retailer.id(), ids, places.products()).stream().collect(Collectors.toMap(one -> one.rule()
                    .id(), one -> one));
            known.values().forEach(one -> byPlace.put(SupposedPlace.of(one.rule()), one));
            ended = new HashSet<>(rules.ended(retailer.id(), ids));
            words = new PlanWords(language, retailer.zone(), places);
        }

        private static boolean isId(String cell) {
            return cell.matches("\\d{1,18}");
        }

        private Set<String> column(RuleColumn column) {
            return file.lines().stream().map(line -> file.cell(line, column)).filter(cell -> !cell.isEmpty()).collect(
                    Collectors.toSet());
        }

        RulePlan plan() {
            List<PlannedRule> planned = file.lines().stream().map(this::plan).toList();
            List<MinimumRule> all = known.values().stream().map(KnownRule::rule).toList();
            return new RulePlan(file.head(), new TwinsInFile(all, words::twin).refuse(planned));
        }

        private PlannedRule plan(RuleLine line) {
            String id = file.cell(line, RuleColumn.ID);
            if (line.row().broken().isPresent()) {
                return refused(line, "", Optional.empty(), List.of(words.file().broken()));
            }
            Optional<KnownRule> named = isId(id) ? Optional.ofNullable(known.get(Long.valueOf(id))) : Optional.empty();
            Optional<Boolean> ends = words.yes(file.cell(line, RuleColumn.END));
            if (ends.isEmpty()) {
                return refused(line, "", named, List.of(words.file().endUnclear(file.cell(line, RuleColumn.END))));
            }
            if (!id.isEmpty() && named.isEmpty()) {
                return gone(line, id, ends.get());
            }
            RuleForm now = named.map(one -> RuleForm.of(one.rule(), one.sku(), retailer.zone())).orElseGet(
                    () -> RuleForm.fresh(RuleKind.EVERYTHING, "", "", "", retailer.zone()));
            return plan(line, named, forms.of(line, now), ends.get());
        }

        /** Whoever ends a rule that has ended changes nothing. */
        private PlannedRule gone(RuleLine line, String id, boolean ends) {
            boolean wasThere = isId(id) && ended.contains(Long.valueOf(id));
            if (wasThere && ends) {
                return new PlannedRule(line.row().line(), line.cells(), PlanKind.UNCHANGED, "", Optional.empty(),
                        Optional.empty(), List.of(), List.of());
            }
            return refused(line, "", Optional.empty(), List.of(wasThere ? words.file().endedBefore()
                    : words.file()
                            .idUnknown(id)));
        }

        private PlannedRule plan(RuleLine line, Optional<KnownRule> named, RuleForm form, boolean ends) {
            String target = words.target(form);
            if (ends && named.isPresent()) {
                return ended(line, named.get());
            }
            List<String> wrong = new ArrayList<>();
            if (!form.category().isEmpty() && !form.sku().isEmpty()) {
                wrong.add(words.file().categoryAndSku());
            }
            RuleCheck.CheckedRule checked = check.of(form, named.map(KnownRule::rule), places);
            Map<String, String> own = words.unknown(form, column -> file.cell(line, column));
            checked.errors().all().forEach(error -> wrong.add(own.getOrDefault(error.getKey(), error.getValue())));
            if (!wrong.isEmpty() || checked.rule().isEmpty()) {
                return refused(line, target, named, wrong);
            }
            SupposedRule rule = checked.rule().get();
            Optional<KnownRule> before = named.or(() -> Optional.ofNullable(byPlace.get(SupposedPlace.of(rule))));
            if (before.isPresent() && lines.putIfAbsent(before.get().rule().id(), line.row().line()) != null) {
                return refused(line, target, before, List.of(words.file().twice(lines.get(before.get().rule().id()))));
            }
            if (ends) {
                return before.map(one -> ended(line, one)).orElseGet(() -> planned(line, PlanKind.UNCHANGED, target,
                        before, Optional.empty()));
            }
            return before.isEmpty() ? planned(line, PlanKind.NEW, target, before, Optional.of(rule))
                    : changed(line, target, before.get(), rule, form);
        }

        private PlannedRule changed(RuleLine line, String target, KnownRule before, SupposedRule rule, RuleForm form) {
            MinimumRule now = before.rule();
            if (now.scope().equals(rule.scope()) && now.terms().equals(rule.terms())) {
                return planned(line, PlanKind.UNCHANGED, target, Optional.of(before), Optional.empty());
            }
            boolean isOwn = SupposedPlace.of(rule).isOfIntegration();
            if (now.ofIntegration() && !(isOwn && now.scope().equals(rule.scope()))) {
                return refused(line, target, Optional.of(before), List.of(words.file().keepsScope()));
            }
            if (!now.ofIntegration() && isOwn) {
                return refused(line, target, Optional.of(before), List.of(language.of(RuleFormMessages.class)
                        .overlapIntegration()));
            }
            return new PlannedRule(line.row().line(), line.cells(), PlanKind.CHANGED, target, Optional.of(now), Optional
                    .of(rule), words.differences(before, form), List.of());
        }

        private PlannedRule ended(RuleLine line, KnownRule before) {
            String target = words.target(RuleForm.of(before.rule(), before.sku(), retailer.zone()));
            Integer earlier = lines.putIfAbsent(before.rule().id(), line.row().line());
            if (earlier != null && earlier != line.row().line()) {
                return refused(line, target, Optional.of(before), List.of(words.file().twice(earlier)));
            }
            RuleFormMessages form = language.of(RuleFormMessages.class);
            if (before.rule().ofIntegration() && places.integration(before.rule().scope().integrationId().getAsLong())
                    .filter(one -> one.isDisconnecting()).isPresent()) {
                return refused(line, target, Optional.of(before), List.of(form.ownLeaving()));
            }
            if (changes.isNeeded(retailer.id(), before.rule())) {
                return refused(line, target, Optional.of(before), List.of(form.ownNeeded()));
            }
            return planned(line, PlanKind.ENDED, target, Optional.of(before), Optional.empty());
        }

        private PlannedRule planned(RuleLine line, PlanKind kind, String target, Optional<KnownRule> before,
                Optional<SupposedRule> after) {
            return new PlannedRule(line.row().line(), line.cells(), kind, target, before.map(KnownRule::rule), after,
                    List.of(), List.of());
        }

        private PlannedRule refused(RuleLine line, String target, Optional<KnownRule> before, List<String> reasons) {
            return new PlannedRule(line.row().line(), line.cells(), PlanKind.REFUSED, target, before.map(
                    KnownRule::rule), Optional.empty(), List.of(), reasons);
        }
    }
}
