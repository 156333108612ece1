package dev.vigia.source.bling;

/** What the application must be allowed to see, by the scopes that Bling has for it. */
enum BlingPermission {
    PRODUCTS, STOCK, DEPOSITS, CATEGORIES, COMPANY
}
