package dev.vigia.updates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Reads what was found, the newest first, and how the last runs went. */
@ApplicationScoped
class DriftLog {

    private final Session session;

    DriftLog(Session session) {
        this.session = session;
    }

    @Transactional
    public KeysetPage<LoggedDrift> page(long retailerId, DriftFilter filter, int size) {
        return KeysetPage.of(read(retailerId, filter, size), filter.parameters().cursor(), size, LoggedDrift::id);
    }

    private List<LoggedDrift> read(long retailerId, DriftFilter filter, int size) {
        LogQuery query = new LogQuery("drift", retailerId, filter.parameters());
        filter.cause().ifPresent(cause -> query.and("entry.cause = :cause", "cause", cause.code()));
        return query.read(session, "found_at", "entry.expected, entry.shown, entry.cause, entry.words, entry.repaired",
                LoggedDrift.LoggedDriftRow.class, size).stream().map(LoggedDrift.LoggedDriftRow::logged).toList();
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
                """, ReadBackSummary.ReadBackRunRow.class)
                .setParameter("retailer", retailerId)
                .setParameter("integration", integrationId.orElse(0L))
                .getResultList().stream().map(ReadBackSummary.ReadBackRunRow::summary).toList();
    }
}
