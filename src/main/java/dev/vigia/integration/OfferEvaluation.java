package dev.vigia.integration;

import dev.vigia.audit.ChangeDraft;
import dev.vigia.audit.ChangeDraft.DraftEffect;
import dev.vigia.audit.SecondPerson;
import dev.vigia.audit.SecondPersonNeeded;
import dev.vigia.integration.Integrations.Saved;
import dev.vigia.listing.Evaluation;
import dev.vigia.listing.EvaluationResult;
import dev.vigia.listing.MinimumStock;
import dev.vigia.listing.preview.Impact;
import dev.vigia.listing.preview.Impacts;
import dev.vigia.listing.preview.Impacts.UnsentListings;
import dev.vigia.listing.rollout.Rollouts;
import dev.vigia.listing.rollout.RuleChange;
import dev.vigia.listing.rule.WideRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Evaluates what a change of an integration may have moved: at once, in the transaction of the change, or in a large shop
 * slice by slice after it. Every method joins the caller's transaction, and is the last thing that it does.
 */
@ApplicationScoped
class OfferEvaluation {

    /** More zeros than there may be: whoever agrees to so many is not asked. */
    static final long ALL = Long.MAX_VALUE;

    private static final EvaluationResult NOTHING = new EvaluationResult(0, 0, 0);

    private final Evaluation evaluation;
    private final Impacts impacts;
    private final Rollouts rollouts;
    private final IntegrationScopes scopes;
    private final WideRules rules;
    private final MassZeroRule massZero;
    private final SecondPerson second;

    OfferEvaluation(Evaluation evaluation, Impacts impacts, Rollouts rollouts, IntegrationScopes scopes,
            WideRules rules, MassZeroRule massZero, SecondPerson second) {
        this.evaluation = evaluation;
        this.impacts = impacts;
        this.rollouts = rollouts;
        this.scopes = scopes;
        this.rules = rules;
        this.massZero = massZero;
        this.second = second;
    }

    /**
     * What decides what an integration offers.
     *
     * @param resumes when it goes on by itself
     * @param units   of the rule that holds where no finer one does, which may be a wider one
     */
    record OfferRule(boolean enabled, Optional<Instant> resumes, Optional<MinimumStock> minimum, int units,
            List<Object> reach) {

        /** Whether it is off, and from now on goes on by itself at another moment. */
        boolean isToResume(OfferRule before) {
            return !enabled && !before.enabled && resumes.isPresent() && !resumes.equals(before.resumes);
        }
    }

    OfferRule of(Integration integration) {
        return new OfferRule(integration.enabled, integration.pause.end(), integration.rule(), rules.of(
                integration.retailerId, integration.id)
                .map(rule -> rule.minimum().units()).orElse(0), scopes.reach(integration));
    }

    /** Of an integration that is new. */
    Saved.Done evaluateFirst(Integration integration) {
        if (rollouts.isNeeded(integration.retailerId, integration.id)) {
            return rollOut(integration, RuleChange.ofReach(integration.minimumRule()));
        }
        return new Saved.Done(integration, evaluation.ofIntegration(integration.retailerId, integration.id), false);
    }

    /**
     * What the change may have moved, and nothing where it moved nothing.
     *
     * @param before what it offered
     * @param agreed how many listings the person has agreed to see at zero
     * @param draft  what is kept where a second person must agree
     * @throws MassZero           when more of them would go there than anybody may do unasked
     * @throws SecondPersonNeeded when so many would change that a second person must agree
     */
    Saved.Done evaluate(Integration integration, OfferRule before, long agreed,
            Supplier<Optional<ChangeDraft>> draft) {
        OfferRule now = of(integration);
        boolean reaches = !now.reach.equals(before.reach);
        boolean moves = reaches || !now.minimum.equals(before.minimum);
        if (now.isToResume(before) && second.isAsked(integration.retailerId)) {
            // Nobody is asked when the moment comes.
            UnsentListings waiting = impacts.waiting(integration.retailerId, integration.id);
            second.require(integration.retailerId, new DraftEffect(waiting.changed(), waiting.zeros(), 0), draft);
        }
        if (!moves && now.enabled == before.enabled) {
            return new Saved.Done(integration, NOTHING, false);
        }
        boolean switchedOn = now.enabled && !before.enabled;
        if (moves && rollouts.isNeeded(integration.retailerId, integration.id)) {
            refuseForetold(integration, switchedOn, reaches, agreed, draft);
            return rollOut(integration, RuleChange.of(reaches, before.minimum, before.units, now.minimum, now.units));
        }
        Saved.Done done = evaluateAtOnce(integration, switchedOn, moves, agreed);
        second.require(integration.retailerId, new DraftEffect(done.evaluated().changed(), done.evaluated().zeros(),
                done
                        .evaluated().reopened()), draft);
        return done;
    }

    /** Nobody waits here for what it does. */
    private void refuseForetold(Integration integration, boolean switchedOn, boolean reaches, long agreed,
            Supplier<Optional<ChangeDraft>> draft) {
        if (agreed < ALL || second.isAsked(integration.retailerId)) {
            Impact impact = impacts.of(integration.retailerId, integration.id, scopes.proposal(integration,
                    switchedOn), reaches);
            refuseUnless(agreed, impact.toZero(), impact.selling());
            second.require(integration.retailerId, new DraftEffect(impact.toZero() + impact.toReopen() + impact
                    .otherQuantity(), impact.toZero(), impact.toReopen()), draft);
        }
    }

    private Saved.Done rollOut(Integration integration, RuleChange change) {
        rollouts.begin(integration.retailerId, integration.id, change);
        return new Saved.Done(integration, NOTHING, true);
    }

    private Saved.Done evaluateAtOnce(Integration integration, boolean switchedOn, boolean moves,
            long agreed) {
        long retailerId = integration.retailerId;
        long selling = impacts.selling(retailerId, integration.id);
        EvaluationResult evaluated = moves ? evaluation.ofIntegration(retailerId, integration.id) : NOTHING;
        if (!switchedOn) {
            refuseUnless(agreed, evaluated.newlyZero().getOrDefault(integration.id, 0), selling);
            return new Saved.Done(integration, evaluated, false);
        }
        UnsentListings waiting = impacts.waiting(retailerId, integration.id);
        refuseUnless(agreed, waiting.zeros(), waiting.selling());
        return new Saved.Done(integration, new EvaluationResult((int) waiting.changed(), (int) waiting.changed(),
                (int) waiting.zeros()), false);
    }

    private void refuseUnless(long agreed, long zeros, long selling) {
        if (zeros > agreed && massZero.asks(zeros, selling)) {
            throw new MassZero(zeros, agreed);
        }
    }
}
