package dev.vigia.source.reading;

import dev.vigia.database.DeadlockRetry;
import dev.vigia.database.OneColumn;
import dev.vigia.source.IdPage;
import dev.vigia.source.SkuReading;
import dev.vigia.source.SkuReading.ReadingKind;
import dev.vigia.source.Source;
import dev.vigia.source.SourceConfig;
import dev.vigia.source.SourceConnector;
import dev.vigia.source.SourceWarehouses;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Reads the list of all SKUs page by page, wherever the last node stopped. What the list does not name and the catalog does
 * not know either is gone: only then it is zero, and only if they are few.
 */
@ApplicationScoped
public class IdList {

    private static final double MOST_LOST = 0.05;
    private static final int FEW = 20;
    /** As many as are taken at once at other doors. */
    private static final int AT_ONCE = 1_000;

    private final Session session;
    private final SourceState state;
    private final SourceWarehouses warehouses;
    private final SourceIntake intake;
    private final SourceConfig config;

    IdList(Session session, SourceState state, SourceWarehouses warehouses, SourceIntake intake, SourceConfig config) {
        this.session = session;
        this.state = state;
        this.warehouses = warehouses;
        this.intake = intake;
        this.config = config;
    }

    boolean isDue(Source source, Instant now) {
        return (source.listPage > 0 || source.listedAt == null || !now.isBefore(source.listedAt.plus(config
                .listEvery()))) && (source.listAgainAt == null || !now.isBefore(source.listAgainAt));
    }

    /** Reads the next page, the first one of a new list where the last was complete. */
    void read(Source source, UUID claim, SourceConnector connector, SourceCalls calls) {
        int page = Math.max(1, source.listPage);
        long number = source.listPage == 0 ? source.listNumber + 1 : source.listNumber;
        Instant asked = calls.clock().now();
        IdPage listed = connector.ids(calls, page);
        boolean kept = state.keep(source.id, claim, now -> {
            keep(now, listed.ids(), number);
            now.listNumber = number;
            now.listPage = listed.isLast() ? 0 : page + 1;
            now.listFailingSince = null;
            if (listed.isLast()) {
                now.listedAt = asked;
            }
        });
        if (kept && listed.isLast()) {
            DeadlockRetry.inTransaction(() -> Source.find(source.retailerId, source.id)).ifPresent(
                    now -> dropIfFew(now, claim, asked));
        }
    }

    /** In their order, so that what belongs together is read together. */
    private void keep(Source source, List<String> ids, long number) {
        session.createNativeMutationQuery("""
                insert into source_sku (source_id, remote_id, retailer_id, list_number, sweep)
                select distinct :source, id, :retailer, :number, :sweep - 1 from unnest(cast(:ids as text[])) listed (id)
                order by id
                on conflict (source_id, remote_id) do update set list_number = excluded.list_number
                """)
                .setParameter("source", source.id)
                .setParameter("retailer", source.retailerId)
                .setParameter("number", number)
                .setParameter("sweep", source.sweep)
                .setParameter("ids", ids.toArray(String[]::new))
                .executeUpdate();
    }

    private void dropIfFew(Source source, UUID claim, Instant asked) {
        List<GoneSku> gone = gone(source);
        long ours = gone.stream().filter(GoneSku::isOurs).count();
        long all = DeadlockRetry.inTransaction(() -> OneColumn.query(session,
                "select count(*) from source_sku where source_id = :source and sku is not null", Long.class)
                .setParameter("source", source.id).getSingleResult());
        boolean tooMany = ours > FEW && ours > all * MOST_LOST;
        state.keep(source.id, claim, now -> now.lost = tooMany ? (int) ours : 0);
        if (!tooMany) {
            drop(source, gone, asked);
        }
    }

    /** Somebody who knows has said that they are gone indeed. */
    public void dropAll(Source source, Instant now) {
        drop(source, gone(source), now);
    }

    private void drop(Source source, List<GoneSku> gone, Instant asked) {
        var mapped = DeadlockRetry.inTransaction(() -> warehouses.read(source));
        for (int from = 0; from < gone.size(); from += AT_ONCE) {
            List<GoneSku> some = gone.subList(from, Math.min(gone.size(), from + AT_ONCE));
            Map<String, SkuReading> zeros = new LinkedHashMap<>();
            some.stream().filter(GoneSku::isOurs).forEach(sku -> zeros.put(sku.sku, SkuReading.of(sku.remoteId,
                    ReadingKind.NOT_OFFERED, Optional.empty(), asked)));
            intake.dissolve(source, some.stream().filter(GoneSku::kit).map(GoneSku::sku).toList());
            intake.take(source, mapped, zeros, asked);
            DeadlockRetry.inTransaction(() -> session.createNativeMutationQuery("""
                    delete from source_sku where source_id = :source and remote_id = any(cast(:ids as text[]))
                      and outcome = 'MISSING'
                    """)
                    .setParameter("source", source.id)
                    .setParameter("ids", some.stream().map(GoneSku::remoteId).toArray(String[]::new))
                    .executeUpdate());
        }
    }

    private record GoneSku(String remoteId, String sku, boolean kit) {

        boolean isOurs() {
            return !sku.isEmpty();
        }
    }

    private List<GoneSku> gone(Source source) {
        return DeadlockRetry.inTransaction(() -> session.createNativeQuery("""
                select remote_id, coalesce(sku, ''), kit and sku is not null from source_sku
                where source_id = :source and outcome = 'MISSING' and list_number < :number
                order by remote_id
                """, GoneSku.class)
                .setParameter("source", source.id)
                // Of a list that is being read nobody knows yet whom it names.
                .setParameter("number", source.listPage == 0 ? source.listNumber : source.listNumber - 1)
                .getResultList());
    }
}
