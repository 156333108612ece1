package dev.vigia.source;

import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;

/**
 * Counts what is known of a source's SKUs. Whoever has read them counts once; whoever looks sees that, and counts only where
 * nobody has since a person changed something. Joins the transaction.
 */
@ApplicationScoped
public class SourceCounts {

    private static final String COUNTED = """
            select count(*) filter (where sku is not null) skus,
                   count(*) filter (where sku is not null and read_at is null) unread,
                   min(read_at) oldest,
                   count(*) filter (where sweep < source.sweep) "left",
                   count(*) filter (where outcome in ('UNKNOWN', 'MISSING', 'FAILED', 'KIT_UNFIT', 'CODE_TAKEN',
                                                      'CODE_UNFIT')) unknown,
                   count(*) filter (where outcome = 'HELD') held,
                   count(*) filter (where odd_text) odd
            from source_sku where source_id = source.id""";

    private final Session session;

    SourceCounts(Session session) {
        this.session = session;
    }

    public SourceFigures of(Source source) {
        return session.createNativeQuery("""
                select coalesce(kept.skus, live.skus), coalesce(kept.unread, live.unread),
                       case when kept.source_id is null then live.oldest else kept.oldest end,
                       coalesce(kept."left", live."left"), coalesce(kept.unknown, live.unknown),
                       coalesce(kept.held, live.held), coalesce(kept.odd, live.odd),
                       (select count(*) from source_warehouse where source_id = source.id and warehouse_id is not null),
                       (select count(*) from source_warehouse where source_id = source.id and warehouse_id is null
                          and not ignored)
                from source
                left join source_figures kept on kept.source_id = source.id
                left join lateral (%s) live on kept.source_id is null
                where source.id = :source and source.retailer_id = :retailer
                """.formatted(COUNTED), SourceFigures.class)
                .setParameter("source", source.id)
                .setParameter("retailer", source.retailerId)
                .getSingleResult();
    }

    public void count(Source source) {
        session.createNativeMutationQuery("""
                insert into source_figures (source_id, retailer_id, counted_at, skus, unread, oldest, "left", unknown, held,
                                            odd)
                select source.id, source.retailer_id, clock_timestamp(), live.*
                from source cross join lateral (%s) live where source.id = :source
                on conflict (source_id) do update
                  set counted_at = excluded.counted_at, skus = excluded.skus, unread = excluded.unread,
                      oldest = excluded.oldest, "left" = excluded."left", unknown = excluded.unknown,
                      held = excluded.held, odd = excluded.odd
                """.formatted(COUNTED)).setParameter("source", source.id).executeUpdate();
    }

    /** A person has changed what is to be read: it is counted anew. */
    public void forget(Source source) {
        session.createNativeMutationQuery("delete from source_figures where source_id = :source")
                .setParameter("source", source.id).executeUpdate();
    }
}
