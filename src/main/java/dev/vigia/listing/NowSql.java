package dev.vigia.listing;

/**
 * What is asked of a listing as it is now, a row of the view {@code listing_now} that is called {@code listing}; with the
 * general ceiling as {@code :ceiling}.
 */
public final class NowSql {

    /** Listings with their states and categories, as {@code listing}. */
    public static final String WITH_STATE = """
            (select listing.*, product.category_id, coalesce(condition.state, 'ok') state
             from listing
             join product on product.id = listing.product_id
             left join listing_condition condition on condition.product_id = listing.product_id
               and condition.integration_id = listing.integration_id) listing
            """;

    /**
     * Looks a listing up by itself. Joined to a list of them, PostgreSQL would work out what every listing of the
     * integration should show, and then pick some.
     *
     * @param product     its product, as SQL
     * @param integration likewise
     */
    public static String lookedUp(String product, String integration) {
        return """
                cross join lateral (select * from listing_now
                                    where product_id = %s and integration_id = %s offset 0) listing
                """.formatted(product, integration);
    }

    /** What it should show; null: nothing was ever told, and nothing need be. */
    public static final String DESIRED = "case when listing.desired is not null"
            + " then least(listing.desired, :ceiling) end";

    /** Whether it should show something else than it was told last; after a refusal, than what was refused. */
    public static final String DIFFERS = "(" + DESIRED + " is distinct from coalesce(listing.refused, listing.sent))";

    /** Whether its marketplace is to be told something. Of what is unknown nothing is told but a zero that is owed. */
    public static final String DUE = "(not listing.travelling and listing.desired is not null"
            + " and (listing.state <> 'unknown' or listing.desired = 0) and (listing.resend or " + DIFFERS + "))";

    private NowSql() {
    }
}
