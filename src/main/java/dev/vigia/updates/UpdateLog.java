package dev.vigia.updates;

import dev.vigia.database.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hibernate.Session;

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
        return KeysetPage.of(read(retailerId, filter, size), filter.parameters().cursor(), size, LoggedUpdate::id);
    }

    /** The product with this SKU, else those whose SKU differs in case and accents only, as a search would find them. */
    private Long[] products(long retailerId, String sku) {
        return OneColumn.query(session, """
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
        LogQuery query = new LogQuery("stock_update", retailerId, filter.parameters());
        filter.sku().ifPresent(sku -> query.and("entry.product_id = any(cast(:products as bigint[]))", "products",
                products(retailerId, sku)));
        // A literal of ours, so that the index of what went wrong can be used.
        filter.outcome().ifPresent(outcome -> query.and("entry.outcome = '" + outcome.code() + "'"));
        filter.from().ifPresent(from -> query.and("entry.happened_at >= :from", "from", from));
        filter.until().ifPresent(until -> query.and("entry.happened_at < :until", "until", until));
        return query.read(session, "happened_at", """
                entry.quantity, entry.outcome, entry.cause, entry.words, entry.rule_id, entry.rule_version, entry.available,
                entry.minimum""",
                LoggedUpdate.LoggedUpdateRow.class, size).stream().map(LoggedUpdate.LoggedUpdateRow::logged).toList();
    }
}
