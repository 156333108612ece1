package dev.vigia.stock.page;

import dev.vigia.database.CursorText;
import dev.vigia.stock.StockFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a page begins: beside a product, which need not exist any more.
 *
 * @param backward whether the page lies before the product instead of after it
 * @param key      what places the product in the walk; none: the page lies at the end of the list
 * @param position how many products of the list lie before the page's edge; {@link #UNKNOWN} where nobody has counted
 */
record ProductCursor(ProductWalk walk, boolean backward, List<String> key, long position) {

    static final long UNKNOWN = -1;
    /** As an address names the last page. */
    static final String LAST = "last";
    private static final String NAME = "products-";

    static ProductCursor beside(ProductPlace place, ProductWalk walk, boolean backward, long position) {
        return new ProductCursor(walk, backward, place.key(walk), position);
    }

    /** The last page. */
    static ProductCursor last(StockFilter filter, long total) {
        return new ProductCursor(ProductWalk.of(filter, true).get(0), true, List.of(), total);
    }

    boolean isLast() {
        return key.isEmpty();
    }

    /** The other way. Where a page may be ended before it is full, the product it was ended at is on one of the two. */
    ProductCursor turned(boolean towardsTheBeginning) {
        List<String> edge = walk == ProductWalk.OK && backward != towardsTheBeginning && !isLast()
                ? List.of(Long.toString(Long.parseLong(key.get(0)) + (towardsTheBeginning ? -1 : 1)))
                : key;
        return new ProductCursor(walk, towardsTheBeginning, edge, UNKNOWN);
    }

    String encoded() {
        List<String> all = new ArrayList<>(key);
        all.add(Long.toString(position));
        return new CursorText(NAME + walk.name(), backward, all).encoded();
    }

    /** Empty when it is not a cursor, or one of another list. */
    static Optional<ProductCursor> decoded(String text, StockFilter filter) {
        if (text.equals(LAST)) {
            return Optional.of(last(filter, UNKNOWN));
        }
        return ProductWalk.of(filter, false).stream().flatMap(walk -> decoded(text, walk).stream()).findFirst();
    }

    private static Optional<ProductCursor> decoded(String text, ProductWalk walk) {
        return CursorText.decoded(text, NAME + walk.name(), walk.columns.size() + 1).flatMap(read -> {
            List<String> key = read.key().subList(0, walk.columns.size());
            String position = read.key().get(walk.columns.size());
            return ProductPlace.parameters(walk, key).isPresent() && position.matches("-1|\\d{1,9}")
                    ? Optional.of(new ProductCursor(walk, read.backward(), key, Long.parseLong(position)))
                    : Optional.empty();
        });
    }

    Map<String, Object> parameters() {
        return ProductPlace.parameters(walk, key).orElse(Map.of());
    }
}
