package dev.vigia.stock;

import dev.vigia.catalog.Category;
import dev.vigia.http.UrlEncoding;
import dev.vigia.integration.Integration;
import dev.vigia.marketplace.Outcome.Cause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which listings, in which order.
 *
 * @param failing only those that the marketplace did not take; then {@code state} is empty
 * @param cause   only those with this problem; only where {@code failing}
 * @param search  parts of a SKU, name or EAN; all must occur
 */
public record StockFilter(Optional<ShownState> state, boolean failing, Optional<Cause> cause, OptionalLong integration,
        OptionalLong category, String search, StockOrder order, int size) {

    public static final String FAILING = "failing";
    static final int SMALLEST = 25;
    private static final Set<Long> SIZES = Set.of(25L, 50L, 100L);

    public StockFilter(Optional<ShownState> state, boolean failing, OptionalLong integration, OptionalLong category,
            String search, StockOrder order, int size) {
        this(state, failing, Optional.empty(), integration, category, search, order, size);
    }

    /** As an address or a form has it. What makes no sense is left out, and noted by the reader. */
    public static StockFilter read(QueryParameters reader, Function<String, Optional<String>> parameter,
            List<Integration> integrations, List<Category> categories) {
        Optional<String> state = parameter.apply("state");
        boolean failing = state.filter(FAILING::equals).isPresent();
        return new StockFilter(
                reader.read("state", state.filter(code -> !failing), ShownState::ofCode), failing,
                reader.read("cause", parameter.apply("cause"), code -> failing ? cause(code) : Optional.empty()),
                reader.id("integration", parameter.apply("integration"),
                        integrations.stream().map(i -> i.id).collect(Collectors.toSet())),
                reader.id("category", parameter.apply("category"),
                        categories.stream().map(c -> c.id).collect(Collectors.toSet())),
                reader.search(parameter.apply("q")),
                reader.read("sort", parameter.apply("sort"), StockOrder::ofCode).orElse(StockOrder.URGENCY),
                reader.oneOf("size", parameter.apply("size"), SIZES::contains, SMALLEST));
    }

    private static Optional<Cause> cause(String code) {
        return Arrays.stream(Cause.values()).filter(cause -> code(cause).equals(code)).findFirst();
    }

    private static String code(Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }

    public String causeCode() {
        return cause.map(StockFilter::code).orElse("");
    }

    /** Listings with one problem. */
    public StockFilter withCause(Optional<Cause> other) {
        return new StockFilter(state, failing, other, integration, category, search, order, size);
    }

    /** The order the rows are really in: listings with a problem lie by their cause unless somebody asks otherwise. */
    public StockOrder readingOrder() {
        return failing && order == StockOrder.URGENCY ? StockOrder.PROBLEM : order;
    }

    public String stateCode() {
        return failing ? FAILING : state.map(ShownState::code).orElse("");
    }

    /** Whether it leaves anything out besides the state. */
    public boolean narrows() {
        return integration.isPresent() || category.isPresent() || !search.isEmpty();
    }

    /** Whether it leaves out listings of the products it shows. */
    public boolean leavesOut() {
        return failing || state.isPresent() || integration.isPresent() || category.isPresent();
    }

    public StockFilter withState(String code) {
        return new StockFilter(ShownState.ofCode(code), FAILING.equals(code), integration, category, search, order,
                size);
    }

    public StockFilter withOrder(StockOrder other) {
        return new StockFilter(state, failing, cause, integration, category, search, other, size);
    }

    StockFilter withSize(int other) {
        return new StockFilter(state, failing, cause, integration, category, search, order, other);
    }

    /** The address of its first page; what is as usual is left out. */
    public String path() {
        return path("");
    }

    /** What its address says behind the question mark; nothing for the whole list. */
    public String query() {
        return path().replaceFirst("^/stock\\??", "");
    }

    public String path(String cursor) {
        List<String> parts = new ArrayList<>();
        add(parts, "q", search);
        add(parts, "state", stateCode());
        add(parts, "cause", causeCode());
        integration.ifPresent(id -> add(parts, "integration", Long.toString(id)));
        category.ifPresent(id -> add(parts, "category", Long.toString(id)));
        add(parts, "sort", order == StockOrder.URGENCY ? "" : order.code());
        add(parts, "size", size == SMALLEST ? "" : Integer.toString(size));
        add(parts, "cursor", cursor);
        return parts.isEmpty() ? "/stock" : "/stock?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + "=" + UrlEncoding.encoded(value));
        }
    }
}
