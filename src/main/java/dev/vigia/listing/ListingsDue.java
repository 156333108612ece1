package dev.vigia.listing;

/** Fired when an evaluation left listings to send; observe it after the transaction has succeeded. */
public record ListingsDue(long retailerId) {
}
