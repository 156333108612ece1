package dev.vigia.stock.page;

import dev.vigia.database.OneColumn;
import dev.vigia.integration.Integration;
import dev.vigia.listing.ListingConfig;
import dev.vigia.stock.Cursor;
import dev.vigia.stock.ListingQuery;
import dev.vigia.stock.StockFilter;
import dev.vigia.stock.StockRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Reads the list of products, page by page. */
@ApplicationScoped
class ProductList {

    // As many listings as can be fetched and sorted in no time. A walk for more than these ends soon enough.
    private static final int FEW_LISTINGS = 5_000;

    // As many products as can be added up one by one.
    private static final int FEW_PRODUCTS = 5_000;

    // Most products are ok. Where few are, a page is ended after a fraction of a second.
    private static final int WINDOW = 1_000;
    private static final int MOST_WINDOWS = 5;

    private final Session session;
    private final ListingConfig listings;
    private final int window;
    private final int windows;

    @Inject
    ProductList(Session session, ListingConfig listings) {
        this(session, listings, WINDOW, MOST_WINDOWS);
    }

    /**
     * @param window  how many products are looked at in one statement for those of them that are ok
     * @param windows after how many of them a page is ended
     */
    ProductList(Session session, ListingConfig listings, int window, int windows) {
        this.session = session;
        this.listings = listings;
        this.window = window;
        this.windows = windows;
    }

    /** Which listings these are: a search is made once, and serves all that is asked of it. */
    @Transactional
    public ListingQuery scope(long retailerId, StockFilter filter) {
        return ListingQuery.of(session, filter, Integration.of(retailerId));
    }

    /**
     * The page at the cursor; where nothing lies there, the last one.
     *
     * @param total how many products match, if somebody has counted
     */
    @Transactional
    public ProductsPage page(long retailerId, StockFilter filter, ListingQuery scope, Optional<ProductCursor> cursor,
            long total) {
        if (scope.ranges().isEmpty()) {
            return ProductsPage.EMPTY;
        }
        ProductsPage page = along(retailerId, filter, scope, cursor, filter.size());
        if (cursor.isPresent() && !cursor.get().backward() && page.rows().isEmpty() && !page.unfinished()) {
            return last(retailerId, filter, scope, total).asked();
        }
        return cursor.filter(ProductCursor::isLast).isPresent() ? last(retailerId, filter, scope, total) : page;
    }

    /** Whether so many products are to be added up for this order that nobody would wait for it. */
    @Transactional
    public boolean isTooLong(long retailerId, StockFilter filter, ListingQuery scope) {
        if (filter.order().ofListings() || scope.areProductsKnown() || isFew(retailerId, filter, scope)) {
            return false;
        }
        return OneColumn.query(session, "select count(*) from (select from product where retailer_id = :retailer"
                + " and retired_at is null limit :most) offered", Long.class).setParameter("retailer", retailerId)
                .setParameter("most", FEW_PRODUCTS + 1).getSingleResult() > FEW_PRODUCTS;
    }

    /** The page that an address of a list of listings means here: beside the product of the listing. */
    @Transactional
    public Optional<ProductCursor> earlier(String text, StockFilter filter) {
        return Cursor.decoded(text, filter.readingOrder()).map(old -> switch (old.order()) {
            case URGENCY -> byUrgency(old, filter);
            case SKU, SKU_DESC -> cursor(old, old.key().subList(0, 1));
            case NAME, NAME_DESC -> cursor(old, old.key().subList(0, 2));
            default -> cursor(old, old.key());
        });
    }

    private static ProductCursor cursor(Cursor old, List<String> key) {
        return new ProductCursor(ProductWalk.valueOf(old.order().name()), old.backward(), key, ProductCursor.UNKNOWN);
    }

    /** By what its listing lacks now; where that is ok by now, or was, by product. */
    private ProductCursor byUrgency(Cursor old, StockFilter filter) {
        List<ProductWalk> walks = ProductWalk.of(filter, false);
        return session.createNativeQuery(ProductSql.STANDING, ProductPlace.class).setParameter("product", old.number(2))
                .setParameter("integration", old.number(3)).uniqueResultOptional()
                .map(place -> ProductCursor.beside(place, ProductWalk.ofState(place.text()), old.backward(),
                        ProductCursor.UNKNOWN))
                .or(() -> Optional.of(new ProductCursor(ProductWalk.OK, old.backward(), List.of(old.key().get(2)),
                        ProductCursor.UNKNOWN)))
                .filter(cursor -> walks.contains(cursor.walk()))
                .orElseGet(() -> ProductCursor.last(filter, ProductCursor.UNKNOWN));
    }

    /** As long as the last of pages that are counted from the beginning. */
    private ProductsPage last(long retailerId, StockFilter filter, ListingQuery scope, long total) {
        int size = total > 0 ? (int) ((total - 1) % filter.size()) + 1 : filter.size();
        return along(retailerId, filter, scope, Optional.of(ProductCursor.last(filter, total)), size);
    }

