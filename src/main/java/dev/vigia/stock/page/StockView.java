package dev.vigia.stock.page;

import dev.vigia.catalog.Category;
import dev.vigia.http.UrlEncoding;
import dev.vigia.integration.Integration;
import dev.vigia.stock.ListingQuery;
import dev.vigia.stock.QueryParameters;
import dev.vigia.stock.ShownState;
import dev.vigia.stock.StockFilter;
import dev.vigia.stock.StockOrder;
import dev.vigia.stock.StockRow;
import dev.vigia.stock.page.FailureCauses.ShownCause;
import dev.vigia.stock.page.ProductCounts.Counts;
import dev.vigia.stock.page.ProductCounts.TabCount;
import dev.vigia.stock.page.SavedViews.SavedView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the dashboard shows, and where its links lead.
 *
 * @param unsorted whether these are too many for the order that was asked for
 * @param searchShortened whether more was typed than is looked for
 * @param causes what the listings with a problem have, where they are shown
 * @param newsPath where it is counted how much has changed since
 * @param rejected how many of these listings the person may reprocess, counted as far as {@link #MOST_REJECTED}
 */
public record StockView(StockFilter filter, List<Integration> integrations, List<Category> categories,
        Counts counts, ProductsPage page, List<SavedView> saved, List<ShownCause> causes, long rejected,
        String newsPath,
        List<String> ignored,
        boolean unsorted, boolean searchShortened) {

    // Nobody needs the number beyond this.
    static final int MOST_REJECTED = 1_000;

    // Of these none is best.
    private static final Set<ShownState> WELL_WITHOUT = Set.of(ShownState.BELOW_MINIMUM, ShownState.OUT_OF_STOCK,
            ShownState.WAITING_TO_REOPEN, ShownState.UNKNOWN);
    private static final Set<ShownState> SELDOM = Set.of(ShownState.WAITING_TO_REOPEN, ShownState.PAUSED);

    /** A state to look at, and how many products are in it. */
    public record Tab(String code, String path, boolean current, long count, boolean more) {
    }

    public List<ShownProduct> rows() {
        return page.rows();
    }

    /** As many products as were looked at where a search has found more; 0 where all were. */
    public int lookedAt() {
        return page.partial() ? ListingQuery.FEW : 0;
    }

    /** Whether the page was ended before it was full: the next has the rest. */
    public boolean isUnfinished() {
        return page.unfinished();
    }

    /** Where all of it is taken along. */
    public String exportPath() {
        return filter.query().isEmpty() ? "/exports/stock" : "/exports/stock?" + filter.query();
    }

    /** The one that the list is narrowed to, or empty text. */
    public String integrationName() {
        return integrations.stream().filter(one -> isIntegration(one.id)).map(one -> one.name).findFirst().orElse("");
    }

    /** The one that the list is narrowed to, or empty text. */
    public String categoryPath() {
        return categories.stream().filter(one -> isCategory(one.id)).map(one -> one.path).findFirst().orElse("");
    }

    /** For what is printed: a sheet of paper does not say when it was. */
    public Instant now() {
        return Instant.now();
    }

    /** The rule in order of urgency; what waits to reopen, and what is paused, only where something is. */
    public List<Tab> tabs() {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(tab(""));
        for (ShownState state : List.of(ShownState.BELOW_MINIMUM, ShownState.OUT_OF_STOCK, ShownState.WAITING_TO_REOPEN,
                ShownState.UNKNOWN, ShownState.OK, ShownState.PAUSED)) {
            if (!SELDOM.contains(state) || counts.of(state.code()).number() > 0
                    || filter.state().filter(state::equals).isPresent()) {
                tabs.add(tab(state.code()));
            }
        }
        tabs.add(tab(StockFilter.FAILING));
        return tabs;
    }

    public Tab current() {
        return tabs().stream().filter(Tab::current).findFirst().orElseThrow();
    }

    private Tab tab(String code) {
        TabCount count = counts.of(code);
        return new Tab(code, filter.withState(code).path(), filter.stateCode().equals(code), count.number(), count
                .more());
    }

    /** Where this list can be kept under a name. */
    public String viewsPath() {
        return filter.query().isEmpty() ? "/stock-views" : "/stock-views?list=" + UrlEncoding.encoded(filter.query());
    }

    /** The tab that the warning leads to; its number is 0 where there is none. */
    public Tab warning() {
        return tab(ShownState.BELOW_MINIMUM.code());
    }

    /** The place of the first row among all; 0 where nobody has counted. */
    public long from() {
        return page.before() < 0 || filter.cause().isPresent() ? 0 : page.before() + 1;
    }

    public long to() {
        return page.before() + rows().size();
    }

    /** Whether nothing lies where somebody asked for, and this is the last page instead. */
    public boolean isBeyond() {
        return page.beyond();
    }

    /** Whether there are more than were counted. */
    public boolean isRejectedMore() {
        return rejected >= MOST_REJECTED;
    }

    /** Whether the page is about listings with a problem, and so explains each. */
    public boolean isFailing() {
        return filter.failing();
    }

    public String category() {
        return filter.category().isPresent() ? Long.toString(filter.category().getAsLong()) : "";
    }

    public String integration() {
        return filter.integration().isPresent() ? Long.toString(filter.integration().getAsLong()) : "";
    }

    public int longestSearch() {
        return QueryParameters.LONGEST_SEARCH;
    }

    /** The page of a row's product, from which a link leads back to this list. */
    public String path(String sku) {
        return StockRow.path(sku, filter.query());
    }

    public String search() {
        return filter.search();
    }

    public String state() {
        return filter.stateCode();
    }

    public String cause() {
        return filter.causeCode();
    }

    /** Whether nothing is there because all is as it should be. */
    public boolean isAllWell() {
        return rows().isEmpty() && counts.of("").number() > 0 && !filter.narrows() && filter.cause().isEmpty()
                && (filter.failing() || filter.state()
                        .filter(WELL_WITHOUT::contains).isPresent());
    }

    public String sort() {
        return filter.order().code();
    }

    public boolean isSize(int size) {
        return filter.size() == size;
    }

    public boolean isIntegration(long id) {
        return filter.integration().isPresent() && filter.integration().getAsLong() == id;
    }

    public boolean isCategory(long id) {
        return filter.category().isPresent() && filter.category().getAsLong() == id;
    }

    /** Nothing was pushed yet, as opposed to nothing found. */
    public boolean isUntouched() {
        return rows().isEmpty() && counts.of("").number() == 0 && counts.of(StockFilter.FAILING).number() == 0
                && !filter.narrows() && filter.stateCode()
                        .isEmpty();
    }

    public boolean isFiltered() {
        return filter.narrows() || !filter.stateCode().isEmpty();
    }

    /** Whether the list began on another page. */
    public boolean isContinued() {
        return !page.previous().isEmpty();
    }

    public String ignoredNames() {
        return String.join(", ", ignored);
    }

    public String previous() {
        return page.previous().isEmpty() ? "" : filter.path(page.previous());
    }

    /** The first page, where this is another. */
    public String first() {
        return page.previous().isEmpty() ? "" : filter.path();
    }

    /** The last page, where this is another. */
    public String last() {
        return page.next().isEmpty() ? "" : filter.path(ProductCursor.LAST);
    }

    public String next() {
        return page.next().isEmpty() ? "" : filter.path(page.next());
    }

    /** The other way round when the list is in this order already. */
    public String sortPath(String column) {
        StockOrder upwards = StockOrder.valueOf(column.toUpperCase(Locale.ROOT));
        return filter.withOrder(filter.order() == upwards && upwards != StockOrder.URGENCY
                ? StockOrder.valueOf(upwards.name() + "_DESC")
                : upwards).path();
    }

    /** For {@code aria-sort}. */
    public String sorted(String column) {
        if (!filter.order().column.equals(column)) {
            return "none";
        }
        return filter.order().descending ? "descending" : "ascending";
    }
}
