package dev.vigia.web;

import java.util.List;
import java.util.Optional;

/** Something that waits for a person, shown on top of the pages that include it. A feature contributes it as a bean. */
public interface Notice {

    /** Empty while nothing waits. */
    Optional<Content> now();

    /**
     * What it says, in the person's language, and what can be done at once.
     *
     * @param more  the words of the link
     * @param path  where the link leads
     */
    record Content(String title, String text, String more, String path, List<Action> actions) {
    }

    /**
     * What can be done about it.
     *
     * @param asks whether it leads to a page that asks first; otherwise it is a button that posts
     */
    record Action(String label, String path, boolean asks) {
    }
}
