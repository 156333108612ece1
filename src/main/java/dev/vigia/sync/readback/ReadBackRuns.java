package dev.vigia.sync.readback;

import dev.vigia.sync.lease.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** The rounds of reading back, and their place. Every method joins the caller's transaction. */
@ApplicationScoped
public class ReadBackRuns {

    /** How many listings are passed over at once that are not to be read. */
    static final int STRIDE = 1_000;

    private final Session session;
    private final ReadBackConfig config;

    ReadBackRuns(Session session, ReadBackConfig config) {
        this.session = session;
        this.config = config;
    }

    /**
     * A round under way.
     *
     * @param after    the last product that was read
     * @param failures in a row, at this place
     */
    record Place(long round, long after, int failures) {
    }

    /** When the next step of an integration is due, as SQL on {@code integration}; a new one waits like any other. */
    public static final String DUE = """
            coalesce((select next_at from read_back where integration_id = integration.id
                      order by started_at desc limit 1),
                     integration.created_at + make_interval(secs => :readBack)) <= clock_timestamp()
            """;

    /** Where to go on, in a new round if the last one is finished; empty while nothing is to be read. */
    Optional<Place> due(Lease lease) {
        return session.createNativeQuery("select id from integration where id = :integration and " + DUE, Long.class)
                .setParameter("integration", lease.integrationId())
                .setParameter("readBack", config.readBack().toSeconds())
                .getResultStream().findFirst()
                .map(any -> underWay(lease).orElseGet(() -> begin(lease)));
    }

    private Optional<Place> underWay(Lease lease) {
        return session.createNativeQuery("""
                select id, after_product_id, failures from read_back
                where integration_id = :integration and finished_at is null
                """, Object[].class)
                .setParameter("integration", lease.integrationId())
                .getResultStream().findFirst()
                .map(row -> new Place((Long) row[0], (Long) row[1], (Integer) row[2]));
    }

    private Place begin(Lease lease) {
        return new Place(session.createNativeQuery("""
                insert into read_back (integration_id, retailer_id) values (:integration, :retailer) returning id
                """, Long.class)
                .setParameter("integration", lease.integrationId())
                .setParameter("retailer", lease.retailerId())
                .getSingleResult(), 0, 0);
    }

    /** Nothing is to be read in the next stride: passes it over, or ends the round where no listing follows. */
    void pass(Lease lease, Place place) {
        OptionalLong last = session.createNativeQuery("""
                select product_id from listing
                where integration_id = :integration and product_id > :after
                order by product_id limit :stride
                """, Long.class)
                .setParameter("integration", lease.integrationId())
                .setParameter("after", place.after())
                .setParameter("stride", STRIDE)
                .getResultStream().mapToLong(Long::longValue).max();
        if (last.isPresent()) {
            advance(place, last.getAsLong(), Map.of());
        } else {
            finish(place);
        }
    }

    private void finish(Place place) {
        session.createNativeMutationQuery("""
                update read_back
                set finished_at = now(), next_at = greatest(started_at + make_interval(secs => :readBack), now())
                where id = :round
                """)
                .setParameter("readBack", config.readBack().toSeconds())
                .setParameter("round", place.round())
                .executeUpdate();
    }

    /** The listings up to this product have been read, and so many of them were found so. */
    void advance(Place place, long product, Map<ReadBackFinding, Long> found) {
        String counts = Arrays.stream(ReadBackFinding.values()).filter(finding -> finding != ReadBackFinding.SOUND)
                .map(finding -> finding.code() + " = " + finding.code() + " + " + found.getOrDefault(finding, 0L))
                .collect(Collectors.joining(", "));
        session.createNativeMutationQuery("update read_back set after_product_id = :product, failures = 0, "
                + "next_at = now(), read = read + :read, " + counts + " where id = :round")
                .setParameter("product", product)
                .setParameter("read", found.values().stream().mapToLong(Long::longValue).sum())
                .setParameter("round", place.round())
                .executeUpdate();
    }

    /** The marketplace would not say: the same place is tried again after a while. */
    void pause(Place place, Duration rest) {
        session.createNativeMutationQuery("""
                update read_back
                set failures = failures + 1, next_at = clock_timestamp() + make_interval(secs => :seconds)
                where id = :round
                """)
                .setParameter("seconds", rest.toMillis() / 1000.0)
                .setParameter("round", place.round())
                .executeUpdate();
    }
}
