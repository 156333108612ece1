package dev.vigia.rule.page;

import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.web.form.Errors;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the page of the form of a rule shows.
 *
 * @param rule     empty while it is new
 * @param target   what the rule is for, in words; empty text while it is new
 * @param savedNow what somebody else saved meanwhile, by field; empty when nobody did
 * @param notice   what happened meanwhile
 * @param twin     where the rule is that stands in the way of this one; empty text when none does
 * @param question what is asked before it is saved; empty where nothing is
 */
public record RulePage(Optional<MinimumRule> rule, String target, RuleForm form, Errors errors,
        Map<String, String> savedNow, RuleNotice notice, String twin, List<RuleChoice> integrations,
        List<RuleChoice> categories, RulePreview preview, Optional<RuleQuestion> question) {

    /** What somebody else did while a person was typing. */
    public enum RuleNotice {
        NONE, OVERTAKEN, ENDED, ZONE_CHANGED
    }

    /** Where the form is sent. */
    public String action() {
        return rule.map(found -> "/rules/" + found.id()).orElse("/rules");
    }

    /** Whether it is the number of an integration itself: what it is for stays so, and it has no dates. */
    public boolean isOfIntegration() {
        return rule.filter(MinimumRule::ofIntegration).isPresent();
    }

    public String integrationPath() {
        return "/integrations/" + form.integration() + "/edit";
    }

    public boolean isOvertaken() {
        return notice == RuleNotice.OVERTAKEN;
    }

    public boolean isEnded() {
        return notice == RuleNotice.ENDED;
    }

    public boolean isZoneChanged() {
        return notice == RuleNotice.ZONE_CHANGED;
    }

    /** What somebody else saved in this field, or empty text. */
    public String savedNow(String field) {
        return savedNow.getOrDefault(field, "");
    }

    RulePage with(RulePreview shown) {
        return new RulePage(rule, target, form, errors, savedNow, notice, twin, integrations, categories, shown,
                question);
    }

    RulePage with(RuleQuestion asked, RulePreview shown) {
        return new RulePage(rule, target, form, errors, savedNow, notice, twin, integrations, categories, shown,
                Optional.of(asked));
    }

    RulePage besideTwin(String path) {
        return new RulePage(rule, target, form, errors, savedNow, notice, path, integrations, categories, preview,
                question);
    }

    RulePage noted(RuleNotice happened, Map<String, String> saved) {
        return new RulePage(rule, target, form, errors, saved, happened, twin, integrations, categories, preview,
                question);
    }
}
