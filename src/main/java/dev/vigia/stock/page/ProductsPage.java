package dev.vigia.stock.page;

import java.util.List;

/**
 * Some products, and the cursors of the pages around them; an empty cursor where there is no such page.
 *
 * @param before     how many lie before them; {@link ProductCursor#UNKNOWN} where nobody has counted
 * @param partial    whether only some of the products that a search has found were looked at
 * @param unfinished whether so many were passed in vain that it was ended before it was full: the next has the rest
 * @param beyond     whether nothing lies where it was asked for, and this is the last page instead
 */
record ProductsPage(List<ShownProduct> rows, String previous, String next, long before, boolean partial,
        boolean unfinished, boolean beyond) {

    static final ProductsPage EMPTY = new ProductsPage(List.of(), "", "", 0, false, false, false);

    ProductsPage asked() {
        return new ProductsPage(rows, previous, next, before, partial, unfinished, true);
    }
}
