package dev.vigia.stock.page;

import dev.vigia.database.OneColumn;
import dev.vigia.integration.Integration;
import dev.vigia.listing.ListingState;
import dev.vigia.stock.ListingQuery;
import dev.vigia.stock.ListingRange;
import dev.vigia.stock.ShownState;
import dev.vigia.stock.StockFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import org.hibernate.Session;

/**
 * How many products stand where: of one integration from the counters that the evaluation keeps, else counted one by one.
 * Where those are too many, at least as many as the integration with the most of them has.
 */
@ApplicationScoped
class ProductCounts {

    // As many listings, and products, as can be counted in no time.
    private static final int MOST_LISTINGS = 10_000;
    private static final int MOST_PRODUCTS = 500;
    private static final int MOST_FAILING = 1_000;

    private static final List<ShownState> COUNTED = List.of(ShownState.BELOW_MINIMUM, ShownState.OUT_OF_STOCK,
            ShownState.WAITING_TO_REOPEN, ShownState.UNKNOWN, ShownState.OK, ShownState.PAUSED);

    // Product by product, since joined to a list of them PostgreSQL would look at the conditions of all.
    private static final String ONE_BY_ONE = """
            select count(*) filter (where on_a_list), count(*) filter (where below), count(*) filter (where sold_out),
                   count(*) filter (where waiting), count(*) filter (where uncounted), count(*) filter (where fine),
                   count(*) filter (where paused), count(*) filter (where troubled)
            from {products} counted
            cross join lateral (
              select bool_or(listing.state < 'retired') on_a_list,
                     bool_or(sending and listing.state = 'below_minimum') below,
                     bool_or(sending and listing.state = 'out_of_stock') sold_out,
                     bool_or(sending and listing.state = 'waiting_to_reopen') waiting,
                     bool_or(sending and listing.state = 'unknown') uncounted,
                     bool_or(sending and listing.state = 'ok') fine,
                     bool_or(listing.state = 'withdrawn' or not sending and listing.state < 'retired') paused,
                     bool_or({troubled}) troubled
              from (select * from listing_seen listing where listing.product_id = counted.id{narrowed} offset 0) listing
              join (select id, enabled and stopped_because is null sending from integration
                    where retailer_id = :retailer) integration on integration.id = listing.integration_id
            ) product
            """.replace("{troubled}", ListingRange.Part.TROUBLED.condition);

    private static final String ALL = "(select id from product where retailer_id = :retailer)";

    private static final String THESE = "(select unnest(cast(:counted as bigint[])) id)";

    private static final String TROUBLED = """
            select count(distinct product_id), count(*)
            from (select listing.product_id from listing_seen listing
                  where listing.retailer_id = :retailer and\s""" + ListingRange.Part.TROUBLED.condition;

    private final Session session;

    ProductCounts(Session session) {
        this.session = session;
    }

    /** @param more whether there may be more than were counted */
    record TabCount(long number, boolean more) {
    }

    /** By the code of a tab; the whole list is empty text. */
    record Counts(Map<String, TabCount> byTab) {

        TabCount of(String tab) {
            return byTab.get(tab);
        }

        /** How many match; {@link ProductCursor#UNKNOWN} where there may be more than were counted. */
        long total(StockFilter filter) {
            TabCount count = of(filter.stateCode());
            return count.more || filter.cause().isPresent() ? ProductCursor.UNKNOWN : count.number;
        }
    }

    private record CountedTabs(long all, long belowMinimum, long outOfStock, long waiting, long unknown, long ok,
            long paused, long failing) {

        Counts atLeast(boolean more) {
            Map<String, TabCount> counts = new HashMap<>();
            List<Long> numbers = List.of(belowMinimum, outOfStock, waiting, unknown, ok, paused);
            counts.put("", new TabCount(all, more));
            for (int i = 0; i < COUNTED.size(); i++) {
                counts.put(COUNTED.get(i).code(), new TabCount(numbers.get(i), more));
            }
            counts.put(StockFilter.FAILING, new TabCount(failing, more));
            return new Counts(counts);
        }
    }

    /** Of all tabs, whatever the state of the filter. */
    @Transactional
    public Counts of(long retailerId, StockFilter filter) {
        if (!filter.search().isEmpty() || filter.category().isPresent()) {
            return ofSome(retailerId, filter);
        }
        List<Tallied> tally = tally(retailerId, filter);
        return filter.integration().isEmpty() && tally.stream().mapToLong(Tallied::listings).sum() <= MOST_LISTINGS
                ? counted(ALL, filter, Map.of("retailer", retailerId)).atLeast(false)
                : talliedByTab(retailerId, filter, tally);
    }

