package dev.vigia.stock;

import dev.vigia.catalog.Category;
import dev.vigia.integration.Integration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the dashboard shows, and where its links lead.
 *
 * @param searchShortened whether more was typed than is looked for
 * @param rejected how many of these listings the person may reprocess, counted as far as {@link StockList#MOST_REJECTED}
 */
public record StockView(StockFilter filter, List<Integration> integrations, List<Category> categories,
        StockTally.Counts counts, StockPage page, long rejected, List<String> ignored,
        boolean searchShortened) {

    private static final Set<ShownState> SELDOM = Set.of(ShownState.WAITING_TO_REOPEN, ShownState.PAUSED);

    /** A state to look at, and how many listings are in it. */
    public record Tab(String code, String path, boolean current, long count, boolean more) {
    }

    public List<StockRow> rows() {
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
        tabs.add(tab("", counts.all(), false));
        for (ShownState state : List.of(ShownState.BELOW_MINIMUM, ShownState.OUT_OF_STOCK, ShownState.WAITING_TO_REOPEN,
                ShownState.UNKNOWN, ShownState.OK, ShownState.PAUSED)) {
            if (!SELDOM.contains(state) || counts.of(state) > 0 || filter.state().filter(state::equals).isPresent()) {
                tabs.add(tab(state.code(), counts.of(state), false));
            }
        }
        tabs.add(tab(StockFilter.FAILING, counts.failing(), counts.failingIsMore()));
        return tabs;
    }

    public Tab current() {
        return tabs().stream().filter(Tab::current).findFirst().orElseThrow();
    }

    private Tab tab(String code, long count, boolean more) {
        return new Tab(code, filter.withState(code).path(), filter.stateCode().equals(code), count, more);
    }

    /** The counters know nothing of words and categories. */
    public boolean isCounted() {
        return filter.search().isEmpty() && filter.category().isEmpty();
    }

    /** Whether there are more than were counted. */
    public boolean isRejectedMore() {
        return rejected >= StockList.MOST_REJECTED;
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
    public String path(StockRow row) {
        return StockRow.path(row.sku(), filter.query());
    }

    public String search() {
        return filter.search();
    }

    public String state() {
        return filter.stateCode();
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
        return rows().isEmpty() && counts.all() == 0 && counts.failing() == 0 && !filter.narrows() && filter.stateCode()
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

    public String next() {
        return page.next().isEmpty() ? "" : filter.path(page.next());
    }

    /** The other way round when the list is in this order already. */
    public String sortPath(String column) {
        StockOrder upwards = StockOrder.valueOf(column.toUpperCase(Locale.ROOT));
        return filter.withOrder(filter.order() == upwards && upwards.byProduct()
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
