package dev.vigia.integration.page;

import java.util.Optional;
import java.util.Set;

/**
 * The categories or the warehouses of a form, as they were ticked.
 *
 * @param every  whether all was chosen instead
 * @param ticked those ticked, which count only where all was not chosen
 * @param before those that were ticked when the form was opened
 */
record Reach(boolean every, Set<Long> ticked, Set<Long> before) {

    boolean isEmpty() {
        return !every && ticked.isEmpty();
    }

    /** Whether something was ticked beside all: nobody can tell which of the two is meant. */
    boolean isContradictory() {
        return every && !ticked.isEmpty() && !ticked.equals(before);
    }

    Optional<String> complaint(String missing, String besideEvery) {
        if (isEmpty()) {
            return Optional.of(missing);
        }
        return isContradictory() ? Optional.of(besideEvery) : Optional.empty();
    }
}
