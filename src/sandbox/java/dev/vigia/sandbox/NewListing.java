package dev.vigia.sandbox;

import java.util.Optional;

/**
 * Ads to create for a SKU.
 *
 * @param kind  what sort of ad the marketplace makes of it; {@code item} when left out
 * @param ads   how many ads sell the SKU; one when left out
 * @param group SKUs of the kind {@code variation} with the same group are variations of one ad
 */
public record NewListing(String sku, int quantity, Optional<String> kind, Optional<Integer> ads,
        Optional<String> group) {

    public String kindOrItem() {
        return kind.orElse("item");
    }

    public int adsOrOne() {
        return ads.orElse(1);
    }
}
