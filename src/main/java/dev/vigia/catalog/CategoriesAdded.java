package dev.vigia.catalog;

/** Fired within the transaction that has added categories. */
public record CategoriesAdded(long retailerId) {
}
