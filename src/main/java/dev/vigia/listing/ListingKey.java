package dev.vigia.listing;

/** Names a listing. */
public record ListingKey(long productId, long integrationId) {
}
