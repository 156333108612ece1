package dev.vigia.history.restore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vigia.audit.Audit;
import dev.vigia.catalog.Category;
import dev.vigia.catalog.Product;
import dev.vigia.history.ChangeRefusal;
import dev.vigia.history.HistoryEntry;
import dev.vigia.history.restore.RestorationPlan.RestorationWork;
import dev.vigia.history.restore.RestorationPlan.Restored;
import dev.vigia.integration.Integration;
import dev.vigia.listing.preview.RuleForecast;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.listing.rule.RuleScope;
import dev.vigia.rule.RuleAudit;
import dev.vigia.rule.RuleChanges;
import dev.vigia.rule.RuleChanges.RuleSaved;
import dev.vigia.rule.RuleTwins;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Plans to end a rule that was created, to give one its terms back, or to write one again that was ended. */
@ApplicationScoped
class RuleRestorations {

    private static final List<String> TERMS = List.of("integration", "category", "product", "minimum", "holdBack",
            "reopenAt", "ceiling", "from", "to", "reason");

    private final RuleChanges changes;
    private final RuleTwins twins;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;

    RuleRestorations(RuleChanges changes, RuleTwins twins, Audit audit, ObjectMapper json, Clock clock) {
        this.changes = changes;
        this.twins = twins;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    RestorationPlan plan(long retailerId, HistoryEntry entry) {
        Optional<MinimumRule> rule = changes.find(retailerId, entry.ruleId().orElseThrow());
        Optional<SupposedRule> restored = WrittenSettings.ofRule(entry.before());
        // What is written again gets another number, by which the entry does not know it.
        Optional<MinimumRule> same = rule.or(() -> restored.flatMap(terms -> twins.same(retailerId, terms)));
        JsonNode now = same.map(this::read).orElseGet(json::createObjectNode);
        Optional<ChangeRefusal> refusal = restored.flatMap(terms -> refusal(retailerId, rule, terms));
        boolean already = !differs(now, entry.before());
        return new RestorationPlan(rule.map(MinimumRule::version).orElse(0L), already, !already && differs(now, entry
                .after()), false, entry.after(), now, entry.before(), already ? Optional.empty() : refusal,
                new RuleWork(
                        retailerId, entry.id(), rule, restored));
    }

    private static boolean differs(JsonNode one, JsonNode other) {
        return one.isEmpty() != other.isEmpty() || ChangeRefusal.differs(one, other, TERMS);
    }

    private JsonNode read(MinimumRule rule) {
        try {
            return json.readTree(json.writeValueAsString(RuleAudit.described(rule)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<ChangeRefusal> refusal(long retailerId, Optional<MinimumRule> now, SupposedRule rule) {
        RuleScope scope = rule.scope();
        if (scope.integrationId().isPresent() && Integration.find(retailerId, scope.integrationId().getAsLong()).filter(
                Integration::isConnected).isEmpty()) {
            return Optional.of(ChangeRefusal.LEAVING);
        }
        if (isGone(retailerId, scope)) {
            return Optional.of(ChangeRefusal.GONE);
        }
        if (rule.terms().to().filter(to -> !to.isAfter(clock.instant())).isPresent()) {
            return Optional.of(ChangeRefusal.OVER);
        }
        return twins.of(retailerId, rule, now.map(MinimumRule::id).orElse(0L)).isPresent() ? Optional.of(
                ChangeRefusal.TWIN) : Optional.empty();
    }

    private static boolean isGone(long retailerId, RuleScope scope) {
        boolean category = scope.categoryId().isPresent() && Category.count("retailerId = ?1 and id = ?2", retailerId,
                scope.categoryId().getAsLong()) == 0;
        return category || scope.productId().isPresent() && Product.<Product>find("retailerId = ?1 and id = ?2",
                retailerId, scope.productId().getAsLong()).firstResultOptional().filter(product -> product.retired()
                        .isEmpty()).isEmpty();
    }

    /** On one rule as it was seen. */
    private final class RuleWork implements RestorationWork {

        private final long retailerId;
        private final long entry;
        private final Optional<MinimumRule> now;
        private final Optional<SupposedRule> restored;

        RuleWork(long retailerId, long entry, Optional<MinimumRule> now, Optional<SupposedRule> restored) {
            this.retailerId = retailerId;
            this.entry = entry;
            this.now = now;
            this.restored = restored;
        }

        @Override
        public ForetoldRestoration foretold() {
            RuleForecast forecast = changes.forecast(retailerId, now, restored);
            return ForetoldRestoration.of(forecast, changes.asks(forecast), restored.flatMap(rule -> rule.terms()
                    .from())
                    .filter(from -> from.isAfter(clock.instant())).isPresent());
        }

        @Override
        public Optional<Restored> carryOut(String actor, long agreed) {
            return audit.restoring(entry, () -> saved(actor, agreed)).filter(RuleSaved.RuleDone.class::isInstance).map(
                    RuleSaved.RuleDone.class::cast).map(done -> new Restored(done.evaluated(), done.rollout(), done
                            .entry()));
        }

        private Optional<RuleSaved> saved(String actor, long agreed) {
            if (now.isEmpty()) {
                return restored.map(rule -> changes.create(retailerId, rule, actor, agreed));
            }
            long id = now.get().id();
            long version = now.get().version();
            return restored.isEmpty() ? changes.end(retailerId, id, version, actor, agreed)
                    : changes.change(retailerId, id, version, restored.get(), actor, agreed);
        }
    }
}
