package dev.vigia.sync.queue;

import dev.vigia.listing.DueQueue;

/**
 * Sends listings again although their quantities are the same, as a part of a statement: gives each a revision of its
 * own, so that no answer to an earlier one can settle it, and queues it.
 *
 * @param which    from what else, and the condition, as SQL on {@code listing}
 * @param setting  what else is written of each
 * @param only     which of them are sent again; of the others no more than {@code setting} is written
 * @param priority the place in the order of sending
 * @param since    when the change came that asked for it
 */
public record Resend(String which, String setting, String only, String priority, String since) {

    /** Ends a statement that does nothing else. */
    public static final String COUNT = " select cast(count(*) as integer) from again";

    public static Resend where(String which) {
        return new Resend(which, "", "true", "due_priority(listing.desired, listing.sent)", "now()");
    }

    public Resend setting(String columns) {
        return new Resend(which, columns, only, priority, since);
    }

    public Resend only(String condition) {
        return new Resend(which, setting, condition, priority, since);
    }

    public Resend by(String order) {
        return new Resend(which, setting, only, order, since);
    }

    public Resend dueSince(String change) {
        return new Resend(which, setting, only, priority, change);
    }

    /** The listings, as {@code again}; they are queued beside it. */
    public String sql() {
        return """
                again as (
                  update listing
                  set desired_revision = listing.desired_revision + case when %2$s then 1 else 0 end,
                      desired_at = case when %2$s then %3$s else listing.desired_at end%4$s
                  %1$s
                  returning listing.integration_id, listing.retailer_id, listing.product_id, listing.sent,
                            listing.desired_revision, listing.desired_at, %5$s as priority, %2$s as is_due
                ), queued as (
                  %6$s
                )""".formatted(which, only, since, setting.isEmpty() ? "" : ", " + setting, priority, DueQueue.insert(
                """
                select integration_id, retailer_id, product_id, priority, now(), desired_at from again where is_due"""));
    }
}