    private ProductsPage along(long retailerId, StockFilter filter, ListingQuery scope, Optional<ProductCursor> cursor,
            int size) {
        boolean backward = cursor.filter(ProductCursor::backward).isPresent();
        FoundProducts found = find(retailerId, filter, scope, cursor, size + 1);
        if (found.cut) {
            // Too far between for a page: some of them are better than a search without end.
            FoundProducts some = find(retailerId, filter, scope.ofSome(), cursor, size + 1);
            found = new FoundProducts(some.places.size() > found.places.size() ? some.places : found.places, true,
                    Optional.empty());
        }
        if (backward && found.places.size() <= size && !found.cut && found.end.isEmpty()) {
            // The beginning is near: show it whole.
            ProductsPage first = along(retailerId, filter, scope, Optional.empty(), filter.size());
            if (!first.unfinished()) {
                return first;
            }
        }
        return new PageCut(found, filter, cursor, size).page(rows(scope, filter, found.places.subList(0, Math.min(size,
                found.places.size()))));
    }

    /**
     * @param cut whether a search has ended before all was looked at
     * @param end where the next page goes on if this one was ended before it was full
     */
    record FoundProducts(List<Found> places, boolean cut, Optional<ProductCursor> end) {
    }

    record Found(ProductWalk walk, ProductPlace place) {
    }

    private FoundProducts find(long retailerId, StockFilter filter, ListingQuery scope, Optional<ProductCursor> cursor,
            int most) {
        boolean backward = cursor.filter(ProductCursor::backward).isPresent();
        Asking asking = new Asking(retailerId, scope, new ProductSql(filter, scope, isFew(retailerId, filter, scope)));
        List<Found> found = new ArrayList<>();
        List<ProductWalk> walks = ProductWalk.of(filter, backward);
        for (ProductWalk walk : walks.subList(cursor.map(at -> walks.indexOf(at.walk())).orElse(0), walks.size())) {
            Map<String, Object> from = cursor.filter(at -> at.walk() == walk).map(ProductCursor::parameters).orElse(Map
                    .of());
            for (int i = 1; true; i++) {
                ProductSql.PageStatement statement = asking.sql.of(walk, backward, !from.isEmpty());
                asking.of(statement.places(), ProductPlace.class, from).setParameter("limit", most - found.size())
                        .getResultStream().forEach(place -> found.add(new Found(walk, place)));
                if (found.size() == most) {
                    return new FoundProducts(found, false, Optional.empty());
                }
                if (!statement.length().isEmpty() && asking.isLong(statement.length(), from)) {
                    return new FoundProducts(found, true, Optional.empty());
                }
                Optional<ProductPlace> end = statement.end().isEmpty() ? Optional.empty()
                        : asking.of(statement.end(), ProductPlace.class, from).uniqueResultOptional();
                if (end.isEmpty()) {
                    break;
                }
                if (i == windows) {
                    return new FoundProducts(found, false, Optional.of(ProductCursor.beside(end.get(), walk, backward,
                            ProductCursor.UNKNOWN)));
                }
                from = ProductPlace.parameters(walk, end.get().key(walk)).orElseThrow();
            }
        }
        return new FoundProducts(found, false, Optional.empty());
    }

    private boolean isFew(long retailerId, StockFilter filter, ListingQuery scope) {
        if (!filter.leavesOut() || scope.areProductsKnown() || filter.failing() && !filter.readingOrder().byProduct()) {
            return false;
        }
        Asking asking = new Asking(retailerId, scope, new ProductSql(filter, scope, false));
        return asking.of(asking.sql.counting(), Long.class, Map.of()).getSingleResult() <= FEW_LISTINGS;
    }

    /** In the order of the page. Of what is gone by now nothing is shown. */
    private List<ShownProduct> rows(ListingQuery scope, StockFilter filter, List<Found> found) {
        Asking asking = new Asking(0, scope, new ProductSql(filter, scope, false));
        Map<Long, List<StockRow>> rows = asking.of(asking.sql.listings(), StockRow.ListingRow.class, Map.of())
                .setParameter("page", found.stream().map(one -> one.place.productId()).toArray(Long[]::new))
                .getResultStream().map(StockRow.ListingRow::read).collect(Collectors.groupingBy(row -> row.key()
                        .productId()));
        List<ShownProduct> products = new ArrayList<>();
        found.stream().map(one -> one.place.productId()).filter(rows::containsKey)
                .forEach(id -> products.add(new ShownProduct(id, rows.get(id))));
        return products;
    }

    /** Asks a statement with those of the parameters that it names. */
    private final class Asking {

        private final long retailerId;
        private final ListingQuery scope;
        private final ProductSql sql;

        Asking(long retailerId, ListingQuery scope, ProductSql sql) {
            this.retailerId = retailerId;
            this.scope = scope;
            this.sql = sql;
        }

        <T> NativeQuery<T> of(String statement, Class<T> row, Map<String, Object> from) {
            NativeQuery<T> query = session.createNativeQuery(statement, row);
            Map<String, Object> all = new HashMap<>(scope.parameters());
            all.putAll(from);
            all.put("retailer", retailerId);
            all.put("ceiling", listings.ceiling());
            all.put("scanLimit", scope.scanLimit());
            all.put("window", window);
            all.put("most", FEW_LISTINGS + 1);
            all.keySet().retainAll(query.getParameterMetadata().getNamedParameterNames());
            all.forEach(query::setParameter);
            return query;
        }

        boolean isLong(String length, Map<String, Object> from) {
            return of(length, Long.class, from).setParameter("beyond", scope.scanLimit() + 1).getSingleResult() > scope
                    .scanLimit();
        }
    }
}
