package dev.vigia.sync.queue;

import dev.vigia.listing.NowSql;

/** Of which listings we believe to know what they show. With the general ceiling as {@code :ceiling}. */
public final class SettledSql {

    /**
     * Of {@code listing}, a row of the view {@code listing_now}: nothing is to be told, nothing travels and no call about it
     * is under way. What was rejected is settled, too.
     */
    public static final String SETTLED = """
            ((listing.sent is not null or listing.refused is not null) and not listing.travelling and not listing.resend
              and not %1$s
              and not exists (select from in_flight where in_flight.integration_id = listing.integration_id
                                                      and listing.product_id = any(in_flight.product_ids)))
            """.formatted(NowSql.DUE).strip();

    /** The same of a row of {@code listing} itself, which is about to be written. */
    public static final String STILL_SETTLED = """
            (select %s from listing_now now_is
             where now_is.product_id = listing.product_id and now_is.integration_id = listing.integration_id)
            """.formatted(SETTLED.replace("listing.", "now_is.")).strip();

    private SettledSql() {
    }
}
