package dev.vigia.intake.held;

import dev.vigia.access.CurrentPerson;
import dev.vigia.access.CurrentRetailer;
import dev.vigia.access.Role;
import dev.vigia.web.Language;
import dev.vigia.web.Notice;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;

/** Tells the pages that a change is held. */
@RequestScoped
class HeldNotice implements Notice {

    private final HeldChanges changes;
    private final CurrentRetailer retailer;
    private final CurrentPerson person;
    private final Language language;

    HeldNotice(HeldChanges changes, CurrentRetailer retailer, CurrentPerson person, Language language) {
        this.changes = changes;
        this.retailer = retailer;
        this.person = person;
        this.language = language;
    }

    @Override
    public Optional<Content> now() {
        return changes.waiting(retailer.id()).map(this::content);
    }

    private Content content(HeldChanges.OpenChange waiting) {
        HeldMessages words = language.of(HeldMessages.class);
        String path = waiting.path();
        List<Action> actions = person.may(Role.OPERATOR)
                ? List.of(new Action(words.approve(), path + "/approval", false),
                        new Action(words.discard(), path + "/discard", true))
                : List.of();
        return new Content(words.heldTitle(), words.heldNotice(waiting.listings(), waiting.integrations()),
                words.heldMore(), path, actions);
    }
}
