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
import java.util.stream.IntStream;
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
        Instant[] begins = IntStream.range(0, DAYS).mapToObj(day -> today.minusDays(DAYS - 1L - day).atStartOfDay(zone)
                .toInstant()).toArray(Instant[]::new);
        Map<Long, List<Long>> days = new HashMap<>();
        session.createNativeQuery("""
                select integration_id, width_bucket(hour, cast(:begins as timestamptz[])), cast(sum(zeros) as bigint)
                from zero_count
                where retailer_id = :retailer and integration_id = any(cast(:integrations as bigint[]))
                  and hour >= :begin
                group by 1, 2
                """, ZerosOfDay.class)
                .setParameter("begins", begins)
                .setParameter("begin", begins[0])
                .setParameter("retailer", retailerId)
                .setParameter("integrations", integrations)
                .getResultList().forEach(row -> days.computeIfAbsent(row.integrationId, unknown -> new ArrayList<>(
                        Collections.nCopies(DAYS, 0L))).set(row.day - 1, row.zeros));
        Map<Long, Sparkline> charts = new HashMap<>();
        days.forEach((integration, counts) -> charts.put(integration, new Sparkline(List.copyOf(counts))));
        return charts;
    }

    /** @param day the first is 1 */
    private record ZerosOfDay(long integrationId, int day, long zeros) {
    }
}
