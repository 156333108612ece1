package dev.vigia.stock;

import dev.vigia.integration.Integration;
import dev.vigia.stock.StockSql.SortFirst;
import dev.vigia.sync.queue.RejectedListings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Reads the list of listings, page by page. */
@ApplicationScoped
class StockList {

    // Nobody needs the number beyond this.
    static final int MOST_REJECTED = 1_000;

    // As many listings as can be fetched and sorted in no time. A scan for more than these ends soon enough.
    private static final int FEW_LISTINGS = 5_000;

    private final Session session;
    private final RejectedListings rejected;

    StockList(Session session, RejectedListings rejected) {
        this.session = session;
        this.rejected = rejected;
    }

    /** The page at the cursor. */
    @Transactional
    public StockPage page(long retailerId, StockFilter filter, ListingQuery scope, Optional<Cursor> cursor) {
        if (scope.ranges().isEmpty()) {
            return StockPage.EMPTY;
        }
        boolean backward = cursor.map(Cursor::backward).orElse(false);
        FoundRows along = read(retailerId, filter, scope, cursor);
        List<StockRow> found = along.rows;
        if (along.cut) {
            // Too far between for a page: some of them are better than a search without end.
            List<StockRow> some = read(retailerId, filter, scope.ofSome(), cursor).rows;
            found = some.size() > found.size() ? some : found;
        }
        boolean more = found.size() > filter.size();
        if (backward && !more && !along.cut) {
            // The beginning is near: show it whole.
            return page(retailerId, filter, scope, Optional.empty());
        }
        List<StockRow> rows = new ArrayList<>(found.subList(0, Math.min(found.size(), filter.size())));
        if (backward) {
            Collections.reverse(rows);
        }
        StockOrder order = filter.readingOrder();
        return new StockPage(List.copyOf(rows),
                cursor.isEmpty() || rows.isEmpty() ? "" : Cursor.beside(rows.get(0), order, true).encoded(),
                !backward && !more ? "" : Cursor.beside(rows.get(rows.size() - 1), order, false).encoded(), along.cut);
    }

    /** The same, but where nothing is left behind the cursor, the last page before it. */
    @Transactional
    public StockPage pageOrLast(long retailerId, StockFilter filter, ListingQuery scope, Optional<Cursor> cursor) {
        StockPage page = page(retailerId, filter, scope, cursor);
        if (cursor.isEmpty() || cursor.get().backward() || !page.rows().isEmpty()) {
            return page;
        }
        Cursor before = new Cursor(cursor.get().order(), true, cursor.get().key());
        StockPage last = page(retailerId, filter, scope, Optional.of(before));
        return new StockPage(last.rows(), last.previous(), "", last.partial());
    }

    /** How many of them the marketplace has rejected, at most {@value #MOST_REJECTED}; then there may be more. */
    @Transactional
    public long rejected(long retailerId, ListingQuery scope) {
        return rejected.waiting(retailerId, scope.rejected(), MOST_REJECTED);
    }

    /** Which listings these are: a search is made once, and serves all that is asked of it. */
    @Transactional
    public ListingQuery scope(long retailerId, StockFilter filter) {
        return ListingQuery.of(session, filter, Integration.of(retailerId));
    }

    /** @param cut whether a search has ended before all was looked at */
    private record FoundRows(List<StockRow> rows, boolean cut) {
    }

    private FoundRows read(long retailerId, StockFilter filter, ListingQuery scope, Optional<Cursor> cursor) {
        SortFirst few = few(retailerId, filter, scope);
        StockSql sql = new StockSql(filter.readingOrder(), cursor.map(Cursor::backward).orElse(false),
                few == SortFirst.PRODUCTS ? scope.besideProducts() : scope.conditions(), scope.search(), few,
                filter.failing());
        List<String> statements = sql.of(scope.ranges(), cursor.isEmpty());
        List<StockRow> rows = new ArrayList<>();
        for (int i = 0; i < statements.size() && rows.size() <= filter.size(); i++) {
            bound(session.createNativeQuery(statements.get(i), StockRow.ListingRow.class), retailerId, scope, cursor)
                    .setParameter("limit", filter.size() + 1 - rows.size())
                    .getResultList().forEach(row -> rows.add(row.read()));
            if (rows.size() <= filter.size() && scope.isWide() && few == SortFirst.NOTHING
                    && isLong(retailerId, scope, cursor, sql.lengths(scope.ranges(), cursor.isEmpty()).get(i))) {
                return new FoundRows(rows, true);
            }
        }
        return new FoundRows(rows, false);
    }

    private boolean isLong(long retailerId, ListingQuery scope, Optional<Cursor> cursor, String length) {
        return scope.scanLimit() < Integer.MAX_VALUE && bound(session.createNativeQuery(length, Long.class), retailerId,
                scope, cursor).setParameter("beyond", scope.scanLimit() + 1).getSingleResult() > scope.scanLimit();
    }

    /** With those of the parameters that the statement names. */
    private static <T> NativeQuery<T> bound(NativeQuery<T> query, long retailerId, ListingQuery scope,
            Optional<Cursor> cursor) {
        Map<String, Object> all = new HashMap<>(scope.parameters());
        all.put("retailer", retailerId);
        all.put("scanLimit", scope.scanLimit());
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
        String sql = new StockSql(filter.readingOrder(), false, scope.conditions(), "", SortFirst.NOTHING,
                filter.failing())
                .counting(scope.ranges());
        return bound(session.createNativeQuery(sql, Long.class), retailerId, scope, Optional.empty())
                .setParameter("beyond", FEW_LISTINGS + 1).getSingleResult();
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
        };
    }
}
