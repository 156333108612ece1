package dev.vigia.audit;

import dev.vigia.audit.ChangeDraft.DraftEffect;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A change that waits for a second person, or did.
 *
 * @param subject  of who proposed it, as the sign-in knows the person
 * @param effect   what it would have done when it was proposed
 * @param restores the entry of the history whose change it takes back
 * @param decision empty while it waits
 */
public record ProposedChange(long id, ChangeDraft draft, String proposedBy, String subject, Instant proposedAt,
        DraftEffect effect, OptionalLong restores, Optional<ProposalDecision> decision) {

    /** Who said what. Whoever declines a change of their own takes it back. */
    public record ProposalDecision(boolean agreed, String person, String subject, Instant at) {
    }

    public boolean isWaiting() {
        return decision.isEmpty();
    }

    /** Whether this person may not agree to it. */
    public boolean isBy(String person) {
        return subject.equals(person);
    }

    public boolean isWithdrawn() {
        return decision.filter(said -> !said.agreed && said.subject.equals(subject)).isPresent();
    }

    public static String path(long id) {
        return "/history/proposals/" + id;
    }
}
