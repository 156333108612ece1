package dev.vigia.stock.page;

import dev.vigia.listing.NowSql;
import dev.vigia.stock.ListingQuery;
import dev.vigia.stock.ShownState;
import dev.vigia.stock.StockFilter;
import dev.vigia.stock.StockOrder;
import dev.vigia.stock.StockRow;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The statements of one page, of fixed pieces: which products it has, along one index, and then what they show. Whatever is
 * asked of a product along the way is asked by a query of one row, which PostgreSQL never makes a join of: joined, it would
 * look at the listings of all.
 */
final class ProductSql {

    private static final List<String> SHORT = List.of("below_minimum", "out_of_stock", "waiting_to_reopen");

    private static final String PLACES = """
            select place.product_id, place.integration_id, place.units, place.since, place.text, place.sku
            from {source} place
            where {all} order by {by} limit :limit
            """;

    private static final String LIMITED = """
            (select * from {source} place where {all} order by {by} limit :limit)""";

    // Sorted first where no index has the order: what is asked of each is asked of those that come first.
    private static final String KEPT = """
            (select * from (select * from {source} place where {all} order by {by} offset 0) place
             where {kept} order by {by} limit :limit)""";

    private static final String WINDOW_END = """
            select place.product_id, place.integration_id, place.units, place.since, place.text, place.sku
            from {source} place where {all} order by {by} offset :window - 1 limit 1
            """;

    private static final String LENGTH = """
            select count(*) from (select from {source} place where {all} limit :beyond) scanned
            """;

    private static final String CONDITIONS = """
            select listing.product_id, listing.integration_id, listing.shortage units, listing.since,
                   cast(null as text) text, cast(null as text) sku
            from listing_condition_seen listing
            where listing.retailer_id = :retailer and listing.state = '%s' and {listing}""";

    private static final String PROBLEMS = """
            select listing.product_id, listing.integration_id, cast(null as bigint) units,
                   cast(null as timestamptz) since, listing.problem text, cast(null as text) sku
            from listing_seen listing
            where listing.retailer_id = :retailer and {listing}""";

    private static final String PRODUCTS = """
            select product.id product_id, cast(null as bigint) integration_id, %s units,
                   cast(null as timestamptz) since, product.name text, product.sku
            from product {available}
            where product.retailer_id = :retailer{offered}{which}""";

    private static final String OF_INTEGRATION = """
            select listing.product_id, listing.integration_id, cast(null as bigint) units,
                   cast(null as timestamptz) since, cast(null as text) text, cast(null as text) sku,
                   - listing.product_id newest
            from listing_seen listing where listing.integration_id = %d""";

    private static final String AVAILABLE = """
            case when total.unlimited then 9223372036854775807 else coalesce(total.units, -9223372036854775808) end""";

    private static final String FIRST = """
            place.integration_id = (
              select listing.integration_id from listing_condition_seen listing
              where listing.product_id = place.product_id and {listing}
              order by listing.state in ('below_minimum', 'out_of_stock', 'waiting_to_reopen') desc,
                       listing.state = 'unknown' desc, listing.shortage desc, listing.since desc,
                       listing.integration_id desc limit 1)""";

    private static final String FIRST_PROBLEM = """
            place.integration_id = (
              select listing.integration_id from listing_seen listing
              where listing.product_id = place.product_id and {listing}
              order by listing.problem, listing.integration_id limit 1)""";

    private static final String ANY = """
            coalesce((select true from listing_seen listing
                      where listing.product_id = place.product_id and {listing}%s limit 1), false)""";

    private static final String NONE_URGENT = """
            not coalesce((select true from listing_condition_seen listing
                          where listing.product_id = place.product_id and listing.state < 'ok' and {listing} limit 1),
                         false)""";

    private static final String FOUND = """
            coalesce((select true from product found where found.id = place.product_id{search}), false)""";

    /** What these products show: those of their listings that the list is about, each looked up by itself. */
    private static final String LISTINGS = "select " + StockRow.COLUMNS + """
            from (select listing.product_id, listing.integration_id, nth
                  from unnest(cast(:page as bigint[])) with ordinality as page (product_id, nth)
                  cross join lateral (select listing.product_id, listing.integration_id from listing_seen listing
                                      where listing.product_id = page.product_id and {listing} offset 0) listing
                  offset 0) place
            """ + NowSql.lookedUp("place.product_id", "place.integration_id") + """
            join product on product.id = listing.product_id
            join category on category.id = product.category_id
            join integration on integration.id = listing.integration_id
            order by place.nth, listing.integration_id
            """;

    /** Where a listing that is not ok lies; its state stands for the text. */
    static final String STANDING = """
            select product_id, integration_id, shortage units, since, cast(state as text) text, cast(null as text) sku
            from listing_condition_seen where product_id = :product and integration_id = :integration
            """;

    private final StockFilter filter;
    private final ListingQuery scope;
    private final boolean few;

    /** @param few whether so few listings match that they are fetched whole, and sorted */
    ProductSql(StockFilter filter, ListingQuery scope, boolean few) {
        this.filter = filter;
        this.scope = scope;
        this.few = few;
    }

    /**
     * A statement of a page.
     *
     * @param places which products
     * @param length how far its search goes, counted one beyond the limit; empty where it has none
     * @param end    the last that its window passes, if it is a whole one; empty where it looks at all there is
     */
    record PageStatement(String places, String length, String end) {
    }

