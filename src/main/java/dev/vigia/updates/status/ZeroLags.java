package dev.vigia.updates.status;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** How long zeros take to reach the marketplaces. Bounded, because pages ask every few seconds. */
@ApplicationScoped
public class ZeroLags {

    private static final int LATEST_ZEROS = 1_000;

    private final Session session;

    ZeroLags(Session session) {
        this.session = session;
    }

    /**
     * How long zeros took, from the stock change until the marketplace confirmed them.
     *
     * @param zeros how many it is about, the latest; the others are empty when there are none
     * @param half  half of them took no longer
     * @param most  99 of 100 took no longer
     */
    public record Lag(long zeros, Optional<Duration> half, Optional<Duration> most) {

        public static final Lag NONE = new Lag(0, Optional.empty(), Optional.empty());
    }

    /** Of each integration. Joins the caller's transaction. */
    public Map<Long, Lag> of(long retailerId, Long... integrations) {
        return session.createNativeQuery("""
                select named.id, lag.* from unnest(cast(:integrations as bigint[])) named (id)
                cross join lateral (
                  select count(waited), percentile_disc(0.5) within group (order by waited),
                         percentile_disc(0.99) within group (order by waited)
                  from (select waited from stock_update
                        where integration_id = named.id and retailer_id = :retailer
                          and outcome = 'applied' and quantity = 0
                        order by stock_update.id desc limit :most) latest
                ) lag (zeros, half, most)
                """, LagRow.class)
                .setParameter("integrations", integrations)
                .setParameter("retailer", retailerId)
                .setParameter("most", LATEST_ZEROS)
                .getResultList().stream().collect(Collectors.toMap(LagRow::integrationId, LagRow::lag));
    }

    /** In milliseconds; null where there are no zeros. */
    private record LagRow(long integrationId, long zeros, Integer half, Integer most) {

        Lag lag() {
            return new Lag(zeros, Optional.ofNullable(half).map(Duration::ofMillis),
                    Optional.ofNullable(most).map(Duration::ofMillis));
        }
    }
}
