package dev.vigia.today;

import dev.vigia.source.SourceConnector;
import dev.vigia.source.SourceConnectors;
import dev.vigia.web.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Sources that cannot be read, say nothing, or wait for a person: until somebody comes the stock stays as it was. */
@ApplicationScoped
class SourceNeeds {

    private final Session session;
    private final SourceConnectors connectors;
    private final Language language;

    SourceNeeds(Session session, SourceConnectors connectors, Language language) {
        this.session = session;
        this.connectors = connectors;
        this.language = language;
    }

    List<Need> of(long retailerId) {
        return session.createNativeQuery("""
                select id, kind, account, stopped_at is not null, holding_since is not null or lost > 0,
                       exists (select from source_warehouse
                               where source_id = source.id and warehouse_id is null and not ignored),
                       coalesce((select max(read_at) from source_sku where source_id = source.id), made_at)
                         < clock_timestamp() - interval '6 hours'
                from source where retailer_id = :retailer and enabled order by id
                """, WatchedSource.class).setParameter("retailer", retailerId).getResultStream().flatMap(this::needs)
                .toList();
    }

    private record WatchedSource(long id, String kind, String account, boolean stopped, boolean waits, boolean open,
            boolean silent) {

        String path() {
            return open && !stopped ? "/sources/" + id + "/warehouses" : "/sources";
        }
    }

    private Stream<Need> needs(WatchedSource row) {
        TodayMessages words = language.of(TodayMessages.class);
        String name = connectors.find(row.kind).map(SourceConnector::name).orElse(row.kind) + " " + row.account;
        if (row.stopped) {
            return need(row, Need.PRESSING, words.sourceStopped(name), words.sourceStoppedText());
        }
        if (row.open) {
            return need(row, Need.WAITING, words.sourceOpen(name), words.sourceOpenText());
        }
        if (row.waits) {
            return need(row, Need.WAITING, words.sourceWaits(name), words.sourceWaitsText());
        }
        return row.silent ? need(row, Need.PRESSING, words.sourceSilent(name), words.sourceSilentText()) : Stream.of();
    }

    private Stream<Need> need(WatchedSource row, String badge, String title, String text) {
        return Stream.of(new Need("source-" + row.id, badge, title, text, language.of(TodayMessages.class).seeSource(),
                row.path()));
    }
}
