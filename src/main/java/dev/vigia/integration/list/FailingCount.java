package dev.vigia.integration.list;

/**
 * How many listings of an integration the marketplace did not take.
 *
 * @param more whether there may be more than were counted
 */
record FailingCount(long listings, boolean more) {

    static final FailingCount NONE = new FailingCount(0, false);
}
