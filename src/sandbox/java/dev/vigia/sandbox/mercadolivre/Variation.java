package dev.vigia.sandbox.mercadolivre;

/** A variation of an item, with units of its own. */
record Variation(long id, Stock stock) {
}
