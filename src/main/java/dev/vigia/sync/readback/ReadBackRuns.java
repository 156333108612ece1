package dev.vigia.sync.readback;

import dev.vigia.database.OneColumn;
import dev.vigia.sync.lease.Lease;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** The runs of reading back, and their position. Every method joins the caller's transaction. */
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
     * A run under way.
     *
     * @param after    the last product that was read
     * @param failures in a row, at this position
     */
    record Position(long run, long after, int failures) {
    }

    /** When the next step of an integration is due, as SQL on {@code integration}; a new one waits like any other. */
    public static final String DUE = """
            coalesce((select next_at from read_back where integration_id = integration.id
                      order by started_at desc limit 1),
                     integration.created_at + make_interval(secs => :readBack)) <= clock_timestamp()
            """;

    /** Where to go on, in a new run if the last one is finished; empty while nothing is to be read. */
    Optional<Position> due(Lease lease) {
        return OneColumn.query(session, "select id from integration where id = :integration and " + DUE, Long.class)
                .setParameter("integration", lease.integrationId())
                .setParameter("readBack", config.readBack().toSeconds())
                .getResultStream().findFirst()
                .map(any -> underWay(lease).orElseGet(() -> begin(lease)));
    }

    private Optional<Position> underWay(Lease lease) {
        return session.createNativeQuery("""
                select id, after_product_id, failures from read_back
                where integration_id = :integration and finished_at is null
                """, Position.class)
                .setParameter("integration", lease.integrationId())
                .getResultStream().findFirst();
    }

    private Position begin(Lease lease) {
        return new Position(OneColumn.query(session, """
                insert into read_back (integration_id, retailer_id) values (:integration, :retailer) returning id
                """, Long.class)
                .setParameter("integration", lease.integrationId())
                .setParameter("retailer", lease.retailerId())
                .getSingleResult(), 0, 0);
    }

    /** Nothing is to be read in the next stride: passes it over, or ends the run where no listing follows. */
    void pass(Lease lease, Position position) {
        OptionalLong last = OneColumn.query(session, """
                select product_id from listing
                where integration_id = :integration and product_id > :after
                order by product_id limit :stride
                """, Long.class)
                .setParameter("integration", lease.integrationId())
                .setParameter("after", position.after())
                .setParameter("stride", STRIDE)
                .getResultStream().mapToLong(Long::longValue).max();
        if (last.isPresent()) {
            advance(position, last.getAsLong(), Map.of());
        } else {
            finish(position);
        }
    }

    private void finish(Position position) {
        session.createNativeMutationQuery("""
                update read_back
                set finished_at = now(), next_at = greatest(started_at + make_interval(secs => :readBack), now())
                where id = :run
                """)
                .setParameter("readBack", config.readBack().toSeconds())
                .setParameter("run", position.run())
                .executeUpdate();
    }

    /** The listings up to this product have been read, and so many of them were found so. */
    void advance(Position position, long product, Map<ReadBackFinding, Long> found) {
        String counts = Arrays.stream(ReadBackFinding.values()).filter(finding -> finding != ReadBackFinding.SOUND)
                .map(finding -> finding.code() + " = " + finding.code() + " + " + found.getOrDefault(finding, 0L))
                .collect(Collectors.joining(", "));
        session.createNativeMutationQuery("update read_back set after_product_id = :product, failures = 0, "
                + "next_at = now(), read = read + :read, " + counts + " where id = :run")
                .setParameter("product", product)
                .setParameter("read", found.values().stream().mapToLong(Long::longValue).sum())
                .setParameter("run", position.run())
                .executeUpdate();
    }

    /** The marketplace would not say: the same position is tried again after a while. */
    void pause(Position position, Duration rest) {
        session.createNativeMutationQuery("""
                update read_back
                set failures = failures + 1, next_at = clock_timestamp() + make_interval(secs => :seconds)
                where id = :run
                """)
                .setParameter("seconds", rest.toMillis() / 1000.0)
                .setParameter("run", position.run())
                .executeUpdate();
    }
}
