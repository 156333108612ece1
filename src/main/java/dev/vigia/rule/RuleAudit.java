package dev.vigia.rule;

import dev.vigia.audit.Audit;
import dev.vigia.listing.rule.MinimumRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes down what a rule was and is. */
@ApplicationScoped
class RuleAudit {

    private final Audit audit;

    RuleAudit(Audit audit) {
        this.audit = audit;
    }

    void record(long retailerId, String actor, String action, Optional<MinimumRule> before,
            Optional<MinimumRule> after) {
        audit.record(retailerId, actor, action, before.map(RuleAudit::described).orElse(Map.of()), after.map(
                RuleAudit::described).orElse(Map.of()));
    }

    private static Map<String, Object> described(MinimumRule rule) {
        Map<String, Object> description = new TreeMap<>();
        description.put("rule", rule.id());
        rule.scope().integrationId().ifPresent(id -> description.put("integration", id));
        rule.scope().categoryId().ifPresent(id -> description.put("category", id));
        rule.scope().productId().ifPresent(id -> description.put("product", id));
        description.put("minimum", rule.terms().minimum().units());
        description.put("holdBack", rule.terms().minimum().holdBack());
        rule.terms().minimum().reopenAt().ifPresent(units -> description.put("reopenAt", units));
        rule.terms().minimum().ceiling().ifPresent(units -> description.put("ceiling", units));
        rule.terms().from().ifPresent(from -> description.put("from", from.toString()));
        rule.terms().to().ifPresent(to -> description.put("to", to.toString()));
        description.put("reason", rule.terms().reason());
        return description;
    }
}