    /** @param from whether it begins behind a place, and not at the beginning or the end */
    PageStatement of(ProductWalk walk, boolean backward, boolean from) {
        // The index of an integration holds the negative, so that nobody takes it for another purpose: see its migration.
        boolean negative = isOfIntegration(walk);
        String by = negative ? "place.newest" + (backward ? " desc" : "") : walk.by(backward);
        String reached = !from ? "true"
                : negative ? "place.newest " + (backward ? "<" : ">")
                        + " - cast(:at_product_id as bigint)" : walk.beyond(backward);
        boolean searching = scope.isWide() && !isFetched(walk) && !walk.isByAvailable();
        boolean windowed = searching || walk == ProductWalk.OK && !scope.areProductsKnown();
        if (!windowed) {
            String kept = kept(walk);
            String limited = kept.equals("true") ? LIMITED : KEPT.replace("{kept}", kept);
            List<String> branches = sources(walk).stream().map(source -> filled(limited, source, reached, by)).toList();
            return new PageStatement(filled(PLACES, union(branches), "true", by), "", "");
        }
        String most = searching ? "scanLimit" : "window";
        List<String> windows = sources(walk).stream().map(source -> filled(LIMITED, source, reached, by).replace(
                ":limit", ":" + most)).toList();
        String window = filled(LIMITED, union(windows), "true", by).replace(":limit", ":" + most);
        return new PageStatement(filled(PLACES, window, kept(walk), by),
                searching ? filled(LENGTH, union(sources(walk)), reached, by) : "",
                searching ? "" : filled(WINDOW_END, union(sources(walk)), reached, by));
    }

    String listings() {
        return filled(LISTINGS);
    }

    /** How many listings match that are not ok; of a list by product, how many match at all. Counted up to {@code :most}. */
    String counting() {
        boolean conditions = filter.readingOrder() == StockOrder.URGENCY;
        return conditions
                ? "select count(*) from (select from listing_condition_seen listing where listing.retailer_id = :retailer"
                        + " and " + scope.condition() + " limit :most) listing"
                : "select count(*) from (select from (" + scope.few(filter) + ") listing limit :most) listing";
    }

    /** Each can be walked along an index. */
    private List<String> sources(ProductWalk walk) {
        Stream<String> sources = walk.isOfConditions() ? states(walk).map(CONDITIONS::formatted)
                : Stream.of(walk == ProductWalk.PROBLEM ? PROBLEMS : products(walk));
        return sources.map(source -> "(" + filled(source) + (isFetched(walk) ? " offset 0)" : ")")).toList();
    }

    /** Whether all there is in this walk is fetched and sorted. */
    private boolean isFetched(ProductWalk walk) {
        return scope.areProductsKnown() || few && walk != ProductWalk.OK;
    }

    private static String union(List<String> sources) {
        return sources.size() == 1 ? sources.get(0) : "(" + String.join("\nunion all\n", sources) + ")";
    }

    private Stream<String> states(ProductWalk walk) {
        return switch (walk) {
            case SHORT -> filter.state().filter(state -> state != ShownState.PAUSED).map(state -> Stream.of(state.name()
                    .toLowerCase(Locale.ROOT))).orElseGet(SHORT::stream);
            case UNKNOWN -> Stream.of("unknown");
            default -> Stream.of("withdrawn");
        };
    }

    private boolean isOfIntegration(ProductWalk walk) {
        return walk == ProductWalk.OK && !scope.areProductsKnown() && !scope.isWide() && filter.category().isEmpty()
                && filter.integration().isPresent();
    }

    private String products(ProductWalk walk) {
        boolean known = scope.areProductsKnown();
        if (isOfIntegration(walk)) {
            return OF_INTEGRATION.formatted(filter.integration().getAsLong());
        }
        String which = known ? " and product.id = any(cast(:products as bigint[]))"
                : few && walk.isOfProducts()
                        ? " and product.id = any(array(select product_id from (" + scope.few(filter) + ") few))"
                        : filter.category().isPresent() ? " and product.category_id = :category" : "";
        return PRODUCTS.formatted(walk.isByAvailable() ? AVAILABLE : "cast(null as bigint)").replace("{which}", which)
                .replace("{available}", walk.isByAvailable() ? AvailableSql.JOINED : "")
                .replace("{offered}", filter.failing() ? "" : " and product.retired_at is null");
    }

    /** What a product must be to have its place in this walk. */
    private String kept(ProductWalk walk) {
        String found = scope.isWide() ? FOUND + " and " : "";
        return filled(found + switch (walk) {
            case SHORT, UNKNOWN -> filter.integration().isPresent() ? "true" : FIRST;
            case OUT -> (filter.integration().isPresent() ? "true" : FIRST) + " and not " + ANY.formatted(
                    " and listing.state = 'ok'");
            case OK -> ANY.formatted(" and listing.state = 'ok'") + " and " + NONE_URGENT;
            case PROBLEM -> filter.integration().isPresent() ? "true" : FIRST_PROBLEM;
            default -> ANY.formatted("");
        });
    }

    private String filled(String statement) {
        return statement.replace("{listing}", scope.condition()).replace("{search}", scope.search());
    }

    private static String filled(String statement, String source, String all, String by) {
        return statement.replace("{source}", source).replace("{all}", all).replace("{by}", by);
    }
}
