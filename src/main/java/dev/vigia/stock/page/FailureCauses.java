package dev.vigia.stock.page;

import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.stock.ListingRange;
import dev.vigia.stock.StockFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Counts listings with a problem by cause, each only so far: no counter is kept. */
@ApplicationScoped
class FailureCauses {

    private static final int MOST = 200;

    private static final String[] CAUSES = Stream.of(Cause.values()).map(Cause::name).toArray(String[]::new);

    private static final String GROUPS = """
            select cause.name, failing.listings
            from unnest(cast(:causes as text[])) cause (name)
            cross join lateral (
              select count(*) listings
              from (select from listing_seen listing
                    where listing.retailer_id = :retailer and listing.problem = cause.name and\s"""
            + ListingRange.Part.TROUBLED.condition + """
             {integration} limit :most) first
            ) failing
            where failing.listings > 0
            order by failing.listings desc, cause.name
            """;

    private final Session session;

    FailureCauses(Session session) {
        this.session = session;
    }

    /**
     * Listings with one problem.
     *
     * @param listings counted so far
     * @param more     whether there may be more
     * @param current  whether only those are shown
     * @param path     where only those are shown; all again where they are
     */
    record ShownCause(Cause cause, long listings, boolean more, boolean current, String path) {
    }

    private record CauseRow(String cause, long listings) {
    }

    /** The most frequent first; none where the list is not about problems, or is narrowed by what is not counted here. */
    @Transactional
    public List<ShownCause> of(long retailerId, StockFilter filter) {
        if (!filter.failing() || !filter.search().isEmpty() || filter.category().isPresent()) {
            return List.of();
        }
        return session.createNativeQuery(GROUPS.replace("{integration}", filter.integration().isPresent()
                ? " and listing.integration_id = " + filter.integration().getAsLong()
                : ""), CauseRow.class).setParameter("retailer", retailerId).setParameter("causes", CAUSES).setParameter(
                        "most", MOST)
                .getResultStream().map(row -> shown(row, filter)).toList();
    }

    private static ShownCause shown(CauseRow row, StockFilter filter) {
        Cause cause = Cause.valueOf(row.cause);
        boolean current = filter.cause().filter(cause::equals).isPresent();
        return new ShownCause(cause, row.listings, row.listings >= MOST, current, filter.withCause(current ? Optional
                .empty() : Optional.of(cause)).path());
    }
}
