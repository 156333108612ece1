package dev.vigia.sync;

import dev.vigia.sync.UpdateFilter.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Reads the log of updates, the newest first. */
@ApplicationScoped
class UpdateLog {

    private final Session session;

    UpdateLog(Session session) {
        this.session = session;
    }

    /** Some updates, and the pages around them. */
    public record Page(List<LoggedUpdate> updates, Optional<Cursor> newer, Optional<Cursor> older) {
    }

    @Transactional
    public Page page(long retailerId, UpdateFilter filter, int size) {
        boolean newer = filter.cursor().map(Cursor::newer).orElse(false);
        List<LoggedUpdate> found = read(retailerId, filter, newer, size);
        boolean more = found.size() > size;
        List<LoggedUpdate> updates = new ArrayList<>(found.subList(0, Math.min(size, found.size())));
        if (newer) {
            Collections.reverse(updates);
        }
        if (updates.isEmpty()) {
            return new Page(updates, Optional.empty(), Optional.empty());
        }
        Cursor before = new Cursor(true, updates.get(0).id());
        Cursor after = new Cursor(false, updates.get(updates.size() - 1).id());
        return new Page(updates, newer ? Optional.of(before).filter(c -> more) : filter.cursor().map(c -> before),
                Optional.of(after).filter(c -> newer || more));
    }

    private List<LoggedUpdate> read(long retailerId, UpdateFilter filter, boolean newer, int size) {
        StringBuilder where = new StringBuilder(" where entry.retailer_id = :retailer");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("retailer", retailerId);
        filter.sku().ifPresent(sku -> {
            where.append(
                    " and entry.product_id = (select id from product where retailer_id = :retailer and sku = :sku)");
            parameters.put("sku", sku);
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
        NativeQuery<Object[]> query = session.createNativeQuery("""
                select entry.id, entry.happened_at, product.sku, product.name, entry.integration_id,
                       integration.name integration_name, entry.quantity, entry.outcome, entry.cause, entry.words
                from (select * from stock_update entry""" + where + order + " limit " + (size + 1) + """
                ) entry
                join product on product.id = entry.product_id
                join integration on integration.id = entry.integration_id
                """ + order, Object[].class);
        parameters.forEach(query::setParameter);
        return query.getResultList().stream().map(LoggedUpdate::of).toList();
    }
}
