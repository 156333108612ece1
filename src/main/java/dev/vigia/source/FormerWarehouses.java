package dev.vigia.source;

import dev.vigia.database.OneColumn;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/**
 * Warehouses of ours that a source fed until a person said otherwise: what it has brought there leaves. What came by another
 * door meanwhile stays. Joins the transaction.
 */
@ApplicationScoped
public class FormerWarehouses {

    /** What the ledger has last of a level is the source's, and nobody has looked since, nor has the source itself. */
    private static final String BROUGHT = """
            from source_warehouse_before former
            join warehouse on warehouse.id = former.warehouse_id
            join product on product.retailer_id = former.retailer_id and %s
            join stock_level level on level.product_id = product.id and level.warehouse_id = former.warehouse_id
            left join source_sku known on known.source_id = former.source_id and known.sku = product.sku
            cross join lateral (select source, observed_at from stock_change
                                where stock_change.product_id = product.id
                                  and stock_change.warehouse_id = former.warehouse_id
                                order by recorded_at desc limit 1) brought
            where former.source_id = :source and former.retailer_id = :retailer
              and (level.on_hand <> 0 or level.reserved <> 0 or level.unlimited)
              and level.observed_at < former.since and brought.source = :said
              and (level.observed_at = brought.observed_at or level.observed_at <= known.read_at)
            """;

    private final Session session;

    FormerWarehouses(Session session) {
        this.session = session;
    }

    /**
     * Units that a source brought where it brings none any more.
     *
     * @param warehouse the code of ours
     */
    public record FormerLevel(String sku, String warehouse) {
    }

    /**
     * Remembers what a source fed, and does not feed from the same place any more.
     *
     * @param before ours, by the source's ids, until now
     */
    public void add(Source source, Map<String, Long> before) {
        session.createNativeMutationQuery("""
                insert into source_warehouse_before (source_id, warehouse_id, remote_id, retailer_id)
                select :source, was.ours, was.remote, :retailer
                from unnest(cast(:remote as text[]), cast(:ours as bigint[])) as was (remote, ours)
                where not exists (select from source_warehouse fed
                                  where fed.source_id = :source and fed.remote_id = was.remote
                                    and fed.warehouse_id = was.ours)
                on conflict (source_id, warehouse_id, remote_id) do update set since = excluded.since
                """)
                .setParameter("source", source.id)
                .setParameter("retailer", source.retailerId)
                .setParameter("remote", before.keySet().toArray(String[]::new))
                .setParameter("ours", before.values().toArray(Long[]::new))
                .executeUpdate();
        session.createNativeMutationQuery("""
                delete from source_warehouse_before former
                where source_id = :source and exists (select from source_warehouse fed
                        where fed.source_id = :source and fed.remote_id = former.remote_id
                          and fed.warehouse_id = former.warehouse_id)
                """).setParameter("source", source.id).executeUpdate();
    }

    public boolean isAny(Source source) {
        return OneColumn.query(session,
                "select exists (select from source_warehouse_before where source_id = :source)", Boolean.class)
                .setParameter("source", source.id).getSingleResult();
    }

    /** What it has brought of these SKUs. */
    public List<FormerLevel> of(Source source, Collection<String> skus) {
        return session.createNativeQuery("select distinct product.sku, warehouse.code " + BROUGHT.formatted(
                "product.sku = any(cast(:skus as text[]))"), FormerLevel.class)
                .setParameter("source", source.id)
                .setParameter("retailer", source.retailerId)
                .setParameter("said", source.said())
                .setParameter("skus", skus.toArray(String[]::new))
                .getResultList();
    }

    /**
     * What it has brought of any SKU, but for those that could not be read, or wait for a person.
     *
     * @param after the last SKU that has had its turn
     * @param all   whether those are meant too, as nothing is read at all any more
     */
    public List<FormerLevel> after(Source source, String after, boolean all, int most) {
        return session.createNativeQuery("select distinct product.sku, warehouse.code " + BROUGHT.formatted(
                "product.sku > :after") + """
                          and (:all or known.outcome is null or known.outcome not in ('FAILED', 'HELD'))
                        order by product.sku fetch first (:most) rows with ties
                        """, FormerLevel.class)
                .setParameter("source", source.id)
                .setParameter("retailer", source.retailerId)
                .setParameter("said", source.said())
                .setParameter("after", after)
                .setParameter("all", all)
                .setParameter("most", most)
                .getResultList();
    }

    /** Nothing of it is left, unless some could not be read or wait for a person. */
    public void forget(Source source, boolean all) {
        session.createNativeMutationQuery("""
                delete from source_warehouse_before
                where source_id = :source and since <= :began
                  and (:all or not exists (select from source_sku where source_id = :source
                                             and outcome in ('FAILED', 'HELD')))
                """).setParameter("source", source.id).setParameter("began", source.sweepBeganAt)
                .setParameter("all", all).executeUpdate();
    }
}
