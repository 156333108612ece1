package dev.vigia.testing;

/**
 * A listing as the database holds it: what it should show, what the marketplace was told, and what became of it.
 *
 * @param available null where it was never counted
 * @param desired null while nothing is to be shown
 * @param sent null before the first answer
 * @param confirmed null until the marketplace has shown a quantity
 * @param problem the cause of the last failure, null where there is none
 * @param words the marketplace's own
 */
public record ListingRow(String sku, long product, long integration, String state, Integer available, Integer desired,
        int desiredRevision, Integer sent, int sentRevision, Integer confirmed, boolean travelling, int attempts,
        String problem, String words, boolean rejected) {

    static final String SELECT = """
            select product.sku, listing.product_id product, listing.integration_id integration, listing.state::text state,
                   listing.available::integer available, listing.desired,
                   listing.desired_revision::integer desired_revision, listing.sent,
                   listing.sent_revision::integer sent_revision, listing.confirmed, listing.travelling,
                   listing.attempts, listing.problem, listing.problem_words words, listing.rejected
            from listing join product on product.id = listing.product_id
            where\s""";

    /** Whether the newest quantity has no answer yet. */
    public boolean isDue() {
        return desiredRevision > sentRevision;
    }
}
