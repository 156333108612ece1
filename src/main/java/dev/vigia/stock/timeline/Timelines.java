package dev.vigia.stock.timeline;

import dev.vigia.database.OneColumn;
import dev.vigia.history.HistoryEntry;
import dev.vigia.history.HistoryLog;
import dev.vigia.history.ShownEntry;
import dev.vigia.history.ToldEntries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Reads all that happened to a product, the newest first, a page at a time. */
@ApplicationScoped
public class Timelines {

    static final int SIZE = 40;
    // In days; the last is more than anybody has kept.
    private static final int[] WINDOWS = { 45, 400, 36_500 };

    private final Session session;
    private final HistoryLog history;
    private final ToldEntries told;
    private final Clock clock;

    Timelines(Session session, HistoryLog history, ToldEntries told, Clock clock) {
        this.session = session;
        this.history = history;
        this.told = told;
        this.clock = clock;
    }

    /** @param older what the next page begins before; empty where this is the last */
    record TimelinePage(List<TimelineEntry> entries, Optional<Instant> older) {
    }

    /**
     * A page as people see it.
     *
     * @param self the address of the product
     * @param end  what that goes on with; empty text or {@code &...}
     */
    @Transactional
    public TimelineView view(long retailerId, long productId, TimelineFilter filter, String self, String end,
            ZoneId zone, Locale locale) {
        return TimelineView.of(filter, page(retailerId, productId, filter, zone), self, end, zone, locale);
    }

    /** What happened at one moment stays together, so a page may be a little longer. */
    @Transactional
    TimelinePage page(long retailerId, long productId, TimelineFilter filter, ZoneId zone) {
        List<TimelineRow> rows = rows(retailerId, productId, filter, zone);
        Instant last = rows.size() > SIZE ? rows.get(SIZE - 1).at() : Instant.MIN;
        List<TimelineRow> page = rows.stream().filter(row -> !row.at().isBefore(last)).toList();
        return new TimelinePage(entries(retailerId, page), rows.size() > SIZE ? Optional.of(last) : Optional.empty());
    }

    /** Looks at the months before only where those after do not fill the page: most of them are never opened. */
    private List<TimelineRow> rows(long retailerId, long productId, TimelineFilter filter, ZoneId zone) {
        Instant first = latest(filter.begin(zone), known(retailerId, productId));
        Instant end = filter.end(zone);
        Instant from = end.isBefore(clock.instant()) ? end : clock.instant();
        List<TimelineRow> rows = new ArrayList<>();
        for (int days : WINDOWS) {
            Instant begin = latest(first, from.minus(Duration.ofDays(days)));
            NativeQuery<TimelineRow> query = session.createNativeQuery(TimelineSql.of(filter), TimelineRow.class)
                    .setParameter("retailer", retailerId)
                    .setParameter("product", productId)
                    .setParameter("begin", begin)
                    .setParameter("end", end)
                    .setParameter("most", SIZE + 1 - rows.size());
            filter.integration().ifPresent(id -> query.setParameter("integration", id));
            rows.addAll(query.getResultList());
            if (rows.size() > SIZE || !begin.isAfter(first)) {
                return rows;
            }
            end = begin;
        }
        return rows;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Instant known(long retailerId, long productId) {
        return OneColumn.query(session, """
                select created_at from product where retailer_id = :retailer and id = :product
                """, Instant.class).setParameter("retailer", retailerId).setParameter("product", productId)
                .getSingleResult();
    }

    private List<TimelineEntry> entries(long retailerId, List<TimelineRow> rows) {
        List<TimelineRow> written = rows.stream().filter(row -> row.kind().equals("written")).toList();
        Map<Long, ShownEntry> shown = new HashMap<>();
        if (!written.isEmpty()) {
            List<HistoryEntry> entries = history.of(retailerId, written.stream().map(TimelineRow::number).toList(),
                    written.get(written.size() - 1).at(), written.get(0).at());
            told.told(entries).forEach(entry -> shown.put(entry.entry().id(), entry));
        }
        return rows.stream().map(row -> new TimelineEntry(row.at(), row, Optional.ofNullable(row.integration()),
                Optional.ofNullable(row.number()).filter(number -> row.kind().equals("written")).map(shown::get)))
                .toList();
    }
}
