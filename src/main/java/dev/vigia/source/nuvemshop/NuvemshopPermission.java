package dev.vigia.source.nuvemshop;

/** What a store must allow, as Nuvemshop cuts it; and that it has paid, without which nothing is allowed. */
enum NuvemshopPermission {
    PRODUCTS, LOCATIONS, PAYMENT
}
