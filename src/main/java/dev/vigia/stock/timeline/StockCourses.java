package dev.vigia.stock.timeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.Session;

/** Works out how much of a product was available in the last days, in all warehouses that are in use. */
@ApplicationScoped
public class StockCourses {

    static final int DAYS = 30;
    /** Of a day. */
    static final int PARTS = 4;
    private static final int MOST_CHANGES = 20_000;

    // Back from what there is: what is available now, less all that has changed since. Unlimited stock is no number.
    private static final String COURSE = """
            with current as (
              select coalesce(sum(cast(on_hand as bigint) - reserved) filter (where not unlimited), 0) units,
                     count(*) > 0 counted
              from stock_level join warehouse on warehouse.id = warehouse_id and warehouse.active
              where stock_level.retailer_id = :retailer and product_id = :product
            ), change as (
              select width_bucket(recorded_at, cast(:begins as timestamptz[])) part, recorded_at,
                     case when unlimited then 0 else coalesce(cast(on_hand as bigint) - reserved, 0) end
                       - case when coalesce(unlimited_before, false) then 0
                              else coalesce(cast(on_hand_before as bigint) - coalesce(reserved_before, 0), 0) end moved
              from stock_change join warehouse on warehouse.id = warehouse_id and warehouse.active
              where stock_change.retailer_id = :retailer and product_id = :product and recorded_at >= :begin
              order by recorded_at desc limit :most
            ), moved as (
              select part, sum(moved) moved, min(recorded_at) earliest, count(*) changes from change group by part
            )
            select part.number, cast(current.units - coalesce(sum(later.moved) filter (where later.part > part.number), 0)
                     as bigint) units,
                   current.counted and (sum(later.changes) < :most or part.number >= min(later.part)
                                        or count(later.part) = 0) known
            from generate_series(0, :parts) part (number)
            cross join current
            left join moved later on true
            group by part.number, current.units, current.counted
            order by part.number
            """;

    private final Session session;
    private final Clock clock;

    StockCourses(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /**
     * Of the last {@value #DAYS} days.
     *
     * @param zone     where a day begins
     * @param minimums those that hold now, one or more
     */
    @Transactional
    public StockCourse of(long retailerId, long productId, ZoneId zone, List<Integer> minimums) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate first = today.minusDays(DAYS - 1L);
        // As far as now: a part of the day that has not begun has no stock.
        Instant[] begins = IntStream.range(0, DAYS * PARTS).mapToObj(part -> first.plusDays(part / PARTS).atStartOfDay(
                zone).plusHours(part % PARTS * (24L / PARTS)).toInstant()).filter(begin -> !begin.isAfter(clock
                        .instant())).toArray(Instant[]::new);
        List<PartOfCourse> parts = session.createNativeQuery(COURSE, PartOfCourse.class)
                .setParameter("retailer", retailerId)
                .setParameter("product", productId)
                .setParameter("begins", begins)
                .setParameter("begin", begins[0])
                .setParameter("parts", begins.length)
                .setParameter("most", MOST_CHANGES)
                .getResultList();
        return new StockCourse(first, parts.stream().filter(PartOfCourse::known).toList(), minimums.stream().distinct()
                .sorted().toList());
    }

    /**
     * Stock at the end of a part of a day.
     *
     * @param number 0: before the first
     * @param known  whether the ledger reaches back so far
     */
    record PartOfCourse(int number, long units, boolean known) {
    }
}
