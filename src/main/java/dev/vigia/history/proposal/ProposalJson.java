package dev.vigia.history.proposal;

import dev.vigia.audit.ChangeDraft.DraftEffect;
import dev.vigia.audit.ProposedChange;

/**
 * What a program is told whose change waits for a second person.
 *
 * @param changed listings that would change; {@code toZero} and {@code toReopen} of them
 * @param page    where a person agrees to it
 */
public record ProposalJson(long proposal, long changed, long toZero, long toReopen, String page) {

    static ProposalJson of(long id, DraftEffect effect) {
        return new ProposalJson(id, effect.changed(), effect.toZero(), effect.toReopen(), ProposedChange.path(id));
    }
}
