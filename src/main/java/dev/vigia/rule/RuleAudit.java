package dev.vigia.rule;

import dev.vigia.audit.Audit;
import dev.vigia.listing.rollout.Rollouts;
import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.rule.RuleChanges.RuleSaved;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Writes down what a rule was and is, and what came of the change. */
@ApplicationScoped
public class RuleAudit {

    private final Rollouts rollouts;
    private final Audit audit;

    RuleAudit(Rollouts rollouts, Audit audit) {
        this.rollouts = rollouts;
        this.audit = audit;
    }

    /** @return the same, with the entry that tells of it */
    RuleSaved.RuleDone record(long retailerId, String actor, String action, Optional<MinimumRule> before,
            Optional<MinimumRule> after, RuleSaved.RuleDone done) {
        Map<String, ?> effect = done.rollout() ? Map.of("rollouts", rollouts.begun(retailerId, Optional.empty()))
                : done.evaluated().effect();
        OptionalLong integration = after.or(() -> before).map(rule -> rule.scope().integrationId()).orElse(OptionalLong
                .empty());
        long entry = audit.record(retailerId, integration, actor, action, before.map(RuleAudit::described).orElse(Map
                .of()), after.map(RuleAudit::described).orElse(Map.of()), effect);
        return new RuleSaved.RuleDone(done.rule(), done.evaluated(), done.rollout(), OptionalLong.of(entry));
    }

    public static Map<String, Object> described(MinimumRule rule) {
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
