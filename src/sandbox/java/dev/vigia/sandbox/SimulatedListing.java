package dev.vigia.sandbox;

/** A SKU of a seller as a marketplace keeps it. */
public interface SimulatedListing {

    String sku();

    /** What a buyer would see now. */
    BuyerView view();
}
