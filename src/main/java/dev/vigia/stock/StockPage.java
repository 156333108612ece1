package dev.vigia.stock;

import java.util.List;

/**
 * Some rows, and the cursors of the pages around them; an empty cursor where there is no such page.
 *
 * @param partial whether only {@value ListingQuery#FEW} of the products that a search has found were looked at
 */
record StockPage(List<StockRow> rows, String previous, String next, boolean partial) {

    static final StockPage EMPTY = new StockPage(List.of(), "", "", false);
}
