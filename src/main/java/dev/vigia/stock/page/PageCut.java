package dev.vigia.stock.page;

import dev.vigia.stock.StockFilter;
import dev.vigia.stock.page.ProductList.Found;
import dev.vigia.stock.page.ProductList.FoundProducts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a page out of what was found, which is one more where more follow.
 *
 * @param from where the page begins; empty at the beginning
 * @param size how many products it holds
 */
record PageCut(FoundProducts found, StockFilter filter, Optional<ProductCursor> from, int size) {

    /** @param rows of the products found, in the direction of the cursor */
    ProductsPage page(List<ShownProduct> rows) {
        boolean backward = from.filter(ProductCursor::backward).isPresent();
        List<ShownProduct> ordered = new ArrayList<>(rows);
        if (backward) {
            Collections.reverse(ordered);
        }
        int shown = Math.min(size, found.places().size());
        boolean more = found.places().size() > size;
        boolean isLast = from.filter(ProductCursor::isLast).isPresent();
        long before = before(backward, shown);
        Optional<ProductCursor> previous = found.end().isPresent() && backward ? found.end()
                : from.filter(at -> !backward || more || found.cut()).flatMap(at -> beside(true, before).or(() -> from
                        .map(cursor -> cursor.turned(true))));
        Optional<ProductCursor> next = found.end().isPresent() && !backward ? found.end()
                : !isLast && (backward || more)
                        ? beside(false, before < 0 ? before : before + shown).or(() -> from.map(at -> at.turned(false)))
                        : Optional.empty();
        return new ProductsPage(List.copyOf(ordered), code(previous), code(next), before, found.cut(), found.end()
                .isPresent(), false);
    }

    private long before(boolean backward, int shown) {
        long edge = from.map(ProductCursor::position).orElse(0L);
        return edge < 0 || backward && edge < shown ? ProductCursor.UNKNOWN : backward ? edge - shown : edge;
    }

    /** Beside the first or the last product of the page. */
    private Optional<ProductCursor> beside(boolean first, long position) {
        if (found.places().isEmpty()) {
            return Optional.empty();
        }
        boolean backward = from.filter(ProductCursor::backward).isPresent();
        int shown = Math.min(size, found.places().size());
        Found edge = found.places().get(first == backward ? shown - 1 : 0);
        return Optional.of(ProductCursor.beside(edge.place(), edge.walk(), first, position));
    }

    private static String code(Optional<ProductCursor> cursor) {
        return cursor.map(ProductCursor::encoded).orElse("");
    }
}
