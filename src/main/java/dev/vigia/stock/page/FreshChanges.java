package dev.vigia.stock.page;

import dev.vigia.database.OneColumn;
import dev.vigia.http.UrlEncoding;
import dev.vigia.stock.ShownState;
import dev.vigia.stock.StockFilter;
import dev.vigia.stock.StockOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * How many products have changed since a page was shown: those it shows whose stock moved or that were told something, and where
 * it begins with what lacks most, those that have come to it. Bounded, for open pages ask again and again.
 */
@ApplicationScoped
class FreshChanges {

    static final int MOST = 100;

    private static final List<ShownState> FIRST = List.of(ShownState.BELOW_MINIMUM, ShownState.OUT_OF_STOCK);

    private static final String COUNT = """
            select count(*) from (
              select shown.product from unnest(cast(:shown as bigint[])) shown (product)
              where exists (select from stock_change
                            where retailer_id = :retailer and product_id = shown.product and recorded_at > :since)
                 or exists (select from stock_update
                            where retailer_id = :retailer and product_id = shown.product and happened_at > :since)
              union
              select fresh.product_id from unnest(cast(:states as text[])) named
              cross join lateral (select product_id from /*conditions*/
                                    and state = cast(named as listing_state) and since > :since
                                  order by since desc limit :most) fresh
              limit :most
            ) changed
            """;

    private final Session session;

    FreshChanges(Session session) {
        this.session = session;
    }

    /**
     * What a page has shown.
     *
     * @param since       when, by the database's clock
     * @param shown       ids of products
     * @param states      codes of the states of which others would come to it
     * @param integration that it is narrowed to
     * @param list        its address
     */
    record SeenPage(Instant since, List<Long> shown, List<String> states, OptionalLong integration, String list) {

        static SeenPage of(Instant since, StockFilter filter, List<ShownProduct> rows, String cursor) {
            boolean begins = cursor.isEmpty() && filter.search().isEmpty() && filter.category().isEmpty() && !filter
                    .failing() && filter.order() == StockOrder.URGENCY;
            List<String> states = FIRST.stream().filter(one -> begins && filter.state().map(one::equals).orElse(true))
                    .map(ShownState::code).toList();
            return new SeenPage(since, rows.stream().map(ShownProduct::id).toList(), states, filter.integration(),
                    filter
                            .path(cursor));
        }

        /** Reads {@link #address} again; empty where it makes no sense. */
        static Optional<SeenPage> read(String since, String shown, String states, String integration, String list) {
            List<String> codes = states.isEmpty() ? List.of() : List.of(states.split(",", -1));
            boolean known = codes.size() <= FIRST.size() && codes.stream().allMatch(code -> FIRST.stream().anyMatch(
                    one -> one.code().equals(code)));
            if (!since.matches("\\d{1,17}") || !shown.matches("(\\d{1,18}(,\\d{1,18}){0,99})?") || !known
                    || !integration
                            .matches("\\d{0,18}") || !list.matches("/stock(\\?.*)?")) {
                return Optional.empty();
            }
            return Optional.of(new SeenPage(Instant.EPOCH.plusNanos(Long.parseLong(since) * 1_000), shown.isEmpty()
                    ? List.of()
                    : Arrays.stream(shown.split(",")).map(Long::valueOf).toList(), codes, integration.isEmpty()
                            ? OptionalLong.empty()
                            : OptionalLong.of(Long
                                    .parseLong(integration)), list));
        }

        /** Where its changes are counted. */
        String address() {
            Map<String, String> parts = new LinkedHashMap<>();
            parts.put("since", Long.toString(since.getEpochSecond() * 1_000_000 + since.getNano() / 1_000));
            parts.put("shown", shown.stream().map(String::valueOf).collect(Collectors.joining(",")));
            parts.put("states", String.join(",", states));
            integration.ifPresent(id -> parts.put("integration", Long.toString(id)));
            parts.put("list", list);
            return "/stock-news?" + UrlEncoding.query(parts);
        }
    }

    /** At most {@link #MOST}. */
    @Transactional
    public long since(long retailerId, SeenPage page) {
        var query = OneColumn.query(session, COUNT.replace("/*conditions*/", page.integration.isPresent()
                ? "listing_condition_of_integration where integration_id = :integration"
                : "listing_condition_seen where retailer_id = :retailer"), Long.class).setParameter("retailer",
                        retailerId).setParameter("since", page.since)
                .setParameter("shown", page.shown.toArray(Long[]::new)).setParameter("states", page.states.toArray(
                        String[]::new))
                .setParameter("most", MOST);
        page.integration.ifPresent(id -> query.setParameter("integration", id));
        return query.getSingleResult();
    }
}
