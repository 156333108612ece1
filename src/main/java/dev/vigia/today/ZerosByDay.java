package dev.vigia.today;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** How many zeros the marketplaces confirmed on each of the last days, from counts by the hour. */
@ApplicationScoped
class ZerosByDay {

    static final int DAYS = 14;

    private final Session session;

    ZerosByDay(Session session) {
        this.session = session;
    }

    /**
     * Joins the caller's transaction.
     *
     * @param zone where a day begins and ends; to the hour
     * @return by integration; those without a zero have none
     */
    Map<Long, Sparkline> of(long retailerId, Long[] integrations, LocalDate today, ZoneId zone) {
        Instant begin = today.minusDays(DAYS - 1L).atStartOfDay(zone).toInstant();
        Map<Long, List<Long>> days = new HashMap<>();
        session.createNativeQuery("""
                select integration_id, cast(:today as date) - cast(hour at time zone :zone as date),
                       cast(sum(zeros) as bigint)
                from zero_count
                where retailer_id = :retailer and integration_id = any(cast(:integrations as bigint[])) and hour >= :begin
                group by 1, 2
                """, ZerosOfDay.class)
                .setParameter("today", today.toString())
                .setParameter("zone", zone.getId())
                .setParameter("retailer", retailerId)
                .setParameter("integrations", integrations)
                .setParameter("begin", begin)
                .getResultList().forEach(row -> row.countIn(days.computeIfAbsent(row.integrationId,
                        unknown -> new ArrayList<>(Collections.nCopies(DAYS, 0L)))));
        Map<Long, Sparkline> charts = new HashMap<>();
        days.forEach((integration, counts) -> charts.put(integration, new Sparkline(List.copyOf(counts))));
        return charts;
    }

    private record ZerosOfDay(long integrationId, int daysAgo, long zeros) {

        /** An hour may lie outside where a zone is not whole hours from Greenwich. */
        void countIn(List<Long> days) {
            int day = Math.min(DAYS - 1, Math.max(0, DAYS - 1 - daysAgo));
            days.set(day, days.get(day) + zeros);
        }
    }
}
