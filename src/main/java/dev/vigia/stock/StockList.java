package dev.vigia.stock;

import dev.vigia.integration.Integration;
import dev.vigia.listing.ListingState;
import dev.vigia.stock.StockSql.Lane;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
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

    // As many products as can be fetched and sorted in no time; a search that finds more is read along the order.
    private static final int FEW = 2_000;

    private final Session session;

    StockList(Session session) {
        this.session = session;
    }

    /** The page at the cursor. */
    @Transactional
    public StockPage page(long retailerId, StockFilter filter, Optional<Cursor> cursor) {
        List<Lane> lanes = lanes(filter, Integration.of(retailerId));
        if (lanes.isEmpty()) {
            return StockPage.EMPTY;
        }
        Search search = search(filter);
        boolean backward = cursor.map(Cursor::backward).orElse(false);
        List<StockRow> found = read(retailerId, filter, lanes, search, cursor);
        boolean more = found.size() > filter.size();
        if (backward && !more) {
            // The beginning is near: show it whole.
            return page(retailerId, filter, Optional.empty());
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
    public StockPage pageOrLast(long retailerId, StockFilter filter, Optional<Cursor> cursor) {
        StockPage page = page(retailerId, filter, cursor);
        if (cursor.isEmpty() || cursor.get().backward() || !page.rows().isEmpty()) {
            return page;
        }
        Cursor before = new Cursor(cursor.get().order(), true, cursor.get().key());
        StockPage last = page(retailerId, filter, Optional.of(before));
        return new StockPage(last.rows(), last.previous(), "");
    }

    private List<StockRow> read(long retailerId, StockFilter filter, List<Lane> lanes, Search search,
            Optional<Cursor> cursor) {
        String conditions = (filter.category().isPresent() ? " and listing.category_id = :category" : "")
                + search.condition;
        String sql = new StockSql(filter.readingOrder(), cursor.map(Cursor::backward).orElse(false), conditions)
                .of(lanes, cursor.isEmpty());
        NativeQuery<Object[]> query = session.createNativeQuery(sql, Object[].class)
                .setParameter("retailer", retailerId)
                .setParameter("limit", filter.size() + 1);
        filter.category().ifPresent(id -> query.setParameter("category", id));
        search.parameters.forEach(query::setParameter);
        cursor.ifPresent(from -> keys(from, lanes).forEach(query::setParameter));
        return query.getResultList().stream().map(StockRow::of).toList();
    }

    private static Map<String, Object> keys(Cursor cursor, List<Lane> lanes) {
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

    /**
     * Which integrations are paused is known here, so that a page of one state never walks past the listings of those.
     * The ids come from the database, so they may stand in the statement.
     */
    private static List<Lane> lanes(StockFilter filter, List<Integration> all) {
        List<Integration> chosen = all.stream()
                .filter(integration -> filter.integration().isEmpty()
                        || filter.integration().getAsLong() == integration.id)
                .toList();
        boolean every = filter.integration().isEmpty();
        if (filter.failing()) {
            return of(chosen, every, "listing.problem is not null", Optional.empty());
        }
        if (filter.state().isEmpty()) {
            return of(chosen, every, "true", Optional.empty());
        }
        List<Integration> sending = chosen.stream().filter(Integration::isSending).toList();
        if (filter.state().get() == ShownState.PAUSED) {
            List<Lane> lanes = new ArrayList<>(of(chosen.stream().filter(i -> !i.isSending()).toList(), false, "true",
                    Optional.empty()));
            lanes.addAll(of(sending, false, "true", Optional.of(ListingState.WITHDRAWN)));
            return lanes;
        }
        return of(sending, every && sending.size() == all.size(), "true",
                Optional.of(ListingState.valueOf(filter.state().get().name())));
    }

    private static List<Lane> of(List<Integration> integrations, boolean every, String condition,
            Optional<ListingState> state) {
        if (integrations.isEmpty()) {
            return List.of();
        }
        List<String> conditions = every ? List.of(condition)
                : integrations.stream().map(i -> condition + " and listing.integration_id = " + i.id).toList();
        return conditions.stream()
                .map(c -> state.map(s -> StockSql.ofState(c, s)).orElseGet(() -> new Lane(c, false))).toList();
    }

    private record Search(String condition, Map<String, Object> parameters) {
    }

    private Search search(StockFilter filter) {
        if (filter.words().isEmpty()) {
            return new Search("", Map.of());
        }
        List<Long> ids = session.createNativeQuery("select vigia_products_matching(:words, :most)", Long.class)
                .setParameter("words", filter.words())
                .setParameter("most", FEW + 1)
                .getResultList();
        if (ids.size() <= FEW) {
            return new Search(" and listing.product_id = any(cast(:products as bigint[]))",
                    Map.of("products", ids.toArray(Long[]::new)));
        }
        Map<String, Object> patterns = new HashMap<>();
        StringBuilder condition = new StringBuilder(
                " and exists (select from product found where found.id = listing.product_id");
        Arrays.stream(filter.words().strip().split("\\s+")).limit(8).forEach(word -> {
            String name = "word" + patterns.size();
            condition.append(" and found.search like vigia_fold(:").append(name).append(')');
            patterns.put(name, "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
        });
        return new Search(condition.append(')').toString(), patterns);
    }
}
