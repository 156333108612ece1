package dev.vigia.stock;

import dev.vigia.integration.Integration;
import dev.vigia.stock.StockSql.Few;
import dev.vigia.sync.Reprocessing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
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

    // As many listings as can be fetched and sorted in no time. A walk for more than these ends soon enough.
    private static final int FEW_LISTINGS = 5_000;

    private final Session session;
    private final Reprocessing reprocessing;

    StockList(Session session, Reprocessing reprocessing) {
        this.session = session;
        this.reprocessing = reprocessing;
    }

    /** The page at the cursor. */
    @Transactional
    public StockPage page(long retailerId, StockFilter filter, StockScope scope, Optional<Cursor> cursor) {
        if (scope.lanes().isEmpty()) {
            return StockPage.EMPTY;
        }
        boolean backward = cursor.map(Cursor::backward).orElse(false);
        List<StockRow> found = read(retailerId, filter, scope, cursor);
        boolean more = found.size() > filter.size();
        if (backward && !more) {
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
                !backward && !more ? "" : Cursor.beside(rows.get(rows.size() - 1), order, false).encoded());
    }

    /** The same, but where nothing is left behind the cursor, the last page before it. */
    @Transactional
    public StockPage pageOrLast(long retailerId, StockFilter filter, StockScope scope, Optional<Cursor> cursor) {
        StockPage page = page(retailerId, filter, scope, cursor);
        if (cursor.isEmpty() || cursor.get().backward() || !page.rows().isEmpty()) {
            return page;
        }
        Cursor before = new Cursor(cursor.get().order(), true, cursor.get().key());
        StockPage last = page(retailerId, filter, scope, Optional.of(before));
        return new StockPage(last.rows(), last.previous(), "");
    }

    /** How many of them the marketplace has rejected, at most {@value #MOST_REJECTED}; then there may be more. */
    @Transactional
    public long rejected(long retailerId, StockScope scope) {
        return reprocessing.waiting(retailerId, scope.rejected(), MOST_REJECTED);
    }

    /** Which listings these are: a search is made once, and serves all that is asked of it. */
    @Transactional
    public StockScope scope(long retailerId, StockFilter filter) {
        return StockScope.of(session, filter, Integration.of(retailerId));
    }

    private List<StockRow> read(long retailerId, StockFilter filter, StockScope scope, Optional<Cursor> cursor) {
        StockOrder order = filter.readingOrder();
        boolean backward = cursor.map(Cursor::backward).orElse(false);
        Few few = few(retailerId, filter, scope);
        NativeQuery<Object[]> query = session.createNativeQuery(
                new StockSql(order, backward, few == Few.PRODUCTS ? scope.besideProducts() : scope.conditions(), few)
                        .of(scope.lanes(), cursor.isEmpty()),
                Object[].class)
                .setParameter("retailer", retailerId)
                .setParameter("limit", filter.size() + 1);
        scope.parameters().forEach(query::setParameter);
        cursor.ifPresent(from -> keys(from).forEach(query::setParameter));
        return query.getResultList().stream().map(StockRow::of).toList();
    }

    private Few few(long retailerId, StockFilter filter, StockScope scope) {
        if (!filter.readingOrder().byProduct()) {
            return Few.NOTHING;
        }
        if (scope.areProductsKnown()) {
            return Few.PRODUCTS;
        }
        return filter.leavesOut() && count(retailerId, filter, scope) <= FEW_LISTINGS ? Few.LISTINGS : Few.NOTHING;
    }

    private long count(long retailerId, StockFilter filter, StockScope scope) {
        NativeQuery<Long> query = session.createNativeQuery(new StockSql(filter.readingOrder(), false,
                scope.conditions(), Few.NOTHING).counting(scope.lanes()), Long.class)
                .setParameter("retailer", retailerId)
                .setParameter("limit", FEW_LISTINGS + 1);
        scope.parameters().forEach(query::setParameter);
        return query.getSingleResult();
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
