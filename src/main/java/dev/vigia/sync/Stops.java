package dev.vigia.sync;

import dev.vigia.integration.SignIns;
import dev.vigia.marketplace.Outcome;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.sync.Settlement.Settled;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Decides when an integration rests: for as long as the marketplace asks, ever longer while it does not answer, for good
 * when it refuses us. It rests by the clock of the database, for every node and beyond a restart.
 */
@ApplicationScoped
class Stops {

    private static final Logger LOG = Logger.getLogger(Stops.class);
    private static final Set<Cause> OUTAGE = EnumSet.of(Cause.UNREACHABLE, Cause.TIMEOUT, Cause.UNAVAILABLE);
    private static final Set<Cause> ASKING = EnumSet.of(Cause.LIMITED, Cause.UNAVAILABLE);

    private final Session session;
    private final SignIns signIns;
    /** Those whose last sign-in was refused. */
    private final Set<Long> refused = ConcurrentHashMap.newKeySet();

    Stops(Session session, SignIns signIns) {
        this.session = session;
        this.signIns = signIns;
    }

    /** Whether it is on, was not stopped, and does not rest. */
    boolean maySend(long integrationId) {
        return QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery("""
                select enabled and stopped_because is null and not coalesce(rests_until > clock_timestamp(), false),
                       refused_sign_ins > 0
                from integration left join lease on lease.integration_id = integration.id
                where integration.id = :id
                """, Object[].class)
                .setParameter("id", integrationId).getResultStream().findFirst()).filter(row -> {
                    if (row[1] == Boolean.TRUE) {
                        refused.add(integrationId);
                    } else {
                        refused.remove(integrationId);
                    }
                    return row[0] == Boolean.TRUE;
                }).isPresent();
    }

    /** How long the marketplace asks to be left alone; zero when it does not. */
    static Duration rest(List<Settled> answers) {
        return answers.stream().map(Settled::outcome).filter(Outcome.Retry.class::isInstance)
                .map(Outcome.Retry.class::cast).filter(retry -> ASKING.contains(retry.cause()))
                .map(Outcome.Retry::after).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** Learns from answers when to send again. Joins the caller's transaction, which holds the lease. */
    void note(Lease lease, List<Settled> answers) {
        obey(lease, answers);
        boolean stumble = isStumble(answers);
        // The same listing again must not hold up the others; nor is it an answer.
        if (answers.isEmpty() || stumble && answers.get(0).consignment().attempts() > 0) {
            return;
        }
        // 1, 2, 4 … 30 seconds, until something is answered again. One listing that stumbles is no reason yet; the next is.
        session.createNativeMutationQuery("""
                update lease
                set outages = case when :outage then outages + 1 else 0 end,
                    rests_until = greatest(rests_until, clock_timestamp() + make_interval(secs =>
                      case when :outage and (outages > 0 or not :stumble)
                        then least(power(2, least(outages, 5)), 30) else 0 end))
                where integration_id = :integration and (:outage or outages > 0)
                """)
                .setParameter("outage", !isAnswered(answers))
                .setParameter("stumble", stumble)
                .setParameter("integration", lease.integrationId())
                .executeUpdate();
    }

    /** Rests for as long as the marketplace asks, and no shorter than it has asked before. Joins that transaction, too. */
    void obey(Lease lease, List<Settled> answers) {
        Duration asked = rest(answers);
        if (asked.isZero()) {
            return;
        }
        session.createNativeMutationQuery("""
                update lease
                set rests_until = greatest(rests_until, clock_timestamp() + make_interval(secs => :asked))
                where integration_id = :integration
                """)
                .setParameter("asked", asked.toMillis() / 1000.0)
                .setParameter("integration", lease.integrationId())
                .executeUpdate();
    }

    /** Whether the marketplace answered 5xx to one listing alone, which may be the trouble of that listing. */
    private static boolean isStumble(List<Settled> answers) {
        return answers.size() == 1 && answers.get(0).outcome() instanceof Outcome.Retry retry
                && retry.cause() == Cause.UNAVAILABLE;
    }

    /** Whether the marketplace has had a say in any of it. */
    static boolean isAnswered(List<Settled> answers) {
        return answers.stream().map(Settled::outcome)
                .anyMatch(outcome -> !(outcome instanceof Outcome.Retry retry && OUTAGE.contains(retry.cause())));
    }

    /**
     * Refused sign-ins in a row stop the integration until a person acts. Where others of the same moment were let in,
     * it is a single listing that is not ours.
     *
     * @param offersPerCall a call is one sign-in, however many offers it is about
     */
    void noteSignIns(Lease lease, List<Settled> answers, int offersPerCall) {
        List<Outcome.Rejected> refusals = answers.stream().map(Settled::outcome).filter(Stops::isRefused)
                .map(Outcome.Rejected.class::cast).toList();
        if (answers.stream().map(Settled::outcome).anyMatch(Stops::isLetIn)) {
            if (refused.remove(lease.integrationId())) {
                signIns.accepted(lease.integrationId());
            }
        } else if (!refusals.isEmpty()) {
            refused.add(lease.integrationId());
            int calls = (refusals.size() - 1) / offersPerCall + 1;
            if (signIns.refused(lease.integrationId(), calls, refusals.get(0).words())) {
                LOG.warnf("Integration %d stops: the marketplace refuses its credentials", lease.integrationId());
            }
        }
    }

    /** Whether the marketplace did not let us in. */
    static boolean isRefused(Outcome outcome) {
        return outcome instanceof Outcome.Rejected rejected && rejected.cause() == Cause.CREDENTIALS;
    }

    private static boolean isLetIn(Outcome outcome) {
        return !(outcome instanceof Outcome.Retry) && !isRefused(outcome);
    }
}
