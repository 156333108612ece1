package dev.vigia.catalog;

/**
 * What one kit needs of a product.
 *
 * @param sku      of the product, which is no kit itself
 * @param quantity units in one kit, from 1 to {@value #MOST_UNITS}
 */
public record KitPart(String sku, int quantity) {

    public static final int MOST_UNITS = 1_000_000;
    /** So many parts has a kit at most. */
    public static final int MOST_PARTS = 100;
}
