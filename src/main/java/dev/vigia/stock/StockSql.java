package dev.vigia.stock;

import dev.vigia.listing.ListingState;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statement of one page, put together of fixed pieces so that each piece walks along one index and stops when the
 * page is full. A page further on is up to three walks: the rest of the same moment, older ones, and the next states,
 * because no single comparison can follow an order that goes up in one column and down in another.
 */
final class StockSql {

    private static final String DETAILS = """
            join product on product.id = listing.product_id
            join category on category.id = product.category_id
            join integration on integration.id = listing.integration_id
            """;

    private final StockOrder order;
    private final boolean backward;
    private final String conditions;
    private final String words;
    private final SortFirst few;

    /**
     * @param conditions what holds for every row of the page, on {@code listing}
     * @param words      what holds for its product, on {@code found}; then a page looks at {@code :reach} rows and no more
     */
    StockSql(StockOrder order, boolean backward, String conditions, String words, SortFirst few) {
        this.order = order;
        this.backward = backward;
        this.conditions = conditions;
        this.words = words;
        this.few = few;
    }

    /** The words as a condition on {@code listing}. */
    static String found(String words) {
        return words.isEmpty() ? ""
                : " and exists (select from product found where found.id = listing.product_id" + words + ")";
    }

    /** What is known to be so few that it can be fetched whole. */
    enum SortFirst {
        NOTHING, PRODUCTS, LISTINGS
    }

    /** What narrows a page down to some listings of one index; with a state, when it is of one state only. */
    record IndexRange(String condition, boolean ofOneState) {
    }

    /** The statements of a page, to be run one after another until it is full. */
    List<String> of(List<IndexRange> lanes, boolean beginning) {
        if (order.byProduct()) {
            return List.of(byProduct(lanes, beginning));
        }
        if (words.isEmpty()) {
            String walks = lanes.stream().flatMap(lane -> walks(lane, beginning).stream())
                    .map(where -> "(" + walk("listing.*", where, ":limit") + ")")
                    .collect(Collectors.joining(" union all "));
            return List.of("select " + StockRow.COLUMNS + " from (select * from (" + walks + ") listing order by "
                    + orderBy() + " limit :limit) listing " + DETAILS + " order by " + orderBy());
        }
        return walks(alone(lanes), beginning).stream().map(where -> searching(lanes, where)).toList();
    }

    /** Beside each statement of a page of a search: how far its walk goes, counted one beyond its reach. */
    List<String> lengths(List<IndexRange> lanes, boolean beginning) {
        Stream<String> walks = order.byProduct()
                ? Stream.of("select from product where retailer_id = :retailer" + (beginning ? ""
                        : " and "
                                + furtherProducts()))
                : walks(alone(lanes), beginning).stream().map(where -> "select from listing_seen listing"
                        + " where listing.retailer_id = :retailer" + conditions + " and " + where);
        return walks.map(walk -> "select count(*) from (" + walk + " limit :beyond) walk").toList();
    }

    private String searching(List<IndexRange> lanes, String where) {
        return "select " + StockRow.COLUMNS + " from (select * from (" + walk(keys(), where, ":reach")
                + ") listing where (" + any(lanes) + ")" + found(words) + " order by " + orderBy()
                + " limit :limit) place join listing_seen listing on listing.product_id = place.product_id"
                + " and listing.integration_id = place.integration_id " + DETAILS + " order by " + orderBy();
    }

    /** A search walks one way only, so that what it has not looked at lies behind what it shows. */
    private static IndexRange alone(List<IndexRange> lanes) {
        return lanes.size() == 1 ? lanes.get(0) : new IndexRange("true", false);
    }

    private static String any(List<IndexRange> lanes) {
        return lanes.size() == 1 ? "true"
                : lanes.stream().map(lane -> "(" + lane.condition + ")").collect(Collectors.joining(" or "));
    }

    private String walk(String columns, String where, String most) {
        return "select " + columns + " from listing_seen listing where listing.retailer_id = :retailer" + conditions
                + " and " + where + " order by " + orderBy() + " limit " + most;
    }

    /** What the index of the order holds: a walk that reads no more passes thousands in no time. */
    private String keys() {
        return order == StockOrder.PROBLEM ? "listing.problem, listing.integration_id, listing.product_id"
                : "listing.state, listing.since, listing.product_id, listing.integration_id";
    }

