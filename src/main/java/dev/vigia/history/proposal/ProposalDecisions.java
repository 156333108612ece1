package dev.vigia.history.proposal;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.audit.ProposedChange;
import dev.vigia.audit.ProposedChanges;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.history.proposal.ProposalPlans.CarriedProposal;
import dev.vigia.integration.Integration;
import dev.vigia.integration.MassZero;
import dev.vigia.listing.rule.RuleOverlap;
import dev.vigia.rule.MinimumNeeded;
import dev.vigia.rule.RulesOvertaken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/** Agrees to a proposed change, which carries it out in the same transaction, or declines it. */
@ApplicationScoped
class ProposalDecisions {

    private final ProposedChanges changes;
    private final ProposalPlans plans;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;

    ProposalDecisions(ProposedChanges changes, ProposalPlans plans, CurrentRetailer retailer, CurrentPerson person) {
        this.changes = changes;
        this.plans = plans;
        this.retailer = retailer;
        this.person = person;
    }

    /** What became of an agreement. */
    enum ProposalOutcome {
        /** It was carried out. */
        DONE,
        /** Somebody has decided before. */
        DECIDED,
        /** What it was based on is another by now. */
        OVERTAKEN,
        /** More would go to zero than was agreed to. */
        GROWN
    }

    /** @param carried only where it is done */
    record DecidedProposal(ProposalOutcome outcome, Optional<CarriedProposal> carried) {

        static DecidedProposal not(ProposalOutcome outcome) {
            return new DecidedProposal(outcome, Optional.empty());
        }
    }

    /**
     * @param agreed how many listings the person has agreed to see at zero
     * @throws ForbiddenException when it is the person's own
     */
    DecidedProposal agree(long id, long agreed) {
        try {
            return DeadlockRetry.inTransaction(() -> agreed(id, agreed));
        } catch (MassZero grown) {
            return DecidedProposal.not(ProposalOutcome.GROWN);
        } catch (RulesOvertaken | RuleOverlap | MinimumNeeded others) {
            return DecidedProposal.not(ProposalOutcome.OVERTAKEN);
        } catch (ConstraintViolationException violation) {
            if (!Integration.ONE_NAME_ONCE.equals(violation.getConstraintName())) {
                throw violation;
            }
            return DecidedProposal.not(ProposalOutcome.OVERTAKEN);
        }
    }

    private DecidedProposal agreed(long id, long agreed) {
        ProposedChange change = changes.findToDecide(retailer.id(), id).orElseThrow(NotFoundException::new);
        if (change.isBy(person.subject())) {
            throw new ForbiddenException("nobody agrees to a change of their own");
        }
        if (!change.isWaiting()) {
            return DecidedProposal.not(ProposalOutcome.DECIDED);
        }
        Optional<CarriedProposal> carried = plans.carryOut(retailer.id(), change, person.name(), agreed);
        if (carried.isEmpty()) {
            return DecidedProposal.not(ProposalOutcome.OVERTAKEN);
        }
        changes.decide(retailer.id(), change, true, person);
        return new DecidedProposal(ProposalOutcome.DONE, carried);
    }

    /** @return whether nobody had decided before */
    boolean decline(long id) {
        return DeadlockRetry.inTransaction(() -> {
            ProposedChange change = changes.findToDecide(retailer.id(), id).orElseThrow(NotFoundException::new);
            if (change.isWaiting()) {
                changes.decide(retailer.id(), change, false, person);
            }
            return change.isWaiting();
        });
    }
}
