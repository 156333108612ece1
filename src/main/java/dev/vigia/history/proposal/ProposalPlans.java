package dev.vigia.history.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vigia.audit.Audit;
import dev.vigia.audit.ChangeDraft.DraftPart;
import dev.vigia.audit.ProposedChange;
import dev.vigia.audit.SecondPerson;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.history.ChangeRefusal;
import dev.vigia.history.restore.ForetoldRestoration;
import dev.vigia.history.restore.IntegrationForecasts;
import dev.vigia.history.restore.WrittenSettings;
import dev.vigia.integration.Integration;
import dev.vigia.integration.Integrations;
import dev.vigia.integration.Integrations.Saved;
import dev.vigia.listing.EvaluationResult;
import dev.vigia.listing.preview.RuleForecast;
import dev.vigia.listing.preview.RuleForecasts.SupposedChange;
import dev.vigia.listing.preview.RuleForecasts.SupposedRule;
import dev.vigia.listing.rule.MinimumRule;
import dev.vigia.listing.rule.Rules.Carried;
import dev.vigia.rule.RuleChanges;
import dev.vigia.rule.RuleEdits;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** What a proposed change would do now, and doing it: only while all that it was based on is as it was. */
@ApplicationScoped
class ProposalPlans {

    private final IntegrationForecasts forecasts;
    private final Integrations integrations;
    private final RuleChanges rules;
    private final RuleEdits edits;
    private final SecondPerson second;
    private final Audit audit;
    private final Session session;
    private final Clock clock;

    ProposalPlans(IntegrationForecasts forecasts, Integrations integrations, RuleChanges rules, RuleEdits edits,
            SecondPerson second, Audit audit, Session session, Clock clock) {
        this.forecasts = forecasts;
        this.integrations = integrations;
        this.rules = rules;
        this.edits = edits;
        this.second = second;
        this.audit = audit;
        this.session = session;
        this.clock = clock;
    }

    /** What came of it, and the entry by which it can be taken back, where there is one. */
    record CarriedProposal(EvaluationResult evaluated, boolean rollout, OptionalLong entry) {
    }

    /** Empty where something of what it was based on is another by now. */
    Optional<ForetoldRestoration> foretold(long retailerId, ProposedChange change) {
        if (change.draft().integrationId().isPresent()) {
            DraftPart part = change.draft().parts().get(0);
            return DeadlockRetry.inTransaction(() -> integration(retailerId, change).map(now -> forecasts.of(now,
                    WrittenSettings.ofIntegration(written(part)))));
        }
        return DeadlockRetry.inTransaction(() -> supposed(retailerId, change)).map(supposed -> {
            RuleForecast forecast = edits.forecast(retailerId, supposed);
            return ForetoldRestoration.of(forecast, rules.asks(forecast), supposed.stream().allMatch(this::isLater));
        });
    }

    /**
     * Joins the caller's transaction, which changes all of it or nothing.
     *
     * @param agreed how many listings the second person has agreed to see at zero
     * @return empty as above; nothing was changed then
     */
    Optional<CarriedProposal> carryOut(long retailerId, ProposedChange change, String actor, long agreed) {
        return second.agreed(() -> restoring(change, () -> change.draft().integrationId().isPresent()
                ? integrationChanged(retailerId, change, actor, agreed)
                : rulesChanged(retailerId, change, actor, agreed)));
    }

    private <T> T restoring(ProposedChange change, Supplier<T> work) {
        return change.restores().isPresent() ? audit.restoring(change.restores().getAsLong(), work) : work.get();
    }

    private Optional<CarriedProposal> integrationChanged(long retailerId, ProposedChange change, String actor,
            long agreed) {
        DraftPart part = change.draft().parts().get(0);
        return integrations.restore(retailerId, change.draft().integrationId().getAsLong(), part.version(),
                WrittenSettings.ofIntegration(written(part)), actor, agreed).filter(Saved.Done.class::isInstance).map(
                        Saved.Done.class::cast).map(done -> new CarriedProposal(done.evaluated(), done.rollout(), done
                                .entry()));
    }

