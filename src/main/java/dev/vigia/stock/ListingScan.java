package dev.vigia.stock;

import dev.vigia.stock.ListingRange.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A walk along one index, in the order of the page, as pieces of SQL on {@code listing}.
 *
 * @param part   whose listings it is for
 * @param source where they are read from
 * @param keys   what its index holds
 * @param place  what holds for those that it passes
 * @param order  in which it passes them
 */
record ListingScan(Part part, String source, String keys, String place, OrderSql order) {

    private static final String LISTINGS = "listing_seen listing";

    private static final String CONDITIONS = "listing_condition_seen listing";

    private static final String KEYS = "listing.state, listing.since, listing.product_id, listing.integration_id";

    private static final String PROBLEM_KEYS = "listing.problem, listing.integration_id, listing.product_id";

    // No index knows which listings are ok: most are, so a walk by product meets them soon. Nothing may be made of it but a
    // walk: along the listings of all retailers those of a small one would lie far apart.
    private static final String BY_PRODUCT = """
            (select id from product where retailer_id = :retailer and retired_at is null{narrowed}
             order by {order} offset 0) walked
            cross join lateral (select * from listing_seen where product_id = walked.id offset 0) listing""";

    private static final List<Part> BY_URGENCY = List.of(Part.URGENT, Part.OK, Part.OUT);

    /** The parts of the list from a place on, in the order in which they are read. */
    static List<Part> parts(StockOrder order, Optional<Cursor> from) {
        if (order == StockOrder.PROBLEM) {
            return List.of(Part.TROUBLED);
        }
        List<Part> parts = new ArrayList<>(BY_URGENCY);
        if (isBackward(from)) {
            Collections.reverse(parts);
        }
        return parts.subList(from.map(cursor -> parts.indexOf(Part.of(cursor.state()))).orElse(0), parts.size());
    }

    /**
     * What together passes all of a range that are in a part, from a place on. Where the part is of what is ok it passes
     * others, too.
     *
     * @param conditions what holds for every one besides
     */
    static Stream<ListingScan> of(ListingRange range, Part part, StockOrder order, Optional<Cursor> from,
            String conditions) {
        boolean further = from.isPresent() && (order == StockOrder.PROBLEM || Part.of(from.get().state()) == part);
        if (part == Part.OK) {
            return Stream.of(ofOk(range, further, isBackward(from), conditions));
        }
        OrderSql sql = OrderSql.of(order, isBackward(from));
        String source = part == Part.TROUBLED ? LISTINGS : CONDITIONS;
        String keys = part == Part.TROUBLED ? PROBLEM_KEYS : KEYS;
        String all = range.condition(part);
        if (!further) {
            return Stream.of(new ListingScan(part, source, keys, all, sql));
        }
        Stream<String> states = range.state().isPresent() ? Stream.of() : Stream.of(sql.states());
        return Stream.concat(sql.further().stream(), states).filter(place -> !place.isEmpty())
                .map(place -> new ListingScan(part, source, keys, all + " and " + place, sql));
    }

    private static ListingScan ofOk(ListingRange range, boolean further, boolean backward, String conditions) {
        boolean ofCategory = ListingQuery.isOfCategory(conditions);
        boolean known = ListingQuery.areProductsKnown(conditions);
        if (!known && !ofCategory && range.integration().isPresent()) {
            OrderSql sql = OrderSql.ofOkOfIntegration(backward);
            return new ListingScan(Part.OK, LISTINGS, "- listing.product_id newest, " + KEYS,
                    range.narrowed("true") + (further ? " and " + sql.further().get(0) : ""), sql);
        }
        OrderSql sql = OrderSql.ofOk(backward);
        String narrowed = (ofCategory ? " and category_id = :category" : "") + (further ? " and " + sql.reached() : "");
        return new ListingScan(Part.OK, known ? LISTINGS
                : BY_PRODUCT.replace("{narrowed}", narrowed).replace("{order}", sql.products()),
                (known ? "listing.product_id" : "walked.id") + " newest, " + KEYS,
                range.narrowed("true") + (further ? " and " + sql.further().get(0) : ""), sql);
    }

    private static boolean isBackward(Optional<Cursor> from) {
        return from.map(Cursor::backward).orElse(false);
    }
}