    private Counts ofSome(long retailerId, StockFilter filter) {
        // With what is retired, which may fail still.
        ListingQuery scope = ListingQuery.of(session, filter.withState(StockFilter.FAILING), Integration.of(
                retailerId));
        ListingQuery known = scope.isWide() ? scope.ofSome() : scope;
        Long[] products = filter.search().isEmpty() ? ofCategory(retailerId, filter)
                : (Long[]) known.parameters().getOrDefault("products", new Long[0]);
        Long[] counted = products.length > MOST_PRODUCTS ? Arrays.copyOf(products, MOST_PRODUCTS) : products;
        Map<String, Object> parameters = new HashMap<>(Map.of("retailer", retailerId, "counted", counted));
        filter.category().ifPresent(id -> parameters.put("category", id));
        return counted(THESE, filter, parameters).atLeast(products.length > MOST_PRODUCTS || scope.isWide());
    }

    private Long[] ofCategory(long retailerId, StockFilter filter) {
        return OneColumn.query(session, "select id from product where retailer_id = :retailer and category_id ="
                + " :category order by id limit :most", Long.class).setParameter("retailer", retailerId)
                .setParameter("category", filter.category().getAsLong()).setParameter("most", MOST_PRODUCTS + 1)
                .getResultList().toArray(Long[]::new);
    }

    private CountedTabs counted(String products, StockFilter filter, Map<String, Object> parameters) {
        var query = session.createNativeQuery(ONE_BY_ONE.replace("{products}", products).replace("{narrowed}", narrowed(
                filter) + (filter.category().isPresent() ? " and listing.category_id = :category" : "")),
                CountedTabs.class);
        parameters.forEach(query::setParameter);
        return query.getSingleResult();
    }

    /** How many listings of an integration are in a state. */
    private record Tallied(long integrationId, String state, boolean sending, long listings) {

        ShownState shown() {
            ShownState shown = ShownState.of(ListingState.ofCode(state), sending);
            return shown == ShownState.WITHDRAWN ? ShownState.PAUSED : shown;
        }
    }

    private List<Tallied> tally(long retailerId, StockFilter filter) {
        return session.createNativeQuery("""
                select integration_id, cast(state as text), enabled and stopped_because is null,
                       cast(sum(listings) as bigint)
                from (select integration_id, state, listings from listing_tally listing
                      where retailer_id = :retailer and state <> 'retired'""" + narrowed(filter) + """
                ) tally join integration on integration.id = tally.integration_id
                group by 1, 2, 3
                """, Tallied.class).setParameter("retailer", retailerId).getResultList();
    }

    /** On each integration a product has one listing. */
    private Counts talliedByTab(long retailerId, StockFilter filter, List<Tallied> tally) {
        Map<String, Map<Long, Long>> byTab = new HashMap<>();
        tally.forEach(one -> {
            byTab.computeIfAbsent("", tab -> new HashMap<>()).merge(one.integrationId, one.listings, Long::sum);
            byTab.computeIfAbsent(one.shown().code(), tab -> new HashMap<>()).merge(one.integrationId, one.listings,
                    Long::sum);
        });
        Map<String, TabCount> counts = new HashMap<>();
        counts.put("", most(byTab.getOrDefault("", Map.of())));
        COUNTED.forEach(state -> counts.put(state.code(), most(byTab.getOrDefault(state.code(), Map.of()))));
        counts.put(StockFilter.FAILING, troubled(retailerId, filter));
        return new Counts(counts);
    }

    private static TabCount most(Map<Long, Long> byIntegration) {
        LongSummaryStatistics numbers = byIntegration.values().stream().mapToLong(Long::longValue).summaryStatistics();
        return byIntegration.isEmpty() ? new TabCount(0, false)
                : new TabCount(numbers.getMax(), numbers.getSum() > numbers.getMax());
    }

    private TabCount troubled(long retailerId, StockFilter filter) {
        Troubled found = session.createNativeQuery(TROUBLED + narrowed(filter) + " limit :most) troubled",
                Troubled.class)
                .setParameter("retailer", retailerId).setParameter("most", MOST_FAILING).getSingleResult();
        return new TabCount(found.products, found.listings >= MOST_FAILING);
    }

    private record Troubled(long products, long listings) {
    }

    private static String narrowed(StockFilter filter) {
        return filter.integration().isPresent() ? " and listing.integration_id = " + filter.integration().getAsLong()
                : "";
    }
}
