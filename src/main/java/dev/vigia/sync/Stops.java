package dev.vigia.sync;

import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.sync.Settlement.Settled;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** Decides when an integration rests: shortly when the marketplace does not answer, for good when it refuses us. */
@ApplicationScoped
class Stops {

    private static final Logger LOG = Logger.getLogger(Stops.class);
    private static final Set<Cause> OUTAGE = EnumSet.of(Cause.UNREACHABLE, Cause.TIMEOUT, Cause.UNAVAILABLE);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);

    private final Session session;
    private final Map<Long, Rest> rests = new ConcurrentHashMap<>();

    Stops(Session session) {
        this.session = session;
    }

    /** Whether it is on, was not stopped, and does not rest. */
    boolean maySend(long integrationId) {
        Rest rest = rests.get(integrationId);
        if (rest != null && rest.goesOn()) {
            return false;
        }
        return QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery(
                "select enabled and stopped_because is null from integration where id = :id", Boolean.class)
                .setParameter("id", integrationId).getSingleResultOrNull()) == Boolean.TRUE;
    }

    /** Learns from answers. */
    void note(Lease lease, List<Settled> answers) {
        answers.stream().map(Settled::outcome).filter(Outcome.Rejected.class::isInstance)
                .map(Outcome.Rejected.class::cast).filter(rejected -> rejected.cause() == Cause.CREDENTIALS).findFirst()
                .ifPresent(refused -> stop(lease, refused.words()));
        Duration asked = answers.stream().map(Settled::outcome).filter(Outcome.Retry.class::isInstance)
                .map(Outcome.Retry.class::cast).filter(retry -> retry.cause() == Cause.LIMITED)
                .map(Outcome.Retry::after).max(Duration::compareTo).orElse(Duration.ZERO);
        boolean outage = !answers.isEmpty() && answers.stream().allMatch(answer -> isOutage(answer.outcome()));
        if (outage) {
            rests.compute(lease.integrationId(), (id, last) -> Rest.longer(last));
        } else if (!asked.isZero()) {
            rests.put(lease.integrationId(), Rest.of(asked, 0));
        } else if (!answers.isEmpty()) {
            rests.remove(lease.integrationId());
        }
    }

    private static boolean isOutage(Outcome outcome) {
        return outcome instanceof Outcome.Retry retry && OUTAGE.contains(retry.cause());
    }

    private void stop(Lease lease, String words) {
        LOG.warnf("Integration %d stops: the marketplace refuses its credentials", lease.integrationId());
        QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery("""
                update integration set stopped_because = :words, stopped_at = now()
                where id = :id and stopped_because is null
                """)
                .setParameter("words", words == null ? "" : words)
                .setParameter("id", lease.integrationId())
                .executeUpdate());
    }

    /** @param until on this machine's monotonic clock: a clock that is set must not prolong it */
    private record Rest(long until, int times) {

        static Rest of(Duration length, int times) {
            return new Rest(System.nanoTime() + length.toNanos(), times);
        }

        static Rest longer(Rest last) {
            int times = last == null ? 0 : last.times + 1;
            Duration rest = Duration.ofSeconds(1L << Math.min(times, 5));
            return of(rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest, times);
        }

        boolean goesOn() {
            return until - System.nanoTime() > 0;
        }
    }
}
