package dev.vigia.updates;

import dev.vigia.updates.UpdateFilter.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Reads the log of updates, the newest first. */
@ApplicationScoped
class UpdateLog {

    // As many as a search of the dashboard looks at.
    private static final int MOST_FOUND = 2_000;

    private final Session session;

    UpdateLog(Session session) {
        this.session = session;
    }

    @Transactional
    public KeysetPage<LoggedUpdate> page(long retailerId, UpdateFilter filter, int size) {
        return KeysetPage.of(read(retailerId, filter, size), filter.cursor(), size, LoggedUpdate::id);
    }

    /** The product with this SKU, else those whose SKU differs in case and accents only, as a search would find them. */
    private Long[] products(long retailerId, String sku) {
        return session.createNativeQuery("""
                with same as (select id from product where retailer_id = :retailer and sku = :sku)
                select id from same
                union all
                select id from product where not exists (select from same) and retailer_id = :retailer
                  and id in (select vigia_products_matching(:sku, :most)) and vigia_fold(sku) = vigia_fold(:sku)
                """, Long.class)
                .setParameter("retailer", retailerId).setParameter("sku", sku).setParameter("most", MOST_FOUND)
                .getResultStream().toArray(Long[]::new);
    }

    private List<LoggedUpdate> read(long retailerId, UpdateFilter filter, int size) {
        boolean newer = filter.cursor().map(Cursor::newer).orElse(false);
        StringBuilder where = new StringBuilder(" where entry.retailer_id = :retailer");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("retailer", retailerId);
        filter.sku().ifPresent(sku -> {
            where.append(" and entry.product_id = any(cast(:products as bigint[]))");
            parameters.put("products", products(retailerId, sku));
        });
        filter.integration().ifPresent(id -> {
            where.append(" and entry.integration_id = :integration");
            parameters.put("integration", id);
        });
        // A literal of ours, so that the index of what went wrong can be used.
        filter.outcome().ifPresent(outcome -> where.append(" and entry.outcome = '").append(outcome.code()).append(
                "'"));
        filter.from().ifPresent(from -> {
            where.append(" and entry.happened_at >= :from");
            parameters.put("from", from);
        });
        filter.until().ifPresent(until -> {
            where.append(" and entry.happened_at < :until");
            parameters.put("until", until);
        });
        filter.cursor().ifPresent(cursor -> {
            where.append(newer ? " and entry.id > :id" : " and entry.id < :id");
            parameters.put("id", cursor.id());
        });
        String order = " order by entry.id" + (newer ? "" : " desc");
        NativeQuery<LoggedUpdate.Row> query = session.createNativeQuery("""
                select entry.id, entry.happened_at, product.sku, product.name, entry.integration_id,
                       integration.name integration_name, entry.quantity, entry.outcome, entry.cause, entry.words
                from (select * from stock_update entry""" + where + order + " limit " + (size + 1) + """
                ) entry
                join product on product.id = entry.product_id
                join integration on integration.id = entry.integration_id
                """ + order, LoggedUpdate.Row.class);
        parameters.forEach(query::setParameter);
        return query.getResultList().stream().map(LoggedUpdate.Row::logged).toList();
    }
}
