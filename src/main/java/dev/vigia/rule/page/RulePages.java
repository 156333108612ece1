package dev.vigia.rule.page;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.catalog.Catalog;
import dev.vigia.catalog.Category;
import dev.vigia.catalog.Product;
import dev.vigia.integration.Integration;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.rule.RuleChanges.RuleSaved;
import dev.vigia.rule.RuleTwins;
import dev.vigia.rule.list.RuleKind;
import dev.vigia.rule.list.RuleMessages;
import dev.vigia.rule.page.RulePage.RuleNotice;
import dev.vigia.web.Flash;
import dev.vigia.web.Language;
import dev.vigia.web.form.Errors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts together what the pages of one rule show. */
@ApplicationScoped
public class RulePages {

    private final Catalog catalog;
    private final CurrentRetailer retailer;
    private final Language language;
    private final RuleTwins twins;
    private final Clock clock;

    RulePages(Catalog catalog, CurrentRetailer retailer, Language language, RuleTwins twins, Clock clock) {
        this.catalog = catalog;
        this.retailer = retailer;
        this.language = language;
        this.twins = twins;
        this.clock = clock;
    }

    @Transactional
    RuleForm stored(MinimumRule rule) {
        return RuleForm.of(rule, sku(rule), retailer.zone());
    }

    private static String sku(MinimumRule rule) {
        return rule.scope().productId().isEmpty() ? ""
                : Product.<Product>findById(rule.scope().productId().getAsLong()).sku;
    }

    RulePage show(Optional<MinimumRule> rule, RuleForm form, Errors errors) {
        List<RuleChoice> integrations = integrations(form.integration());
        catalog.addCategoriesAbove(retailer.id());
        List<RuleChoice> categories = Category.withThoseAbove(retailer.id()).stream().map(one -> new RuleChoice(one.id
                .toString(),
                one.path, form.category().equals(one.id.toString()))).toList();
        return new RulePage(rule, rule.map(this::target).orElse(""), form, errors, Map.of(), RuleNotice.NONE, "",
                integrations, categories, RulePreview.notAsked(), Optional.empty());
    }

    /** Those that a rule can be for; the chosen one also where it cannot, so that saving does not choose all of them. */
    private List<RuleChoice> integrations(String chosen) {
        Optional<RuleChoice> leaving = chosen.matches("\\d{1,18}")
                ? Integration.findEver(retailer.id(), Long.parseLong(chosen)).filter(one -> !one.isConnected()).map(
                        one -> new RuleChoice(chosen, words().leaving(one.name, one.isDisconnecting()), true))
                : Optional.empty();
        return Stream.concat(leaving.stream(), Integration.of(retailer.id()).stream().filter(Integration::isConnected)
                .map(one -> new RuleChoice(one.id.toString(), one.name, chosen.equals(one.id.toString())))).toList();
    }

    /** What a rule is for, and where, in words. */
    String target(MinimumRule rule) {
        RuleForm form = stored(rule);
        String label = rule.scope().categoryId().isPresent() ? path(form.category()) : form.sku();
        return language.of(RuleMessages.class).targetName(form.kind(), label) + " · " + where(form.integration());
    }

    private String path(String category) {
        return Category.<Category>findById(Long.valueOf(category)).path;
    }

    private String where(String integration) {
        return integration.isEmpty() ? language.of(RuleMessages.class).everyIntegration()
                : Integration.findEver(retailer.id(), Long.parseLong(integration)).map(found -> found.name).orElse("");
    }

    /** The same form once more: what the person typed, and beside it what somebody else saved meanwhile. */
    @Transactional
    RulePage overtaken(MinimumRule now, RuleForm typed) {
        return show(Optional.of(now), typed.asOf(now.version()), Errors.none()).noted(RuleNotice.OVERTAKEN,
                differences(typed, stored(now)));
    }

