package dev.vigia.stock;

import dev.vigia.integration.Integration;
import dev.vigia.listing.ListingConfig;
import dev.vigia.listing.ListingKey;
import dev.vigia.stock.StockSql.SortFirst;
import dev.vigia.stock.StockSql.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Reads the list of listings, page by page. */
@ApplicationScoped
class StockList {

    // As many listings as can be fetched and sorted in no time. A scan for more than these ends soon enough.
    private static final int FEW_LISTINGS = 5_000;

    // Most listings are ok. Where few are, a page is ended after a fraction of a second.
    private static final int WINDOW = 10_000;
    private static final int MOST_WINDOWS = 5;

    private final Session session;
    private final ListingConfig listings;
    private final int window;
    private final int windows;

    @Inject
    StockList(Session session, ListingConfig listings) {
        this(session, listings, WINDOW, MOST_WINDOWS);
    }

    /**
     * @param window  how many listings are looked at in one statement for those of them that are ok
     * @param windows after how many of them a page is ended; programs read on to the end
     */
    StockList(Session session, ListingConfig listings, int window, int windows) {
        this.session = session;
        this.listings = listings;
        this.window = window;
        this.windows = windows;
    }

    /** The page at the cursor. */
    @Transactional
    public StockPage page(long retailerId, StockFilter filter, ListingQuery scope, Optional<Cursor> cursor) {
        if (scope.ranges().isEmpty()) {
            return StockPage.EMPTY;
        }
        boolean backward = cursor.map(Cursor::backward).orElse(false);
        FoundRows along = read(retailerId, filter, scope, cursor);
        if (along.cut) {
            // Too far between for a page: some of them are better than a search without end.
            FoundRows some = read(retailerId, filter, scope.ofSome(), cursor);
            along = new FoundRows(some.rows.size() > along.rows.size() ? some.rows : along.rows, true, Optional
                    .empty());
        }
        if (backward && along.rows.size() <= filter.size() && !along.cut && along.end.isEmpty()) {
            // The beginning is near: show it whole.
            StockPage first = page(retailerId, filter, scope, Optional.empty());
            if (!first.unfinished()) {
                return first;
            }
        }
        return StockPage.of(along.rows, filter, cursor, along.end, along.cut);
    }

    /** Which listings these are: a search is made once, and serves all that is asked of it. */
    @Transactional
    public ListingQuery scope(long retailerId, StockFilter filter) {
        return ListingQuery.of(session, filter, Integration.of(retailerId));
    }

    /**
     * @param cut whether a search has ended before all was looked at
     * @param end where the next page goes on if this one was ended before it was full
     */
    private record FoundRows(List<StockRow> rows, boolean cut, Optional<Cursor> end) {
    }

    private FoundRows read(long retailerId, StockFilter filter, ListingQuery scope, Optional<Cursor> cursor) {
        SortFirst few = few(retailerId, filter, scope);
        List<StockRow> rows = new ArrayList<>();
        FoundRows found = readWindow(retailerId, filter, scope, cursor, few, rows);
        for (int i = 1; found.end.isPresent() && (scope.isExhaustive() || i < windows); i++) {
            found = readWindow(retailerId, filter, scope, found.end, few, rows);
        }
        return found;
    }

    /**
     * Up to the end of a window, of which the listings that are ok may fill no page.
     *
     * @param rows those before, to which it adds
     */
    private FoundRows readWindow(long retailerId, StockFilter filter, ListingQuery scope, Optional<Cursor> from,
            SortFirst few, List<StockRow> rows) {
        StockSql sql = new StockSql(filter.readingOrder(), from,
                few == SortFirst.PRODUCTS ? scope.besideProducts() : scope.conditions(), scope.search(), few,
                filter.failing());
        for (Statement statement : sql.of(scope.ranges())) {
            int most = filter.size() + 1 - rows.size();
            rows.addAll(filter.readingOrder().byProduct() ? byProduct(retailerId, scope, from, statement, most)
                    : read(ask(statement.page(), StockRow.ListingRow.class, retailerId, scope, from)
                            .setParameter("limit", most)));
            if (rows.size() > filter.size()) {
                break;
            }
            if (scope.isWide() && few == SortFirst.NOTHING && isLong(retailerId, scope, from, statement.length())) {
                return new FoundRows(rows, true, Optional.empty());
            }
            Optional<Cursor> end = end(retailerId, scope, from, statement.end());
            if (end.isPresent()) {
                return new FoundRows(rows, false, end);
            }
        }
        return new FoundRows(rows, false, Optional.empty());
    }

