package dev.vigia.stock;

import dev.vigia.access.CurrentRetailer;
import dev.vigia.catalog.Category;
import dev.vigia.export.RowWindows;
import dev.vigia.integration.Integration;
import dev.vigia.updates.UpdatesMessages;
import dev.vigia.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The listings that a filter means, for others than the dashboard: all of its rows, or some after others. */
@ApplicationScoped
public class StockReading {

    private final StockList list;
    private final CurrentRetailer retailer;
    private final Language language;

    StockReading(StockList list, CurrentRetailer retailer, Language language) {
        this.list = list;
        this.retailer = retailer;
        this.language = language;
    }

    /**
     * The rows of all pages.
     *
     * @param page    where the first of them is
     * @param filters what the filter says, in words
     * @param ignored the names of the parameters that made no sense
     * @param rows    begins at the first row
     */
    public record StockRows(String page, List<String> filters, List<String> ignored,
            Supplier<RowWindows<StockRow>> rows) {
    }

    /** @param parameter of the address of the dashboard */
    public StockRows of(Function<String, Optional<String>> parameter) {
        long retailerId = retailer.id();
        List<Integration> integrations = Integration.of(retailerId);
        List<Category> categories = Category.of(retailerId);
        QueryParameters reader = new QueryParameters();
        StockFilter filter = StockFilter.read(reader, name -> name.equals("q") ? parameter.apply(name).map(
                QueryParameters::shortened) : parameter.apply(name), integrations, categories);
        return new StockRows(filter.path(), words(filter, integrations, categories), reader.ignored(),
                () -> rows(retailerId, filter.withSize(RowWindows.AT_A_TIME)));
    }

    /**
     * Some listings by urgency.
     *
     * @param next    the cursor of what follows; empty text at the end
     * @param ignored the names of the parameters that made no sense; then there are no rows
     */
    public record ReadListings(List<StockRow> rows, String next, List<String> ignored) {
    }

    /**
     * For programs, which read on to the end, however long a search takes.
     *
     * @param parameter {@code state}, {@code integration}, {@code q}, {@code cursor} and {@code limit}
     * @param usual     how many without a limit
     * @param most      the highest limit
     */
    public ReadListings page(Function<String, Optional<String>> parameter, int usual, int most) {
        QueryParameters reader = new QueryParameters();
        Set<Long> known = Integration.of(retailer.id()).stream().map(one -> one.id).collect(Collectors.toSet());
        StockFilter filter = new StockFilter(reader.read("state", parameter.apply("state"), ShownState::ofCode), false,
                reader.id("integration", parameter.apply("integration"), known), OptionalLong.empty(),
                reader.search(parameter.apply("q")), StockOrder.URGENCY,
                reader.oneOf("limit", parameter.apply("limit"), number -> number >= 1 && number <= most, usual));
        Optional<Cursor> from = reader.read("cursor", parameter.apply("cursor"), text -> Cursor.decoded(text,
                StockOrder.URGENCY)).filter(cursor -> !cursor.backward());
        if (!reader.ignored().isEmpty()) {
            return new ReadListings(List.of(), "", reader.ignored());
        }
        StockPage page = list.page(retailer.id(), filter, list.scope(retailer.id(), filter).exhaustive(), from);
        return new ReadListings(page.rows(), page.next(), List.of());
    }

    private List<String> words(StockFilter filter, List<Integration> integrations, List<Category> categories) {
        StockMessages words = language.of(StockMessages.class);
        List<String> said = new ArrayList<>();
        if (!filter.search().isEmpty()) {
            said.add(words.searchLabel() + ": " + filter.search());
        }
        if (!filter.stateCode().isEmpty()) {
            said.add(words.state() + ": " + words.tab(filter.stateCode()));
        }
        filter.cause().ifPresent(cause -> said.add(words.problem() + ": " + language.of(UpdatesMessages.class)
                .causeName(
                        cause)));
        integrations.stream().filter(one -> filter.integration().equals(OptionalLong.of(one.id))).forEach(
                one -> said.add(words.integration() + ": " + one.name));
        categories.stream().filter(one -> filter.category().equals(OptionalLong.of(one.id))).forEach(
                one -> said.add(words.category() + ": " + one.path));
        return said;
    }

    private RowWindows<StockRow> rows(long retailerId, StockFilter filter) {
        ListingQuery found = list.scope(retailerId, filter);
        StockFilter ordered = ordered(filter, found.isWide());
        ListingQuery scope = list.scope(retailerId, ordered);
        return new StockWindows(retailerId, ordered, scope.isWide() ? scope.exhaustive() : scope);
    }

    /**
     * The page's order, but where the whole list lies by urgency: by its SKU each listing is there once, also if it changes
     * its state while the file is written. Files know no order by what is available. What a search has found without end is read along urgency only.
     */
    private static StockFilter ordered(StockFilter filter, boolean isWide) {
        if (isWide) {
            return filter.withOrder(StockOrder.URGENCY);
        }
        if (!filter.order().ofListings()) {
            return filter.withOrder(StockOrder.SKU);
        }
        boolean isWhole = filter.readingOrder() == StockOrder.URGENCY && filter.state().isEmpty();
        return isWhole ? filter.withOrder(StockOrder.SKU) : filter;
    }

    /** Each page a transaction of its own. One that was ended before it was full may be empty, and is not the last. */
    private final class StockWindows implements RowWindows<StockRow> {

        private final long retailerId;
        private final StockFilter filter;
        private final ListingQuery scope;
        private Optional<Cursor> from = Optional.empty();
        private boolean isLast;

        StockWindows(long retailerId, StockFilter filter, ListingQuery scope) {
            this.retailerId = retailerId;
            this.filter = filter;
            this.scope = scope;
        }

        @Override
        public List<StockRow> next() {
            List<StockRow> rows = List.of();
            while (rows.isEmpty() && !isLast) {
                StockPage page = list.page(retailerId, filter, scope, from);
                rows = page.rows();
                from = Optional.of(page.next()).filter(next -> !next.isEmpty()).flatMap(next -> Cursor.decoded(next,
                        filter.readingOrder()));
                isLast = from.isEmpty();
            }
            return rows;
        }
    }
}
