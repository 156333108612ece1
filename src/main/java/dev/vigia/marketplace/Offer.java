package dev.vigia.marketplace;

import dev.vigia.http.UrlEncoding;
import java.util.Optional;

/**
 * A quantity that a marketplace should show for a SKU.
 *
 * @param sku      the retailer's own, as text; unique within a call
 * @param remote   what the connector found before to address the listing, opaque to everybody else
 * @param quantity absolute units, 0 or more
 */
public record Offer(String sku, Optional<String> remote, int quantity) {

    /** The SKU as a path or a query carries it. */
    public String encodedSku() {
        return UrlEncoding.encoded(sku);
    }
}
