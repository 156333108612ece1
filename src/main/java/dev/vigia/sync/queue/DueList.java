package dev.vigia.sync.queue;

import dev.vigia.database.OneColumn;
import dev.vigia.listing.DueQueue;
import dev.vigia.listing.ListingConfig;
import dev.vigia.listing.NowSql;
import dev.vigia.listing.Priority;
import dev.vigia.sync.lease.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hibernate.Session;

/**
 * What is due, in the order it is sent: zeros, then reopenings, then other quantities; oldest first within each. The
 * list names listings; what each should show by now, and whether that is to be told, is asked when its turn comes. Every
 * method joins the caller's transaction.
 */
@ApplicationScoped
public class DueList {

    // So many rows that are not full cost less to read than to gather.
    private static final int LOOSE_ROWS = 100;

    private final Session session;
    private final ListingConfig config;

    public DueList(Session session, ListingConfig config) {
        this.session = session;
        this.config = config;
    }

    /**
     * What to send next.
     *
     * @param rows of the list that name it
     */
    public record Slice(List<StockUpdate> updates, List<SliceRow> rows) {
    }

    /** A row of the list as it stands there. */
    private record Names(long id, Instant since, Long[] productIds) {
    }

    /** @param taken how many of its products, from the first on, are in the slice */
    private record SliceRow(long id, Long[] productIds, int taken) {

        Long[] left(Set<Long> unsent) {
            return IntStream.range(0, productIds.length).filter(i -> i >= taken || unsent.contains(productIds[i]))
                    .mapToObj(i -> productIds[i]).toArray(Long[]::new);
        }
    }

    /**
     * Whether more listings may be sent now than so many. A listing that changes again and again is named each time and sent once;
     * so many names are looked at that every listing may stand there twice.
     */
    public boolean isLongerThan(long integrationId, long listings) {
        return OneColumn.query(session, """
                select count(distinct product_id) > :listings
                from (select unnest(product_ids) product_id from due
                      where integration_id = :integration and due_at <= clock_timestamp()
                      order by priority, id limit :names) named
                """, Boolean.class)
                .setParameter("integration", integrationId)
                .setParameter("listings", listings)
                .setParameter("names", 2 * listings + 2)
                .getSingleResult();
    }

    /** What stands in so many rows that are not full that gathering them pays, the most urgent of it. */
    public Optional<Priority> fragmented(long integrationId) {
        return OneColumn.query(session, """
                select min(priority) from generate_series(0, 2) series (priority)
                where (select count(*)
                       from (select from due
                             where integration_id = :integration and due.priority = series.priority and listings < 1000
                               and due_at <= clock_timestamp()
                             limit :loose + 1) loose) > :loose
                """, Integer.class)
                .setParameter("integration", integrationId)
                .setParameter("loose", LOOSE_ROWS)
                .getResultStream().filter(Objects::nonNull).findFirst().map(priority -> Priority.values()[priority]);
    }

    /**
     * Names each listing once, where it was named first. Some change again and again, and each time are named; what changes
     * seldom would wait until all of that is sent. Only who holds the lease may: rows keep their ids, which are the order,
     * and a slice that somebody else has taken would be trimmed in the wrong one. Two hundred rows at a time, which hold
     * less than 200,000 names.
     */
    public void compact(Lease lease, Priority priority) {
        gather(DueQueue.COMPACT, lease, priority);
    }

    /** The same of all of it, where nothing is sent. */
    public void compactAll(Lease lease) {
        Arrays.stream(Priority.values()).forEach(priority -> gather(DueQueue.COMPACT_ALL, lease, priority));
    }

    private void gather(String statement, Lease lease, Priority priority) {
        session.createNativeMutationQuery(statement)
                .setParameter("integration", lease.integrationId())
                .setParameter("retailer", lease.retailerId())
                .setParameter("priority", priority.ordinal())
                .executeUpdate();
    }

    /** The most urgent ones, at most so many; empty when nothing is due now. */
    public Optional<Slice> next(long integrationId, int most) {
        List<Names> rows = session.createNativeQuery("""
                select id, since, product_ids
                from (select id, since, product_ids, priority,
                             sum(listings) over (order by priority, id) - listings before
                      from (select id, since, product_ids, priority, listings from due
                            where integration_id = :integration and due_at <= clock_timestamp()
                            order by priority, id
                            limit :most) first) counted
                where before < :most
                order by priority, id
                """, Names.class)
                .setParameter("integration", integrationId)
                .setParameter("most", most)
                .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Map<Long, Instant> taken = new LinkedHashMap<>();
        List<SliceRow> named = new ArrayList<>();
        int room = most;
        for (Names row : rows) {
            int fit = Math.min(room, row.productIds.length);
            Arrays.asList(row.productIds).subList(0, fit).forEach(product -> taken.merge(product, row.since,
                    (one, other) -> one.isBefore(other) ? one : other));
            named.add(new SliceRow(row.id, row.productIds, fit));
            room -= fit;
        }
        return Optional.of(new Slice(toTell(integrationId, taken), named));
    }

    private List<StockUpdate> toTell(long integrationId, Map<Long, Instant> since) {
        return session.createNativeQuery("""
                select listing.product_id, product.sku, listing.remote, %s, listing.sent_revision + 1, listing.attempts,
                       case when known then listing.rule_id end, case when known then listing.rule_version end,
                       case when known and not listing.unlimited then coalesce(listing.available, 0) end,
                       case when known then listing.minimum end
                from unnest(cast(:products as bigint[])) with ordinality as named (product_id, position)
                %s
                join product on product.id = listing.product_id
                cross join lateral (select listing.state in ('ok', 'below_minimum', 'waiting_to_reopen', 'out_of_stock') known) stock
                where %s
                order by named.position
                """.formatted(NowSql.DESIRED, NowSql.lookedUp("named.product_id", ":integration"), NowSql.DUE),
                DueListingRow.class)
                .setParameter("products", since.keySet().toArray(Long[]::new))
                .setParameter("integration", integrationId)
                .setParameter("ceiling", config.ceiling())
                .getResultList().stream().map(row -> row.update(since.get(row.productId))).toList();
    }

    /** As the database tells it. */
    private record DueListingRow(long productId, String sku, String remote, int quantity, long revision, int attempts,
            Long ruleId, Long ruleVersion, Long available, Integer minimum) {

        StockUpdate update(Instant since) {
            return StockUpdate.of(productId, sku, remote, quantity, revision, attempts, since).from(
                    new StockUpdate.ComputedFrom(ruleId, ruleVersion, available, minimum));
        }
    }

    /** The slice has been dealt with: its listings leave the list, but for those that were not sent. */
    public void remove(Slice slice, Set<Long> unsent) {
        slice.rows().forEach(row -> {
            Long[] left = row.left(unsent);
            if (left.length == 0) {
                session.createNativeMutationQuery(DueQueue.REMOVE).setParameter("row", row.id()).executeUpdate();
            } else if (left.length < row.productIds().length) {
                session.createNativeMutationQuery(DueQueue.SHORTEN).setParameter("left", left)
                        .setParameter("row", row.id()).executeUpdate();
            }
        });
    }
}
