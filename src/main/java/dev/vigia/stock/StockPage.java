package dev.vigia.stock;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Some rows, and the cursors of the pages around them; an empty cursor where there is no such page.
 *
 * @param partial    whether only {@value ListingQuery#FEW} of the products that a search has found were looked at
 * @param unfinished whether so many listings were passed in vain that it was ended before it was full: the next has the rest
 */
record StockPage(List<StockRow> rows, String previous, String next, boolean partial, boolean unfinished) {

    static final StockPage EMPTY = new StockPage(List.of(), "", "", false, false);

    /**
     * @param found in the direction of the cursor, with one more than the page holds where more follow
     * @param from  where the page begins; empty at the beginning
     * @param end   where the next one goes on if this one was ended before it was full
     */
    static StockPage of(List<StockRow> found, StockFilter filter, Optional<Cursor> from, Optional<Cursor> end,
            boolean partial) {
        boolean backward = from.map(Cursor::backward).orElse(false);
        List<StockRow> rows = new ArrayList<>(found.subList(0, Math.min(found.size(), filter.size())));
        if (backward) {
            Collections.reverse(rows);
        }
        boolean more = found.size() > filter.size();
        Optional<Cursor> before = end.isPresent() && backward ? end
                : from.filter(at -> !backward || more || partial).map(at -> beside(rows, filter, true).orElse(at.turned(
                        true)));
        Optional<Cursor> after = end.isPresent() && !backward ? end
                : backward || more
                        ? beside(rows, filter, false).or(() -> from.map(at -> at.turned(false)))
                        : Optional.empty();
        return new StockPage(List.copyOf(rows), code(before), code(after), partial, end.isPresent());
    }

    private static Optional<Cursor> beside(List<StockRow> rows, StockFilter filter, boolean backward) {
        return rows.isEmpty() ? Optional.empty()
                : Optional.of(Cursor.beside(rows.get(backward ? 0 : rows.size() - 1), filter.readingOrder(), backward));
    }

    private static String code(Optional<Cursor> cursor) {
        return cursor.map(Cursor::encoded).orElse("");
    }
}
