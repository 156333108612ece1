package dev.vigia.sync.queue;

import dev.vigia.listing.DueQueue;
import dev.vigia.sync.lease.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hibernate.Session;

/**
 * What is due, in the order it is sent: zeros, then reopenings, then other quantities; oldest first within each. The
 * list names listings; whether one still is to be sent its revisions say. Every method joins the caller's transaction.
 */
@ApplicationScoped
public class DueList {

    // So many rows that are not full cost less to read than to gather.
    private static final int LOOSE_ROWS = 100;

    private final Session session;

    public DueList(Session session) {
        this.session = session;
    }

    /**
     * What to send next.
     *
     * @param rows of the list that name it
     */
    public record Slice(List<StockUpdate> updates, List<SliceRow> rows) {
    }

    /** A row of the list as it stands there. */
    private record Names(long id, Long[] productIds) {
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
        return session.createNativeQuery("""
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

    /** Whether zeros stand in so many rows that are not full that gathering them pays. */
    public boolean isFragmented(long integrationId) {
        return session.createNativeQuery("""
                select count(*) > :loose
                from (select from due
                      where integration_id = :integration and priority = 0 and listings < 1000
                        and due_at <= clock_timestamp()
                      limit :loose + 1) loose
                """, Boolean.class)
                .setParameter("integration", integrationId)
                .setParameter("loose", LOOSE_ROWS)
                .getSingleResult();
    }

    /**
     * Names each listing once, where it was named first. Some go to zero again and again, and each time are named; the
     * zero of a quiet one would wait until all of that is sent. Only who holds the lease may: rows keep their ids, which
     * are the order, and a slice that somebody else has taken would be trimmed in the wrong one. Two hundred rows at a
     * time, which hold less than 200,000 names.
     */
    public void compactZeros(Lease lease) {
        session.createNativeMutationQuery(DueQueue.COMPACT_ZEROS)
                .setParameter("integration", lease.integrationId())
                .setParameter("retailer", lease.retailerId())
                .executeUpdate();
    }

    /** The most urgent ones, at most so many; empty when nothing is due now. */
    public Optional<Slice> next(long integrationId, int most) {
        List<Names> rows = session.createNativeQuery("""
                select id, product_ids
                from (select id, product_ids, priority,
                             sum(listings) over (order by priority, id) - listings before
                      from (select id, product_ids, priority, listings from due
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
        Set<Long> taken = new LinkedHashSet<>();
        List<SliceRow> named = new ArrayList<>();
        int room = most;
        for (Names row : rows) {
            int fit = Math.min(room, row.productIds.length);
            taken.addAll(Arrays.asList(row.productIds).subList(0, fit));
            named.add(new SliceRow(row.id, row.productIds, fit));
            room -= fit;
        }
        return Optional.of(new Slice(unsettled(integrationId, taken.toArray(Long[]::new)), named));
    }

    private List<StockUpdate> unsettled(long integrationId, Long[] productIds) {
        return session.createNativeQuery("""
                select listing.product_id, product.sku, listing.remote, listing.desired, listing.desired_revision,
                       listing.attempts
                from unnest(cast(:products as bigint[])) with ordinality as named (product_id, position)
                join listing on listing.product_id = named.product_id and listing.integration_id = :integration
                join product on product.id = listing.product_id
                where listing.desired_revision > listing.sent_revision and not listing.travelling
                  and listing.desired is not null
                order by named.position
                """, StockUpdate.DueListingRow.class)
                .setParameter("products", productIds)
                .setParameter("integration", integrationId)
                .getResultList().stream().map(StockUpdate.DueListingRow::update).toList();
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
