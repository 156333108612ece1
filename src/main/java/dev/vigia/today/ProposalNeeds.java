package dev.vigia.today;

import dev.vigia.access.CurrentPerson;
import dev.vigia.audit.ProposedChange;
import dev.vigia.audit.ProposedChanges;
import dev.vigia.audit.ProposedChanges.WaitingChange;
import dev.vigia.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Changes that wait for a second person. */
@ApplicationScoped
class ProposalNeeds {

    private static final int MOST = 5;

    private final ProposedChanges changes;
    private final CurrentPerson person;
    private final Language language;

    ProposalNeeds(ProposedChanges changes, CurrentPerson person, Language language) {
        this.changes = changes;
        this.person = person;
        this.language = language;
    }

    List<Need> waiting(long retailerId) {
        TodayMessages words = language.of(TodayMessages.class);
        List<WaitingChange> waiting = changes.waiting(retailerId, MOST + 1);
        List<Need> needs = new ArrayList<>();
        waiting.stream().limit(MOST).forEach(change -> needs.add(new Need("proposal-" + change.id(), Need.WAITING, words
                .proposed(change.proposedBy(), change.changed()), change.subject().equals(person.subject()) ? words
                        .proposedOwn() : words.proposedText(),
                words.reviewProposal(), ProposedChange.path(change.id()))));
        if (waiting.size() > MOST) {
            needs.add(new Need("proposals", Need.WAITING, words.moreProposals(), "", words.seeProposals(),
                    "/history?what=proposal"));
        }
        return needs;
    }
}
