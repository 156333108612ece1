package dev.vigia.stock;

import dev.vigia.database.OneColumn;
import dev.vigia.integration.Integration;
import dev.vigia.listing.ListingState;
import dev.vigia.sync.queue.RejectedListings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Which listings a filter means, as pieces of SQL on {@code listing}. What is shown and what is worked on are the same.
 *
 * @param ranges     together all of them; none when there can be none
 * @param conditions what holds for every one besides
 * @param search     what holds for the product of every one, on {@code found}, where a search finds too many to name them
 * @param some       the first that such a search has found
 * @param scanLimit  how many listings, or products, one page of such a search looks at
 */
public record ListingQuery(List<ListingRange> ranges, String conditions, String search, Map<String, Object> parameters,
        List<Long> some,
        int scanLimit) {

    // As many products as can be fetched and sorted in no time; a search that finds more is read along the order.
    public static final int FEW = 2_000;
    // As many as can be looked at in no time: what an index of listings holds, or each product by itself.
    private static final int LISTINGS_SCANNED = 10_000;
    private static final int PRODUCTS_SCANNED = 2_000;
    private static final int EVERYTHING = Integer.MAX_VALUE;
    private static final int WORDS = 8;
    private static final int SHORTEST_INSIDE = 3;
    private static final String OF_CATEGORY = " and listing.category_id = :category";
    private static final String OF_CAUSE = " and listing.problem = :cause";
    private static final String THESE_PRODUCTS = " and listing.product_id = any(cast(:products as bigint[]))";

    /** @param all the retailer's integrations */
    public static ListingQuery of(Session session, StockFilter filter, List<Integration> all) {
        List<ListingRange> ranges = ranges(filter, all);
        Map<String, Object> parameters = new HashMap<>();
        filter.category().ifPresent(id -> parameters.put("category", id));
        filter.cause().ifPresent(cause -> parameters.put("cause", cause.name()));
        ListingQuery unsearched = new ListingQuery(ranges,
                (filter.category().isPresent() ? OF_CATEGORY : "") + (filter.cause().isPresent() ? OF_CAUSE : ""), "",
                parameters, List.of(),
                filter.readingOrder().byProduct() ? PRODUCTS_SCANNED : LISTINGS_SCANNED);
        return ranges.isEmpty() || filter.search().isEmpty() ? unsearched
                : unsearched
                        .searched(session, filter.search(), filter.failing());
    }

    /** The same, however long a search takes: for programs, which read on to the end. */
    ListingQuery exhaustive() {
        return new ListingQuery(ranges, conditions, search, parameters, some, EVERYTHING);
    }

    /** Only the products that a search has found first. */
    public ListingQuery ofSome() {
        return of(some);
    }

    boolean isExhaustive() {
        return scanLimit == EVERYTHING;
    }

    public boolean isWide() {
        return !search.isEmpty();
    }

    /** Whether a search has found all the products there can be. */
    public boolean areProductsKnown() {
        return areProductsKnown(conditions);
    }

    static boolean areProductsKnown(String conditions) {
        return conditions.contains(THESE_PRODUCTS);
    }

    static boolean isOfCategory(String conditions) {
        return conditions.contains(OF_CATEGORY);
    }

    String besideProducts() {
        return conditions.replace(THESE_PRODUCTS, "");
    }

    /** All that holds for each of them. */
    String everything() {
        return conditions + StockSql.found(search);
    }

    /** The same on any row called {@code listing} that has a state, without the words of a search. */
    public String condition() {
        return "(" + any() + ")" + conditions;
    }

    /** The listings that these are, as a query of their ids counted up to {@code :most}. */
    public String few(StockFilter filter) {
        return new StockSql(StockOrder.URGENCY, Optional.empty(), conditions, "", StockSql.SortFirst.NOTHING,
                filter.failing()).matching(ranges);
    }

    /** Those of them that may be reprocessed. */
    public RejectedListings.ListingSelection rejected() {
        return ranges.isEmpty() ? RejectedListings.ListingSelection.NONE
                : new RejectedListings.ListingSelection("(" + any() + ")" + everything(), parameters);
    }

    private String any() {
        return ranges.stream().map(range -> "(" + range.condition() + ")").collect(Collectors.joining(" or "));
    }

    /** Which integrations are paused is known here, so that a page of one state never scans the listings of those. */
    private static List<ListingRange> ranges(StockFilter filter, List<Integration> all) {
        List<Integration> chosen = all.stream()
                .filter(integration -> filter.integration().isEmpty()
                        || filter.integration().getAsLong() == integration.id)
                .toList();
        boolean every = filter.integration().isEmpty();
        if (filter.failing()) {
            return of(chosen, every, ListingRange.TROUBLED);
        }
        if (filter.state().isEmpty()) {
            return of(chosen, every, ListingRange.WHOLE);
        }
        List<Integration> sending = chosen.stream().filter(Integration::isSending).toList();
        if (filter.state().get() == ShownState.PAUSED) {
            List<ListingRange> ranges = new ArrayList<>(of(chosen.stream().filter(i -> !i.isSending()).toList(), false,
                    ListingRange.WHOLE));
            ranges.addAll(of(sending, false, ListingRange.inState(ListingState.WITHDRAWN)));
            return ranges;
        }
        return of(sending, every && sending.size() == all.size(),
                ListingRange.inState(ListingState.valueOf(filter.state().get().name())));
    }

    private static List<ListingRange> of(List<Integration> integrations, boolean every, ListingRange range) {
        if (integrations.isEmpty()) {
            return List.of();
        }
        return every ? List.of(range) : integrations.stream().map(integration -> range.of(integration.id)).toList();
    }

    private ListingQuery searched(Session session, String typed, boolean retiredToo) {
        String function = retiredToo ? "vigia_products_matching" : "vigia_offered_matching";
        List<Long> ids = OneColumn.query(session, "select " + function + "(:words, :most)", Long.class)
                .setParameter("words", typed)
                .setParameter("most", FEW + 1)
                .getResultList();
        if (ids.size() <= FEW) {
            return of(ids);
        }
        Map<String, Object> more = new HashMap<>(parameters);
        StringBuilder all = new StringBuilder();
        for (Word word : words(session, typed)) {
            String name = "word" + all.length();
            all.append(word.begins ? " and (found.search like :" + name + " or found.search like :" + name + "b)"
                    : " and found.search like :" + name);
            more.put(name, (word.begins ? "" : "%") + word.pattern + "%");
            if (word.begins) {
                more.put(name + "b", "% " + word.pattern + "%");
            }
        }
        return new ListingQuery(ranges, conditions, all.toString(), more, ids.subList(0, FEW), scanLimit);
    }

    private ListingQuery of(List<Long> products) {
        Map<String, Object> known = new HashMap<>(parameters);
        known.keySet().removeIf(name -> name.startsWith("word"));
        known.put("products", products.toArray(Long[]::new));
        return new ListingQuery(ranges, conditions + THESE_PRODUCTS, "", known, List.of(), scanLimit);
    }

    /**
     * A word that was typed.
     *
     * @param pattern as it stands in a pattern of SQL
     * @param begins  whether it is so short that it is looked for where a word begins, as the index does
     */
    private record Word(String pattern, boolean begins) {
    }

    private static List<Word> words(Session session, String typed) {
        return session.createNativeQuery("select vigia_pattern(word), length(vigia_fold(word)) < :inside"
                + " from unnest(cast(:words as text[])) as word where vigia_pattern(word) <> ''", Word.class)
                .setParameter("inside", SHORTEST_INSIDE)
                .setParameter("words", Arrays.stream(typed.strip().split("\\s+")).limit(WORDS).toArray(String[]::new))
                .getResultList();
    }
}
