package dev.vigia.stock;

import dev.vigia.listing.NowSql;
import dev.vigia.stock.ListingRange.Part;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements of one page: fixed texts whose pieces each scan one index and stop when the page is full. By urgency that
 * is a statement for each part of the list. A page further on is up to three scans of its part: the rest of the same moment,
 * older ones, and the next states, because no single comparison can follow an order that goes up in one column and down in
 * another.
 */
final class StockSql {

    private static final String PAGE = """
            select {columns}
            from (select * from ({scans}) listing order by {order} limit :limit) place
            {details}
            order by {order}
            """;

    private static final String SCAN = """
            (select {keys} from {source}
             where listing.retailer_id = :retailer{conditions} and {place}
             order by {order} limit :limit)""";

    // What the index of the order holds: a scan that reads no more passes thousands in no time.
    private static final String WINDOW = """
            select {columns}
            from (select *
                  from (select {keys} from {source}
                        where listing.retailer_id = :retailer{conditions} and {place}
                        order by {order} limit :{most}) listing
                  where ({ranges}){found} order by {order} limit :limit) place
            {details}
            order by {order}
            """;

    private static final String WINDOW_END = """
            select product_id, integration_id
            from (select {keys} from {source}
                  where listing.retailer_id = :retailer{conditions} and {place}
                  order by {order} offset :window - 1 limit 1) listing
            """;

    private static final String DETAILS = NowSql.lookedUp("place.product_id", "place.integration_id") + """
            join product on product.id = listing.product_id
            join category on category.id = product.category_id
            join integration on integration.id = listing.integration_id
            """;

    // Along the index of products, looking at the listings of each, until the page is full. Where few products or few
    // listings can be on it, those are fetched first, and sorted: the scan could pass all the others in vain.
    private static final String BY_PRODUCT = """
            select listing.product_id, listing.integration_id
            from {listings} listing
            join {products} product on product.id = listing.product_id
            where listing.retailer_id = :retailer and product.retailer_id = :retailer{offered}{conditions}
              and ({ranges}){further}
            order by {order} limit :limit
            """;

    /**
     * What a page by product shows of these. By itself, since planning it takes longer than following it, and the plan of
     * what is always the same is kept. By urgency one snapshot sees both: whatever leaves its state would move the next page.
     */
    static final String OF_THESE = "select " + StockRow.COLUMNS + """
            from unnest(cast(:products as bigint[]), cast(:integrations as bigint[]))
              with ordinality as place (product_id, integration_id, nth)
            """ + DETAILS + "order by nth";

    private static final String KNOWN_PRODUCTS = """
            (select * from product where retailer_id = :retailer and id = any(cast(:products as bigint[]))
             order by name, sku offset 0)""";

    private static final String FOUND_PRODUCTS = """
            (select * from (select * from product where retailer_id = :retailer{offered}{reached}
                            order by {order} limit :scanLimit) found
             where true{search} offset 0)""";

    private static final String KNOWN_LISTINGS = """
            (select listing.* from ({matching}) known
             join listing_seen listing on listing.product_id = known.product_id
                                      and listing.integration_id = known.integration_id offset 0)""";

    private static final String MATCHING = """
            (select listing.product_id, listing.integration_id from {source}
             where listing.retailer_id = :retailer{conditions}{found} and {place} and ({ranges}) limit :most)""";

    private static final String LISTINGS_SCANNED = """
            select count(*) from (select from {source}
                                  where listing.retailer_id = :retailer{conditions} and {place} limit :beyond) scanned
            """;

    private static final String PRODUCTS_SCANNED = """
            select count(*) from (select from product where retailer_id = :retailer{offered}{reached} limit :beyond) scanned
            """;

    // What is retired leaves no gap that a walk would have to pass.
    private static final String OFFERED = " and product.retired_at is null";

    private static final String FOUND = " and exists (select from product found where found.id = listing.product_id{search})";

    private final StockOrder order;
    private final Optional<Cursor> from;
    private final String conditions;
    private final String search;
    private final SortFirst few;
    private final boolean retiredToo;

    /**
     * @param from       where the page begins; empty at the beginning
     * @param conditions what holds for every row of the page, on {@code listing}
     * @param search     what holds for its product, on {@code found}; then a page looks at {@code :scanLimit} rows and no more
     * @param retiredToo whether products that are retired may be on it
     */
    StockSql(StockOrder order, Optional<Cursor> from, String conditions, String search, SortFirst few,
            boolean retiredToo) {
        this.order = order;
        this.from = from;
        this.conditions = conditions;
        this.search = search;
        this.few = few;
        this.retiredToo = retiredToo;
    }

    /** What is known to be so few that it can be fetched whole. */
    enum SortFirst {
        NOTHING, PRODUCTS, LISTINGS
    }

    /** The search as a condition on {@code listing}. */
    static String found(String search) {
        return search.isEmpty() ? "" : FOUND.replace("{search}", search);
    }

