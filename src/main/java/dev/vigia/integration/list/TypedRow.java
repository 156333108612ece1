package dev.vigia.integration.list;

import java.util.Optional;

/**
 * What a person has typed into a line of the list, and why it is not saved.
 *
 * @param complaint  what is wrong with the minimum; empty text where nothing is
 * @param minimumNow what somebody else saved meanwhile, where that is something else; empty where nobody did
 * @param switchNow  the same of the switch, in words
 */
record TypedRow(String minimumStock, boolean enabled, String complaint, Optional<String> minimumNow,
        Optional<String> switchNow) {

    static TypedRow wrong(String minimumStock, boolean enabled, String complaint) {
        return new TypedRow(minimumStock, enabled, complaint, Optional.empty(), Optional.empty());
    }

    /** Whether somebody else was first. */
    public boolean isOvertaken() {
        return complaint.isEmpty();
    }
}
