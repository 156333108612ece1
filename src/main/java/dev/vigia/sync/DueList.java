package dev.vigia.sync;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

/**
 * What is due, in the order it is sent: zeros, then reopenings, then other quantities; oldest first within each. The
 * list names listings; whether one still is to be sent its revisions say. Every method joins the caller's transaction.
 */
@ApplicationScoped
class DueList {

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

    /** How many listings wait, some of them perhaps named twice. */
    long waiting(long integrationId) {
        return session.createNativeQuery(
                "select cast(coalesce(sum(cardinality(product_ids)), 0) as bigint) from due where integration_id = :i",
                Long.class).setParameter("i", integrationId).getSingleResult();
    }

    /** The most urgent ones, at most so many; empty when nothing is due now. */
    Optional<Slice> next(long integrationId, int most) {
        List<Object[]> rows = session.createNativeQuery("""
                select id, product_ids from due
                where integration_id = :integration and due_at <= clock_timestamp()
                order by priority, id
                limit :rows
                """, Object[].class)
                .setParameter("integration", integrationId)
                .setParameter("rows", 1 + most / 500)
                .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Consignment> consignments = new ArrayList<>();
        Map<Long, Long[]> left = new LinkedHashMap<>();
        for (Object[] row : rows) {
            if (consignments.size() == most) {
                break;
            }
            take(integrationId, (Long) row[0], (Long[]) row[1], most, consignments, left);
        }
        return Optional.of(new Slice(consignments, left));
    }

    /** Takes from one row as many as fit; what does not fit stays in it. */
    private void take(long integrationId, long row, Long[] productIds, int most, List<Consignment> consignments,
            Map<Long, Long[]> left) {
        int from = 0;
        while (from < productIds.length && consignments.size() < most) {
            int to = Math.min(productIds.length, from + most - consignments.size());
            unsettled(integrationId, Arrays.copyOfRange(productIds, from, to), consignments);
            from = to;
        }
        left.put(row, Arrays.copyOfRange(productIds, from, productIds.length));
    }

    private void unsettled(long integrationId, Long[] productIds, List<Consignment> consignments) {
        session.createNativeQuery("""
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
                .filter(found -> consignments.stream().noneMatch(has -> has.productId() == found.productId()))
                .forEach(consignments::add);
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
