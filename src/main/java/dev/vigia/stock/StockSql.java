package dev.vigia.stock;

import dev.vigia.listing.ListingState;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statement of one page: a fixed text whose pieces each scan one index and stop when the page is full. A page
 * further on is up to three scans: the rest of the same moment, older ones, and the next states, because no single
 * comparison can follow an order that goes up in one column and down in another.
 */
final class StockSql {

    private static final String PAGE = """
            select {columns}
            from (select * from ({scans}) listing order by {order} limit :limit) listing
            join product on product.id = listing.product_id
            join category on category.id = product.category_id
            join integration on integration.id = listing.integration_id
            order by {order}
            """;

    private static final String SCAN = """
            (select listing.* from listing_seen listing
             where listing.retailer_id = :retailer{conditions} and {place}
             order by {order} limit :limit)""";

    // What the index of the order holds: a scan that reads no more passes thousands in no time.
    private static final String SEARCH = """
            select {columns}
            from (select *
                  from (select {keys} from listing_seen listing
                        where listing.retailer_id = :retailer{conditions} and {place}
                        order by {order} limit :scanLimit) listing
                  where ({ranges}){found} order by {order} limit :limit) place
            join listing_seen listing on listing.product_id = place.product_id
                                     and listing.integration_id = place.integration_id
            join product on product.id = listing.product_id
            join category on category.id = product.category_id
            join integration on integration.id = listing.integration_id
            order by {order}
            """;

    // Along the index of products, looking at the listings of each, until the page is full. Where few products or few
    // listings can be on it, those are fetched first, and sorted: the scan could pass all the others in vain.
    private static final String BY_PRODUCT = """
            select {columns}
            from {listings} listing
            join {products} product on product.id = listing.product_id
            join category on category.id = product.category_id
            join integration on integration.id = listing.integration_id
            where listing.retailer_id = :retailer and product.retailer_id = :retailer{offered}{conditions}
              and ({ranges}){further}
            order by {order} limit :limit
            """;

    private static final String KNOWN_PRODUCTS = """
            (select * from product where retailer_id = :retailer and id = any(cast(:products as bigint[]))
             order by name, sku offset 0)""";

    private static final String FOUND_PRODUCTS = """
            (select * from (select * from product where retailer_id = :retailer{offered}{reached}
                            order by {order} limit :scanLimit) found
             where true{search} offset 0)""";

    private static final String KNOWN_LISTINGS = "(select * from ({matching}) listing offset 0)";

    private static final String MATCHING = """
            (select {columns} from listing_seen listing
             where listing.retailer_id = :retailer{conditions}{found} and {range}{limit})""";

    private static final String LISTINGS_SCANNED = """
            select count(*) from (select from listing_seen listing
                                  where listing.retailer_id = :retailer{conditions} and {place} limit :beyond) scanned
            """;

    private static final String PRODUCTS_SCANNED = """
            select count(*) from (select from product where retailer_id = :retailer{offered}{reached} limit :beyond) scanned
            """;

    // What is retired leaves no gap that a walk would have to pass.
    private static final String OFFERED = " and product.retired_at is null";

    private static final String FOUND = " and exists (select from product found where found.id = listing.product_id{search})";

    private final StockOrder order;
    private final OrderSql sql;
    private final String conditions;
    private final String search;
    private final SortFirst few;
    private final boolean retiredToo;

    /**
     * @param conditions what holds for every row of the page, on {@code listing}
     * @param search     what holds for its product, on {@code found}; then a page looks at {@code :scanLimit} rows and no more
     * @param retiredToo whether products that are retired may be on it
     */
    StockSql(StockOrder order, boolean backward, String conditions, String search, SortFirst few, boolean retiredToo) {
        this.order = order;
        this.sql = OrderSql.of(order, backward);
        this.conditions = conditions;
        this.search = search;
        this.few = few;
        this.retiredToo = retiredToo;
    }

    /** What is known to be so few that it can be fetched whole. */
    enum SortFirst {
        NOTHING, PRODUCTS, LISTINGS
    }

    /** What narrows a page down to some listings of one index; with a state, when it is of one state only. */
    record IndexRange(String condition, boolean ofOneState) {
    }

    static IndexRange ofState(String condition, ListingState state) {
        return new IndexRange(condition + " and listing.state = '" + state.code() + "'", true);
    }

    /** The search as a condition on {@code listing}. */
    static String found(String search) {
        return search.isEmpty() ? "" : FOUND.replace("{search}", search);
    }

