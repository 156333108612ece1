package dev.vigia.stock;

import dev.vigia.listing.ListingState;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

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
    private final Few few;

    /** @param conditions what holds for every row of the page, on {@code listing} */
    StockSql(StockOrder order, boolean backward, String conditions, Few few) {
        this.order = order;
        this.backward = backward;
        this.conditions = conditions;
        this.few = few;
    }

    /** What is known to be so few that it can be fetched whole. */
    enum Few {
        NOTHING, PRODUCTS, LISTINGS
    }

    /** What narrows a page down to some listings of one index; with a state, when it is of one state only. */
    record Lane(String condition, boolean ofOneState) {
    }

    String of(List<Lane> lanes, boolean beginning) {
        if (order.byProduct()) {
            return byProduct(lanes, beginning);
        }
        String walks = lanes.stream().flatMap(lane -> walks(lane, beginning).stream())
                .map(where -> "(select listing.* from listing_seen listing where listing.retailer_id = :retailer"
                        + conditions + " and " + where + " order by " + orderBy() + " limit :limit)")
                .collect(Collectors.joining(" union all "));
        return "select " + StockRow.COLUMNS + " from (select * from (" + walks + ") listing order by " + orderBy()
                + " limit :limit) listing " + DETAILS + " order by " + orderBy();
    }

    private List<String> walks(Lane lane, boolean beginning) {
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
    private String byProduct(List<Lane> lanes, boolean beginning) {
        String products = few == Few.PRODUCTS
                ? "(select * from product where retailer_id = :retailer and id = any(cast(:products as bigint[]))"
                        + " order by name, sku offset 0)"
                : "product";
        String listings = few == Few.LISTINGS
                ? "(select * from (" + matching(lanes, "listing.*", "") + ") listing offset 0)"
                : "listing_seen";
        String any = lanes.stream().map(lane -> "(" + lane.condition + ")").collect(Collectors.joining(" or "));
        return "select " + StockRow.COLUMNS + " from " + listings + " listing "
                + DETAILS.replaceFirst("join product ", Matcher.quoteReplacement("join " + products + " product "))
                + " where listing.retailer_id = :retailer and product.retailer_id = :retailer" + conditions
                + " and (" + any + ")" + (beginning ? "" : " and " + furtherProducts()) + " order by " + orderBy()
                + " limit :limit";
    }

    /** How many listings there are for the page and those after it, counted up to a limit in each lane. */
    String counting(List<Lane> lanes) {
        return "select count(*) from (" + matching(lanes, "listing.product_id", " limit :limit") + ") listing";
    }

    private String matching(List<Lane> lanes, String columns, String limit) {
        return lanes.stream().map(lane -> "(select " + columns + " from listing_seen listing"
                + " where listing.retailer_id = :retailer" + conditions + " and " + lane.condition + limit + ")")
                .collect(Collectors.joining(" union all "));
    }

    /** The first comparison finds the place in the index of products, the second one the place among a product's. */
    private String furtherProducts() {
        String comparison = after(false);
        return order.column.equals("sku")
                ? "product.sku " + comparison + "= :sku and (product.sku, listing.integration_id) " + comparison
                        + " (:sku, :integrationKey)"
                : "(product.name, product.sku) " + comparison
                        + "= (:name, :sku) and (product.name, product.sku, listing.integration_id) " + comparison
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

    static Lane ofState(String condition, ListingState state) {
        return new Lane(condition + " and listing.state = '" + state.code() + "'", true);
    }
}
