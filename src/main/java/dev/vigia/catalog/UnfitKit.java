package dev.vigia.catalog;

/**
 * A kit that cannot be made of what it is said to be made of.
 *
 * @param sku   of the product that would be the kit
 * @param other the component that is wrong, or the kit that needs this product
 */
public record UnfitKit(String sku, Fault fault, String other) {

    /** There are no kits of kits. */
    public enum Fault {
        COMPONENT_UNKNOWN, COMPONENT_IS_KIT, KIT_IS_COMPONENT
    }
}
