package dev.vigia.stock;

import java.util.List;

/** Some rows, and the cursors of the pages around them; an empty cursor where there is no such page. */
record StockPage(List<StockRow> rows, String previous, String next) {

    static final StockPage EMPTY = new StockPage(List.of(), "", "");
}
