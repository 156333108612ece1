package dev.vigia.sync;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/**
 * What is due, in the order it is sent: zeros, then reopenings, then other quantities; oldest first within each. The
 * list names listings; whether one still is to be sent its revisions say. Every method joins the caller's transaction.
 */
@ApplicationScoped
class DueList {

    // So many rows that are not full cost less to read than to gather.
    private static final int LOOSE_ROWS = 100;

    private final Session session;

    DueList(Session session) {
        this.session = session;
    }

    /**
     * What to send next.
     *
     * @param rows what is left of each row of the list once this slice is settled
     */
    record Slice(List<Consignment> consignments, Map<Long, Long[]> rows) {
    }

    /**
     * Whether more listings wait than so many. A listing that changes again and again is named each time and sent once;
     * so many names are looked at that every listing may stand there twice.
     */
    boolean isLongerThan(long integrationId, long listings) {
        return session.createNativeQuery("""
                select count(distinct product_id) > :listings
                from (select unnest(product_ids) product_id from due where integration_id = :integration
                      order by priority, id limit :names) named
                """, Boolean.class)
                .setParameter("integration", integrationId)
                .setParameter("listings", listings)
                .setParameter("names", 2 * listings + 2)
                .getSingleResult();
    }

    /**
     * Names each listing once where zeros came row by row. Some listings go to zero again and again, and each time is
     * named; the zero of a quiet one would wait until all of that is sent. Full rows, and what comes meanwhile, stay.
     */
    void gatherZeros(long integrationId) {
        gatherZeros(integrationId, LOOSE_ROWS);
    }

    /** @param loose so many rows that are not full may stay */
    void gatherZeros(long integrationId, int loose) {
        session.createNativeMutationQuery("""
                with loose as materialized (
                  select id from due
                  where integration_id = :integration and priority = 0 and listings < 1000
                    and due_at <= clock_timestamp()
                ), gathered as (
                  delete from due
                  where id = any(array(select id from loose)) and (select count(*) from loose) > :loose
                  returning id, retailer_id, since, product_ids
                ), named as (
                  select product_id, retailer_id, min(since) since,
                         row_number() over (order by min(id), product_id) - 1 position
                  from gathered, unnest(product_ids) product_id
                  group by product_id, retailer_id
                )
                insert into due (integration_id, retailer_id, priority, since, product_ids)
                select :integration, retailer_id, 0, min(since), array_agg(product_id order by position)
                from named
                group by retailer_id, position / 1000
                order by min(position)
                """)
                .setParameter("integration", integrationId)
                .setParameter("loose", loose)
                .executeUpdate();
    }

    /** The most urgent ones, at most so many; empty when nothing is due now. */
    Optional<Slice> next(long integrationId, int most) {
        List<Object[]> rows = session.createNativeQuery("""
                select id, product_ids
                from (select id, product_ids, priority,
                             sum(listings) over (order by priority, id) - listings before
                      from (select id, product_ids, priority, listings from due
                            where integration_id = :integration and due_at <= clock_timestamp()
                            order by priority, id
                            limit :most) first) counted
                where before < :most
                order by priority, id
                """, Object[].class)
                .setParameter("integration", integrationId)
                .setParameter("most", most)
                .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Set<Long> taken = new LinkedHashSet<>();
        Map<Long, Long[]> left = new LinkedHashMap<>();
        int room = most;
        for (Object[] row : rows) {
            Long[] productIds = (Long[]) row[1];
            int fit = Math.min(room, productIds.length);
            taken.addAll(Arrays.asList(productIds).subList(0, fit));
            left.put((Long) row[0], Arrays.copyOfRange(productIds, fit, productIds.length));
            room -= fit;
        }
        return Optional.of(new Slice(unsettled(integrationId, taken.toArray(Long[]::new)), left));
    }

    private List<Consignment> unsettled(long integrationId, Long[] productIds) {
        return session.createNativeQuery("""
                select listing.product_id, product.sku, listing.remote, listing.desired, listing.desired_revision,
                       listing.attempts
                from unnest(cast(:products as bigint[])) with ordinality as named (product_id, position)
                join listing on listing.product_id = named.product_id and listing.integration_id = :integration
                join product on product.id = listing.product_id
                where listing.desired_revision > listing.sent_revision and not listing.travelling
                  and listing.desired is not null
                order by named.position
                """, Object[].class)
                .setParameter("products", productIds)
                .setParameter("integration", integrationId)
                .getResultList().stream()
                .map(row -> Consignment.of((Long) row[0], (String) row[1], (String) row[2], (Integer) row[3],
                        (Long) row[4], (Integer) row[5]))
                .toList();
    }

    /** The slice has been dealt with: its listings leave the list. */
    void trim(Map<Long, Long[]> rows) {
        rows.forEach((row, left) -> {
            if (left.length == 0) {
                session.createNativeMutationQuery("delete from due where id = :row").setParameter("row", row)
                        .executeUpdate();
            } else {
                session.createNativeMutationQuery(
                        "update due set product_ids = cast(:left as bigint[]) where id = :row")
                        .setParameter("left", left).setParameter("row", row).executeUpdate();
            }
        });
    }
}
