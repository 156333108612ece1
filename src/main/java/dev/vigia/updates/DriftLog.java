package dev.vigia.updates;

import dev.vigia.updates.UpdateFilter.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Reads what was found, the newest first, and how the last runs went. */
@ApplicationScoped
class DriftLog {

    private final Session session;

    DriftLog(Session session) {
        this.session = session;
    }

    @Transactional
    public KeysetPage<LoggedDrift> page(long retailerId, DriftFilter filter, int size) {
        return KeysetPage.of(read(retailerId, filter, size), filter.cursor(), size, LoggedDrift::id);
    }

    private List<LoggedDrift> read(long retailerId, DriftFilter filter, int size) {
        boolean newer = filter.cursor().map(Cursor::newer).orElse(false);
        StringBuilder where = new StringBuilder(" where entry.retailer_id = :retailer");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("retailer", retailerId);
        filter.integration().ifPresent(id -> {
            where.append(" and entry.integration_id = :integration");
            parameters.put("integration", id);
        });
        filter.cause().ifPresent(cause -> {
            where.append(" and entry.cause = :cause");
            parameters.put("cause", cause.code());
        });
        filter.cursor().ifPresent(cursor -> {
            where.append(newer ? " and entry.id > :id" : " and entry.id < :id");
            parameters.put("id", cursor.id());
        });
        String order = " order by entry.id" + (newer ? "" : " desc");
        NativeQuery<LoggedDrift.Row> query = session.createNativeQuery("""
                select entry.id, entry.found_at, product.sku, product.name, entry.integration_id,
                       integration.name integration_name, entry.expected, entry.shown, entry.cause, entry.words,
                       entry.repaired
                from (select * from drift entry""" + where + order + " limit " + (size + 1) + """
                ) entry
                join product on product.id = entry.product_id
                join integration on integration.id = entry.integration_id
                """ + order, LoggedDrift.Row.class);
        parameters.forEach(query::setParameter);
        return query.getResultList().stream().map(LoggedDrift.Row::logged).toList();
    }

    /** The newest run of each integration that has had one, by the names of the integrations. */
    @Transactional
    public List<ReadBackSummary> runs(long retailerId, Optional<Long> integrationId) {
        return session.createNativeQuery("select integration.id, integration.name, " + ReadBackSummary.COLUMNS + """
                from integration
                join lateral (select * from read_back where integration_id = integration.id
                                and retailer_id = :retailer
                              order by started_at desc limit 1) run on true
                where integration.retailer_id = :retailer
                  and (integration.id = :integration or :integration = 0)
                order by integration.name, integration.id
                """, ReadBackSummary.Row.class)
                .setParameter("retailer", retailerId)
                .setParameter("integration", integrationId.orElse(0L))
                .getResultList().stream().map(ReadBackSummary.Row::summary).toList();
    }
}