    /** The same form for a new rule, because somebody else has ended the one it was about. */
    @Transactional
    RulePage ended(long id, RuleForm typed) {
        // The form of an integration's own rule does not say which integration that is.
        RuleForm form = Integration.<Integration>find("retailerId = ?1 and ruleId = ?2", retailer.id(), id)
                .firstResultOptional().map(one -> typed.ofIntegration(RuleForm.fresh(RuleKind.EVERYTHING, one.id
                        .toString(), "", "", retailer.zone()))).orElse(typed);
        return show(Optional.empty(), form.asOf(0), Errors.none()).noted(RuleNotice.ENDED, Map.of());
    }

    private Map<String, String> differences(RuleForm typed, RuleForm saved) {
        RuleMessages words = language.of(RuleMessages.class);
        Map<String, String> now = new LinkedHashMap<>();
        String label = saved.category().isEmpty() ? saved.sku() : path(saved.category());
        note(now, "kind", typed.target(), saved.target(), words.targetName(saved.kind(), label));
        note(now, "integration", typed.integration(), saved.integration(), where(saved.integration()));
        note(now, RuleForm.MINIMUM, typed.minimum(), saved.minimum(), saved.minimum());
        note(now, "mode", typed.mode(), saved.mode(), words.modeName(saved.isHoldBack()));
        note(now, RuleForm.REOPEN_AT, typed.reopenAt(), saved.reopenAt(), saved.reopenAt());
        note(now, RuleForm.CEILING, typed.ceiling(), saved.ceiling(), saved.ceiling());
        note(now, "from", typed.from(), saved.from(), saved.from().replace('T', ' '));
        note(now, "to", typed.to(), saved.to(), saved.to().replace('T', ' '));
        note(now, "reason", typed.reason(), saved.reason(), saved.reason());
        return now;
    }

    private void note(Map<String, String> savedNow, String field, String typed, String saved, String shown) {
        if (!typed.equals(saved)) {
            savedNow.put(field, shown.isEmpty() ? words().nothing() : shown);
        }
    }

    /** Says which rule stands in the way, and what to do. */
    @Transactional
    RulePage besideTwin(RulePage page, SupposedRule rule) {
        long self = page.rule().map(MinimumRule::id).orElse(0L);
        if (rule.terms().isDated()) {
            page.errors().add(rule.terms().from().isPresent() ? "from" : "to", words().overlapDates());
        } else {
            page.errors().add("kind", rule.scope().isWide() && rule.scope().integrationId().isPresent()
                    ? words().overlapIntegration()
                    : words().overlap());
        }
        return page.besideTwin(twins.of(retailer.id(), rule, self).map(id -> "/rules/" + id + "/edit").orElse(
                rule.scope().integrationId().isPresent() ? page.integrationPath() : ""));
    }

    /** The page of the integration whose own rule it is, where that is being disconnected: it changes no more. */
    @Transactional
    public Optional<String> leaving(MinimumRule rule) {
        return rule.ofIntegration() ? Integration.find(retailer.id(), rule.scope().integrationId().getAsLong()).filter(
                Integration::isDisconnecting).map(one -> "/integrations/" + one.id) : Optional.empty();
    }

    /** What was done, as a sentence. */
    String sentence(RuleSaved.RuleDone done) {
        Optional<Instant> from = done.rule().terms().from().filter(at -> !done.rule().inForce() && at.isAfter(clock
                .instant()));
        if (from.isPresent()) {
            return words().savedLater(date(from.get()), done.rollout(), done.evaluated().changed(), done.evaluated()
                    .zeros());
        }
        return done.rollout() ? words().savedRollout()
                : words().saved(done.evaluated().changed(), done.evaluated()
                        .zeros());
    }

    private String date(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(language
                .current()).withZone(retailer.zone()).format(at);
    }

    String endedSentence(RuleSaved.RuleDone done) {
        return done.rollout() ? words().endedRollout()
                : words().ended(done.evaluated().changed(), done.evaluated()
                        .zeros());
    }

    Flash.Severity kind(RuleSaved.RuleDone done) {
        return done.evaluated().changed() == 0 && !done.rollout() ? Flash.Severity.INFO : Flash.Severity.SUCCESS;
    }

    RuleFormMessages words() {
        return language.of(RuleFormMessages.class);
    }
}
