package dev.vigia.history;

import java.util.List;
import java.util.Optional;

/**
 * An entry as people read it.
 *
 * @param subject     what it was done to; empty text where that is nothing by itself
 * @param subjectPath its page; empty text where it has none
 * @param sentences   one for each value that was changed, and what else is to be said
 * @param effect      empty text where nobody knows
 * @param refusal     why it cannot be put back, as far as the entry tells
 */
public record ShownEntry(HistoryEntry entry, String actor, String did, String subject, String subjectPath,
        List<String> sentences, String effect, Optional<ChangeRefusal> refusal) {

    /** The page on which the change can be made anew; empty text where there is none. */
    public String elsewhere() {
        return refusal.map(reason -> switch (reason) {
            case CONNECTING, ACCOUNT, HELD, PROPOSAL -> subjectPath;
            case ZONE -> "/settings";
            case SCHEDULED_IMPORT -> "/intake/scheduled";
            case SOURCE -> "/sources";
            case DISCONNECTION -> "/integrations";
            default -> "";
        }).orElse("");
    }
}