    /** The statements of a page, to be run one after another until it is full. */
    List<String> of(List<IndexRange> ranges, boolean beginning) {
        if (order.byProduct()) {
            return List.of(byProduct(ranges, beginning));
        }
        if (search.isEmpty()) {
            String scans = ranges.stream().flatMap(range -> places(range, beginning).stream())
                    .map(place -> filled(SCAN, "place", place)).collect(Collectors.joining(" union all "));
            return List.of(filled(PAGE, "scans", scans));
        }
        return places(whole(ranges), beginning).stream()
                .map(place -> filled(SEARCH, "keys", keys(), "place", place, "ranges", any(ranges))).toList();
    }

    /** Beside each statement of a page of a search: how far its scan goes, counted one beyond its limit. */
    List<String> lengths(List<IndexRange> ranges, boolean beginning) {
        return order.byProduct() ? List.of(filled(PRODUCTS_SCANNED, "reached", reached(beginning)))
                : places(whole(ranges), beginning).stream().map(place -> filled(LISTINGS_SCANNED, "place", place))
                        .toList();
    }

    /** How many listings there are, whatever is searched for, counted up to a limit in each range. */
    String counting(List<IndexRange> ranges) {
        return "select count(*) from (" + matching(ranges, "listing.product_id", "", " limit :beyond") + ") listing";
    }

    private String byProduct(List<IndexRange> ranges, boolean beginning) {
        return filled(BY_PRODUCT, "listings", listings(ranges), "products", products(beginning),
                "ranges", ranges.size() == 1 ? ranges.get(0).condition : any(ranges),
                "further", beginning ? "" : reached(false) + " and " + sql.further().get(0));
    }

    private String listings(List<IndexRange> ranges) {
        return few == SortFirst.LISTINGS
                ? KNOWN_LISTINGS.replace("{matching}", matching(ranges, "listing.*", found(search), ""))
                : "listing_seen";
    }

    private String products(boolean beginning) {
        if (few == SortFirst.PRODUCTS) {
            return KNOWN_PRODUCTS;
        }
        return search.isEmpty() || few == SortFirst.LISTINGS ? "product"
                : FOUND_PRODUCTS.replace("{offered}", offered()).replace("{reached}", reached(beginning)).replace(
                        "{order}", sql.products())
                        .replace("{search}", search);
    }

    private String offered() {
        return retiredToo ? "" : OFFERED;
    }

    private String reached(boolean beginning) {
        return beginning ? "" : " and " + sql.reached();
    }

    private String matching(List<IndexRange> ranges, String columns, String found, String limit) {
        return ranges.stream().map(range -> MATCHING.replace("{columns}", columns).replace("{conditions}", conditions)
                .replace("{found}", found).replace("{range}", range.condition).replace("{limit}", limit))
                .collect(Collectors.joining(" union all "));
    }

    /** A search is one scan, so that what it has not looked at lies behind what it shows. */
    private static IndexRange whole(List<IndexRange> ranges) {
        return ranges.size() == 1 ? ranges.get(0) : new IndexRange("true", false);
    }

    private static String any(List<IndexRange> ranges) {
        return ranges.size() == 1 ? "true"
                : ranges.stream().map(range -> "(" + range.condition + ")").collect(Collectors.joining(" or "));
    }

    private String keys() {
        return order == StockOrder.PROBLEM ? "listing.problem, listing.integration_id, listing.product_id"
                : "listing.state, listing.since, listing.product_id, listing.integration_id";
    }

    /** Where each scan of a range begins. */
    private List<String> places(IndexRange range, boolean beginning) {
        if (beginning) {
            return List.of(range.condition);
        }
        Stream<String> states = range.ofOneState || sql.states().isEmpty() ? Stream.of() : Stream.of(sql.states());
        return Stream.concat(sql.further().stream(), states).map(place -> range.condition + " and " + place).toList();
    }

    /** @param pieces the name of each piece, and what stands there */
    private String filled(String statement, String... pieces) {
        String filled = statement;
        for (int i = 0; i < pieces.length; i += 2) {
            filled = filled.replace("{" + pieces[i] + "}", pieces[i + 1]);
        }
        return filled.replace("{columns}", StockRow.COLUMNS).replace("{conditions}", conditions)
                .replace("{found}", found(search)).replace("{offered}", offered()).replace("{order}", sql.by());
    }
}