    /** Again where some are no more when their details are asked for: a page that is not full would be the last. */
    private List<StockRow> byProduct(long retailerId, ListingQuery scope, Optional<Cursor> from, Statement statement,
            int most) {
        List<ListingKey> found;
        List<StockRow> rows;
        do {
            found = ask(statement.page(), ListingKey.class, retailerId, scope, from).setParameter("limit", most)
                    .getResultList();
            rows = found.isEmpty() ? List.of()
                    : read(session.createNativeQuery(StockSql.OF_THESE, StockRow.ListingRow.class)
                            .setParameter("products", found.stream().map(ListingKey::productId).toArray(Long[]::new))
                            .setParameter("integrations", found.stream().map(ListingKey::integrationId).toArray(
                                    Long[]::new))
                            .setParameter("ceiling", listings.ceiling()));
        } while (rows.size() < found.size());
        return rows;
    }

    private static List<StockRow> read(NativeQuery<StockRow.ListingRow> query) {
        return query.getResultStream().map(StockRow.ListingRow::read).toList();
    }

    private Optional<Cursor> end(long retailerId, ListingQuery scope, Optional<Cursor> from, String statement) {
        return statement.isEmpty() ? Optional.empty()
                : ask(statement, ListingKey.class, retailerId, scope, from).uniqueResultOptional()
                        .map(last -> Cursor.behindOk(last, from.map(Cursor::backward).orElse(false)));
    }

    private boolean isLong(long retailerId, ListingQuery scope, Optional<Cursor> cursor, String length) {
        return !scope.isExhaustive() && ask(length, Long.class, retailerId, scope, cursor)
                .setParameter("beyond", scope.scanLimit() + 1).getSingleResult() > scope.scanLimit();
    }

    /** With those of the parameters that the statement names. */
    private <T> NativeQuery<T> ask(String statement, Class<T> row, long retailerId, ListingQuery scope,
            Optional<Cursor> cursor) {
        NativeQuery<T> query = session.createNativeQuery(statement, row);
        Map<String, Object> all = new HashMap<>(scope.parameters());
        all.put("retailer", retailerId);
        all.put("ceiling", listings.ceiling());
        all.put("scanLimit", scope.scanLimit());
        all.put("window", window);
        all.put("most", FEW_LISTINGS + 1);
        cursor.ifPresent(from -> all.putAll(keys(from)));
        all.keySet().retainAll(query.getParameterMetadata().getNamedParameterNames());
        all.forEach(query::setParameter);
        return query;
    }

    private SortFirst few(long retailerId, StockFilter filter, ListingQuery scope) {
        if (!filter.readingOrder().byProduct()) {
            return SortFirst.NOTHING;
        }
        if (scope.areProductsKnown()) {
            return SortFirst.PRODUCTS;
        }
        return filter.leavesOut() && count(retailerId, filter, scope) <= FEW_LISTINGS ? SortFirst.LISTINGS
                : SortFirst.NOTHING;
    }

    private long count(long retailerId, StockFilter filter, ListingQuery scope) {
        String sql = new StockSql(filter.readingOrder(), Optional.empty(), scope.conditions(), "", SortFirst.NOTHING,
                filter.failing())
                .counting(scope.ranges());
        return ask(sql, Long.class, retailerId, scope, Optional.empty()).getSingleResult();
    }

    private static Map<String, Object> keys(Cursor cursor) {
        return switch (cursor.order()) {
            case URGENCY -> Map.of("state", cursor.state().code(), "since", cursor.since(),
                    "productKey", cursor.number(2), "integrationKey", cursor.number(3));
            case PROBLEM -> Map.of("problem", cursor.key().get(0), "integrationKey", cursor.number(1),
                    "productKey", cursor.number(2));
            case SKU, SKU_DESC -> Map.of("sku", cursor.key().get(0), "integrationKey", cursor.number(1));
            case NAME, NAME_DESC -> Map.of("name", cursor.key().get(0), "sku", cursor.key().get(1),
                    "integrationKey", cursor.number(2));
            case AVAILABLE, AVAILABLE_DESC -> throw cursor.order().ofProducts();
        };
    }
}
