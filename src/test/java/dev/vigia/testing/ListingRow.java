package dev.vigia.testing;

/**
 * A listing as it is now: what it should show, what the marketplace was told, and what became of it.
 *
 * @param available null where it was never counted
 * @param desired null while nothing is to be shown
 * @param sent null before the first answer
 * @param sentRevision the number of the last telling that has ended, or that is to be followed by another whatever its answer
 * @param confirmed null until the marketplace has shown a quantity
 * @param problem the cause of the last failure, null where there is none
 * @param words the marketplace's own
 * @param rejected whether the last word of the marketplace was no
 * @param isDue whether something is to be told
 */
public record ListingRow(String sku, long product, long integration, String state, Integer available, Integer desired,
        Integer sent, int sentRevision, Integer confirmed, boolean travelling, int attempts, String problem,
        String words, boolean rejected, boolean isDue) {

    /** Under the general ceiling that is set unless somebody sets another. */
    public static final String DESIRED = "case when listing.desired is not null then least(listing.desired, 99999) end";

    /** Whether something is to be told, and nothing travels, of {@code listing}, a row of {@code listing_now}. */
    public static final String DUE = due("listing");

    // Each looked up by itself, as the application does: a join with the view computes whole integrations.
    static final String SELECT = """
            select product.sku, listing.product_id product, listing.integration_id integration, now.state::text state,
                   now.available::integer available, %s desired, listing.sent,
                   listing.sent_revision::integer sent_revision, listing.confirmed, listing.travelling,
                   listing.attempts, listing.problem, listing.problem_words words, listing.refused is not null rejected,
                   %s is_due
            from listing join product on product.id = listing.product_id
            cross join lateral (select * from listing_now where product_id = listing.product_id
                                and integration_id = listing.integration_id offset 0) now
            where\s""".formatted(DESIRED.replace("listing.", "now."), due("now"));

    private static String due(String listing) {
        return "(listing.desired is not null and (listing.state <> 'unknown' or listing.desired = 0)"
                .concat(" and (listing.resend or least(listing.desired, 99999) is distinct from"
                        + " coalesce(listing.refused, listing.sent)))").replace("listing.", listing + ".");
    }
}
