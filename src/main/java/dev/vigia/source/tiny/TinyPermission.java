package dev.vigia.source.tiny;

/** What the application and whoever consented must be allowed to see. */
enum TinyPermission {
    PRODUCTS, STOCK, DEPOSITS, COMPANY
}
