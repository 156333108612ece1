package dev.vigia.sync.queue;

import dev.vigia.listing.DueQueue;

/**
 * Sends listings again although their quantities are the same, as a part of a statement: marks each, and queues it.
 *
 * @param which    from what else, and the condition, as SQL on {@code listing}
 * @param setting  what else is written of each
 * @param only     which of them are sent again; of the others no more than {@code setting} is written
 * @param priority the place in the order of sending
 */
public record Resend(String which, String setting, String only, String priority) {

    /** Ends a statement that does nothing else. */
    public static final String COUNT = " select cast(count(*) as integer) from again";

    /** The place of a listing by its condition. */
    public static final String PRIORITY = """
            due_priority(case when exists (select from listing_condition condition
                                           where condition.product_id = listing.product_id
                                             and condition.integration_id = listing.integration_id
                                             and condition.state <> 'unknown') then 0 else 1 end, listing.sent)""";

    public static Resend where(String which) {
        return new Resend(which, "", "true", PRIORITY);
    }

    public Resend setting(String columns) {
        return new Resend(which, columns, only, priority);
    }

    public Resend only(String condition) {
        return new Resend(which, setting, condition, priority);
    }

    public Resend by(String order) {
        return new Resend(which, setting, only, order);
    }

    /** The listings, as {@code again}, with the number that the next telling of each has; they are queued beside it. */
    public String sql() {
        return """
                again as (
                  update listing
                  set resend = listing.resend or %2$s,
                      -- One more, so that the answer to a call under way does not end it.
                      sent_revision = listing.sent_revision + case when %2$s and not listing.travelling then 1 else 0 end%3$s
                  %1$s
                  returning listing.integration_id, listing.retailer_id, listing.product_id, listing.sent,
                            listing.sent_revision + 1 as next_revision, %4$s as priority, %2$s as is_due
                ), queued as (
                  %5$s
                )""".formatted(which, only, setting.isEmpty() ? "" : ", " + setting, priority, DueQueue.insert("""
                select integration_id, retailer_id, product_id, priority, now(), now() from again where is_due"""));
    }
}
