package dev.vigia.stock;

import dev.vigia.integration.Integration;
import dev.vigia.listing.ListingState;
import dev.vigia.stock.StockSql.Lane;
import dev.vigia.sync.Reprocessing;
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
 * @param lanes      together all of them; none when there can be none
 * @param conditions what holds for every one besides
 */
record StockScope(List<Lane> lanes, String conditions, Map<String, Object> parameters) {

    // As many products as can be fetched and sorted in no time; a search that finds more is read along the order.
    private static final int FEW = 2_000;
    private static final String THESE_PRODUCTS = " and listing.product_id = any(cast(:products as bigint[]))";

    /** @param all the retailer's integrations */
    static StockScope of(Session session, StockFilter filter, List<Integration> all) {
        List<Lane> lanes = lanes(filter, all);
        Search search = lanes.isEmpty() ? Search.NONE : search(session, filter);
        Map<String, Object> parameters = new HashMap<>(search.parameters);
        filter.category().ifPresent(id -> parameters.put("category", id));
        return new StockScope(lanes,
                (filter.category().isPresent() ? " and listing.category_id = :category" : "") + search.condition,
                parameters);
    }

    /** Whether a search has found all the products there can be. */
    boolean areProductsKnown() {
        return conditions.contains(THESE_PRODUCTS);
    }

    String besideProducts() {
        return conditions.replace(THESE_PRODUCTS, "");
    }

    /** Those of them that may be reprocessed. */
    Reprocessing.Chosen rejected() {
        String any = lanes.stream().map(lane -> "(" + lane.condition() + ")").collect(Collectors.joining(" or "));
        return lanes.isEmpty() ? Reprocessing.Chosen.NONE
                : new Reprocessing.Chosen("(" + any + ")" + conditions, parameters);
    }

    /**
     * Which integrations are paused is known here, so that a page of one state never walks past the listings of those.
     * The ids come from the database, so they may stand in the statement.
     */
    private static List<Lane> lanes(StockFilter filter, List<Integration> all) {
        List<Integration> chosen = all.stream()
                .filter(integration -> filter.integration().isEmpty()
                        || filter.integration().getAsLong() == integration.id)
                .toList();
        boolean every = filter.integration().isEmpty();
        if (filter.failing()) {
            return of(chosen, every, "listing.problem is not null", Optional.empty());
        }
        if (filter.state().isEmpty()) {
            return of(chosen, every, "true", Optional.empty());
        }
        List<Integration> sending = chosen.stream().filter(Integration::isSending).toList();
        if (filter.state().get() == ShownState.PAUSED) {
            List<Lane> lanes = new ArrayList<>(of(chosen.stream().filter(i -> !i.isSending()).toList(), false, "true",
                    Optional.empty()));
            lanes.addAll(of(sending, false, "true", Optional.of(ListingState.WITHDRAWN)));
            return lanes;
        }
        return of(sending, every && sending.size() == all.size(), "true",
                Optional.of(ListingState.valueOf(filter.state().get().name())));
    }

    private static List<Lane> of(List<Integration> integrations, boolean every, String condition,
            Optional<ListingState> state) {
        if (integrations.isEmpty()) {
            return List.of();
        }
        List<String> conditions = every ? List.of(condition)
                : integrations.stream().map(i -> condition + " and listing.integration_id = " + i.id).toList();
        return conditions.stream()
                .map(c -> state.map(s -> StockSql.ofState(c, s)).orElseGet(() -> new Lane(c, false))).toList();
    }

    private record Search(String condition, Map<String, Object> parameters) {

        static final Search NONE = new Search("", Map.of());
    }

    private static Search search(Session session, StockFilter filter) {
        if (filter.words().isEmpty()) {
            return Search.NONE;
        }
        List<Long> ids = session.createNativeQuery("select vigia_products_matching(:words, :most)", Long.class)
                .setParameter("words", filter.words())
                .setParameter("most", FEW + 1)
                .getResultList();
        if (ids.size() <= FEW) {
            return new Search(THESE_PRODUCTS, Map.of("products", ids.toArray(Long[]::new)));
        }
        Map<String, Object> patterns = new HashMap<>();
        StringBuilder condition = new StringBuilder(
                " and exists (select from product found where found.id = listing.product_id");
        Arrays.stream(filter.words().strip().split("\\s+")).limit(8).forEach(word -> {
            String name = "word" + patterns.size();
            condition.append(" and vigia_word_matches(found.search, :").append(name).append(')');
            patterns.put(name, word);
        });
        return new Search(condition.append(')').toString(), patterns);
    }
}