    private List<String> walks(IndexRange lane, boolean beginning) {
        if (beginning) {
            return List.of(lane.condition);
        }
        if (order == StockOrder.PROBLEM) {
            return List.of(lane.condition + " and (listing.problem, listing.integration_id, listing.product_id) "
                    + after(false) + " (:problem, :integrationKey, :productKey)");
        }
        List<String> walks = new ArrayList<>();
        walks.add(lane.condition + " and listing.state = cast(:state as listing_state) and listing.since = :since"
                + " and (listing.product_id, listing.integration_id) " + after(false)
                + " (:productKey, :integrationKey)");
        walks.add(lane.condition + " and listing.state = cast(:state as listing_state) and listing.since "
                + after(true) + " :since");
        if (!lane.ofOneState) {
            walks.add(lane.condition + " and listing.state " + after(false) + " cast(:state as listing_state)");
        }
        return walks;
    }

    /**
     * Along the index of products, looking at the listings of each, until the page is full. Where few products or few
     * listings can be on it, those are fetched first, and sorted: the walk could pass all the others in vain.
     */
    private String byProduct(List<IndexRange> lanes, boolean beginning) {
        String listings = few == SortFirst.LISTINGS
                ? "(select * from (" + matching(lanes, "listing.*", found(words), "") + ") listing offset 0)"
                : "listing_seen";
        String any = lanes.size() == 1 ? lanes.get(0).condition : any(lanes);
        return "select " + StockRow.COLUMNS + " from " + listings + " listing "
                + DETAILS.replaceFirst("join product ", Matcher.quoteReplacement("join " + products(beginning)
                        + " product "))
                + " where listing.retailer_id = :retailer and product.retailer_id = :retailer" + conditions
                + " and (" + any + ")" + (beginning ? "" : " and " + furtherProducts() + furtherListings())
                + " order by " + orderBy() + " limit :limit";
    }

    private String products(boolean beginning) {
        if (few == SortFirst.PRODUCTS) {
            return "(select * from product where retailer_id = :retailer and id = any(cast(:products as bigint[]))"
                    + " order by name, sku offset 0)";
        }
        return words.isEmpty() || few == SortFirst.LISTINGS ? "product"
                : "(select * from (select * from product where retailer_id = :retailer"
                        + (beginning ? "" : " and " + furtherProducts()) + " order by "
                        + (order.column.equals("sku") ? "" : "name" + way(false) + ", ") + "sku" + way(false)
                        + " limit :reach) found where true" + words + " offset 0)";
    }

    /** How many listings there are, whatever their words, counted up to a limit in each lane. */
    String counting(List<IndexRange> lanes) {
        return "select count(*) from (" + matching(lanes, "listing.product_id", "", " limit :beyond") + ") listing";
    }

    private String matching(List<IndexRange> lanes, String columns, String found, String limit) {
        return lanes.stream().map(lane -> "(select " + columns + " from listing_seen listing"
                + " where listing.retailer_id = :retailer" + conditions + found + " and " + lane.condition + limit
                + ")").collect(Collectors.joining(" union all "));
    }

    /** Finds the place in the index of products. */
    private String furtherProducts() {
        String comparison = after(false);
        return order.column.equals("sku") ? "product.sku " + comparison + "= :sku"
                : "(product.name, product.sku) " + comparison + "= (:name, :sku)";
    }

    /** Finds the place among the listings of a product. */
    private String furtherListings() {
        String comparison = after(false);
        return order.column.equals("sku")
                ? " and (product.sku, listing.integration_id) " + comparison + " (:sku, :integrationKey)"
                : " and (product.name, product.sku, listing.integration_id) " + comparison
                        + " (:name, :sku, :integrationKey)";
    }

    private String orderBy() {
        return switch (order) {
            case URGENCY -> "listing.state" + way(false) + ", listing.since" + way(true) + ", listing.product_id"
                    + way(false) + ", listing.integration_id" + way(false);
            case PROBLEM -> "listing.problem" + way(false) + ", listing.integration_id" + way(false)
                    + ", listing.product_id" + way(false);
            case SKU, SKU_DESC -> "product.sku" + way(false) + ", listing.integration_id" + way(false);
            case NAME, NAME_DESC -> "product.name" + way(false) + ", product.sku" + way(false)
                    + ", listing.integration_id" + way(false);
        };
    }

    private String way(boolean downwards) {
        return downwards ^ order.descending ^ backward ? " desc" : "";
    }

    private String after(boolean downwards) {
        return downwards ^ order.descending ^ backward ? "<" : ">";
    }

    static IndexRange ofState(String condition, ListingState state) {
        return new IndexRange(condition + " and listing.state = '" + state.code() + "'", true);
    }
}