    /**
     * A statement of a page.
     *
     * @param page   its rows; by product, which listings they are
     * @param length how far its scan goes, counted one beyond the limit; empty where it has none
     * @param end    the last that its window passes, if it is a whole one; empty where it looks at all there is
     */
    record Statement(String page, String length, String end) {
    }

    /** To be run one after another until the page is full. */
    List<Statement> of(List<ListingRange> ranges) {
        return order.byProduct()
                ? List.of(new Statement(byProduct(ranges), filled(PRODUCTS_SCANNED, "reached", reached()), ""))
                : ListingScan.parts(order, from).stream().flatMap(part -> of(part, ranges.stream().filter(range -> range
                        .has(part)).toList())).toList();
    }

    /** How many listings there are, whatever is searched for, counted up to a limit. */
    String counting(List<ListingRange> ranges) {
        return "select count(*) from (select from (" + matching(ranges) + ") listing limit :most) listing";
    }

    private Stream<Statement> of(Part part, List<ListingRange> ranges) {
        if (ranges.isEmpty()) {
            return Stream.of();
        }
        if (part == Part.OK || !search.isEmpty()) {
            // One scan, so that what it has not looked at lies behind what it shows.
            return ListingScan.of(ranges.size() == 1 ? ranges.get(0) : ListingRange.WHOLE, part, order, from,
                    conditions)
                    .map(scan -> windowed(scan, any(part, ranges)));
        }
        List<ListingScan> scans = ranges.stream().flatMap(range -> ListingScan.of(range, part, order, from, conditions))
                .toList();
        String all = scans.stream().map(scan -> filled(SCAN, scan)).collect(Collectors.joining(" union all "));
        return Stream.of(new Statement(filled(PAGE.replace("{scans}", all), scans.get(0)), "", ""));
    }

    private Statement windowed(ListingScan scan, String any) {
        boolean ok = scan.part() == Part.OK;
        return new Statement(filled(WINDOW.replace("{ranges}", any).replace("{most}", ok ? "window" : "scanLimit"),
                scan),
                search.isEmpty() ? "" : filled(LISTINGS_SCANNED, scan), ok ? filled(WINDOW_END, scan) : "");
    }

    private String byProduct(List<ListingRange> ranges) {
        return filled(BY_PRODUCT, "listings", listings(ranges), "products", products(),
                "ranges", any(ranges),
                "further", from.isEmpty() ? "" : reached() + " and " + sql().further().get(0));
    }

    private String listings(List<ListingRange> ranges) {
        return few == SortFirst.LISTINGS ? KNOWN_LISTINGS.replace("{matching}", matching(ranges)) : "listing_seen";
    }

    private String products() {
        if (few == SortFirst.PRODUCTS) {
            return KNOWN_PRODUCTS;
        }
        return search.isEmpty() || few == SortFirst.LISTINGS ? "product"
                : FOUND_PRODUCTS.replace("{offered}", offered()).replace("{reached}", reached()).replace(
                        "{order}", sql().products())
                        .replace("{search}", search);
    }

    private String offered() {
        return retiredToo ? "" : OFFERED;
    }

    private String reached() {
        return from.isEmpty() ? "" : " and " + sql().reached();
    }

    private OrderSql sql() {
        return OrderSql.of(order, from.map(Cursor::backward).orElse(false));
    }

    String matching(List<ListingRange> ranges) {
        return Stream.of(Part.values()).flatMap(part -> ranges.stream().filter(range -> range.has(part))
                .flatMap(range -> ListingScan.of(range, part, StockOrder.URGENCY, Optional.empty(), conditions)
                        .map(scan -> filled(MATCHING.replace("{ranges}", any(part, List.of(range))), scan))))
                .collect(Collectors.joining(" union all "));
    }

    private static String any(Part part, List<ListingRange> ranges) {
        return part != Part.OK && ranges.size() == 1 ? "true"
                : ranges.stream().map(range -> "(" + range.condition(part) + ")").collect(Collectors.joining(" or "));
    }

    private static String any(List<ListingRange> ranges) {
        return ranges.stream().map(range -> "(" + range.condition() + ")").collect(Collectors.joining(" or "));
    }

    private String filled(String statement, ListingScan scan) {
        return filled(statement, "source", scan.source(), "place", scan.place(), "keys", scan.keys(), "order", scan
                .order().by());
    }

    /** @param pieces the name of each piece, and what stands there */
    private String filled(String statement, String... pieces) {
        String filled = statement;
        for (int i = 0; i < pieces.length; i += 2) {
            filled = filled.replace("{" + pieces[i] + "}", pieces[i + 1]);
        }
        return filled.replace("{details}", DETAILS).replace("{columns}", StockRow.COLUMNS)
                .replace("{conditions}", conditions).replace("{found}", found(search)).replace("{offered}", offered())
                .replace("{order}", sql().by());
    }
}
