package dev.vigia.integration;

import dev.vigia.listing.MinimumStock;
import java.util.Optional;
import java.util.Set;

/**
 * What settings of an integration were before a change; what is empty stays as it is now.
 *
 * @param pause why it was off, and until when, where it was
 */
public record EarlierSettings(Optional<String> name, Optional<Boolean> enabled, Optional<EarlierRule> rule,
        Optional<EarlierReach> categories, Optional<EarlierReach> warehouses, Pause pause) {

    /**
     * Its own rule for all it sells, as a whole.
     *
     * @param minimum empty: it had none
     * @param reason  a person's words
     */
    public record EarlierRule(Optional<MinimumStock> minimum, String reason) {
    }

    /** @param ids those that were chosen, where not every one was */
    public record EarlierReach(boolean every, Set<Long> ids) {

        /** Empty: every one. */
        public Optional<Set<Long>> chosen() {
            return every ? Optional.empty() : Optional.of(ids);
        }
    }
}