    private Optional<CarriedProposal> rulesChanged(long retailerId, ProposedChange change, String actor, long agreed) {
        return supposed(retailerId, change).map(supposed -> {
            Carried carried = edits.saveTogether(retailerId, supposed, actor, agreed);
            return new CarriedProposal(carried.evaluated(), carried.rollout(), OptionalLong.empty());
        });
    }

    private static Optional<Integration> integration(long retailerId, ProposedChange change) {
        return Integration.find(retailerId, change.draft().integrationId().getAsLong()).filter(now -> now.isConnected()
                && now.version == change.draft().parts().get(0).version());
    }

    /** What would be another, in groups that belong together. */
    private static JsonNode written(DraftPart part) {
        ObjectNode written = JsonNodeFactory.instance.objectNode();
        ChangeRefusal.GROUPS.stream().filter(group -> ChangeRefusal.differs(part.before(), part.after(), group))
                .flatMap(
                        List::stream).filter(part.after()::has).forEach(key -> written.set(key, part.after().get(key)));
        return written;
    }

    private record RuleNow(long id, long version, boolean ofIntegration, boolean inForce, Instant changedAt) {
    }

    private Optional<List<SupposedChange>> supposed(long retailerId, ProposedChange change) {
        List<DraftPart> parts = change.draft().parts();
        Map<Long, RuleNow> now = session.createNativeQuery("""
                select id, version, of_integration, in_force, changed_at from current_rule
                where retailer_id = :retailer and id = any(cast(:ids as bigint[]))
                """, RuleNow.class).setParameter("retailer", retailerId).setParameter("ids", parts.stream().flatMap(
                part -> part.rule().stream().boxed()).toArray(Long[]::new)).getResultStream().collect(Collectors
                        .toMap(RuleNow::id, one -> one));
        boolean holds = parts.stream().allMatch(part -> part.rule().isEmpty() || Optional.ofNullable(now.get(part.rule()
                .getAsLong())).filter(one -> one.version == part.version()).isPresent());
        if (!holds) {
            return Optional.empty();
        }
        List<SupposedChange> supposed = parts.stream().map(part -> new SupposedChange(part.rule().isPresent()
                ? WrittenSettings.ofRule(part.before()).map(rule -> rule(now.get(part.rule().getAsLong()), rule))
                : Optional.empty(), WrittenSettings.ofRule(part.after()))).toList();
        return Optional.of(supposed).filter(all -> all.stream().flatMap(one -> one.after().stream()).noneMatch(
                this::isOver) && areConnected(retailerId, all));
    }

    private static MinimumRule rule(RuleNow now, SupposedRule written) {
        return new MinimumRule(now.id, now.version, written.scope(), written.terms(), now.ofIntegration, now.inForce,
                now.changedAt, "");
    }

    private boolean isOver(SupposedRule rule) {
        return rule.terms().to().filter(to -> !to.isAfter(clock.instant())).isPresent();
    }

    private boolean isLater(SupposedChange change) {
        return change.after().flatMap(rule -> rule.terms().from()).filter(from -> from.isAfter(clock.instant()))
                .isPresent();
    }

    /** Of those that the rules are for. */
    private static boolean areConnected(long retailerId, List<SupposedChange> supposed) {
        List<Long> ids = supposed.stream().flatMap(one -> one.after().stream()).flatMap(rule -> rule.scope()
                .integrationId().stream().boxed()).distinct().toList();
        // Counted, not loaded: whoever changes one later must not have it in memory from before the wait.
        return ids.isEmpty() || Integration.count("retailerId = ?1 and id in ?2 and disconnectingAt is null"
                + " and disconnectedAt is null", retailerId, ids) == ids.size();
    }
}
