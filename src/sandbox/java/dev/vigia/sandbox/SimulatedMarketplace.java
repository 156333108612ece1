package dev.vigia.sandbox;

import java.util.Map;

/** One marketplace of the sandbox: what it serves below {@code /sandbox/<code>}, and the ads it shows to buyers. */
public interface SimulatedMarketplace {

    /** The first path segment below {@code /sandbox}. */
    String code();

    /** Adds the marketplace's documented calls. */
    void serve(Routes routes);

    /** The ads, per seller and SKU. */
    Listings listings();

    /** Creates the ads of a SKU, or sets the quantity of existing ones of the same kind, as the seller would by hand. */
    void create(String seller, NewListing listing);

    /** What a seller types into the portal's form to connect its account here, by the names of that form. */
    Map<String, String> account(String seller);

    /** Makes every access token invalid at once. */
    void expireTokens();

    /** A refusal in the shape of this marketplace's error body. */
    Object problem(RefusedCall refusal);
}
