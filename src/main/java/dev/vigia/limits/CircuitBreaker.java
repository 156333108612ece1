package dev.vigia.limits;

import dev.vigia.database.Backoff;
import dev.vigia.limits.CallResult.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Decides when an integration is not called: for as long as the other side asks, ever longer while it does not answer,
 * for good when it refuses our credentials. It goes by the clock of the database, for every node and beyond a restart.
 */
@ApplicationScoped
public class CircuitBreaker {

    private static final Logger LOG = Logger.getLogger(CircuitBreaker.class);
    private static final Backoff OUTAGES = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final Set<Kind> OUTAGE = EnumSet.of(Kind.NO_ANSWER, Kind.UNAVAILABLE);
    private static final Set<Kind> ASKING = EnumSet.of(Kind.LIMITED, Kind.UNAVAILABLE);

    private final Session session;
    private final SignInFailures signIns;
    /** Those whose last sign-in was refused. */
    private final Set<Long> refused = ConcurrentHashMap.newKeySet();

    public CircuitBreaker(Session session, SignInFailures signIns) {
        this.session = session;
        this.signIns = signIns;
    }

    /** Whether it is on, was not stopped, and is not to be left alone. Joins the caller's transaction. */
    public boolean allows(long integrationId) {
        return session.createNativeQuery("""
                select enabled and stopped_because is null and not coalesce(rests_until > clock_timestamp(), false),
                       refused_sign_ins > 0
                from integration left join lease on lease.integration_id = integration.id
                where integration.id = :id
                """, AccountState.class)
                .setParameter("id", integrationId).getResultStream().findFirst().filter(account -> {
                    if (account.refused) {
                        refused.add(integrationId);
                    } else {
                        refused.remove(integrationId);
                    }
                    return account.allowed;
                }).isPresent();
    }

    /** @param refused whether its last sign-in was */
    private record AccountState(boolean allowed, boolean refused) {
    }

    /** How long the other side asks to be left alone; zero when it does not. */
    public static Duration retryAfter(List<CallResult> results) {
        return results.stream().filter(result -> ASKING.contains(result.kind())).map(CallResult::pause)
                .max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /**
     * Learns from the results of calls when to call again. Joins the caller's transaction, which holds the lease.
     *
     * @param again whether what a single call was about had failed before
     */
    public void record(long integrationId, List<CallResult> results, boolean again) {
        pauseFor(integrationId, results);
        boolean stumble = isStumble(results);
        // The same listing again must not hold up the others; nor is it an answer.
        if (results.isEmpty() || stumble && again) {
            return;
        }
        // Until something is answered again. One listing that stumbles is no reason yet; the next is.
        session.createNativeMutationQuery("""
                update lease
                set outages = case when :outage then outages + 1 else 0 end,
                    rests_until = case when :outage and (outages > 0 or not :stumble)
                      then greatest(rests_until, clock_timestamp() + %s)
                      else greatest(rests_until, clock_timestamp()) end
                where integration_id = :integration and (:outage or outages > 0)
                """.formatted(OUTAGES.sql("outages")))
                .setParameter("outage", !isAnswered(results))
                .setParameter("stumble", stumble)
                .setParameter("integration", integrationId)
                .executeUpdate();
    }

    /** Pauses for as long as the other side asks, and no shorter than it has asked before. Joins that transaction, too. */
    public void pauseFor(long integrationId, List<CallResult> results) {
        Duration asked = retryAfter(results);
        if (asked.isZero()) {
            return;
        }
        session.createNativeMutationQuery("""
                update lease
                set rests_until = greatest(rests_until, clock_timestamp() + make_interval(secs => :asked))
                where integration_id = :integration
                """)
                .setParameter("asked", asked.toMillis() / 1000.0)
                .setParameter("integration", integrationId)
                .executeUpdate();
    }

    /** Whether the other side has a fault of its own over one listing alone, which may be the trouble of that listing. */
    private static boolean isStumble(List<CallResult> results) {
        return results.size() == 1 && results.get(0).kind() == Kind.UNAVAILABLE;
    }

    /** Whether the other side has had a say in any of it. */
    public static boolean isAnswered(List<CallResult> results) {
        return results.stream().anyMatch(result -> !OUTAGE.contains(result.kind()));
    }

    /**
     * Refused sign-ins in a row stop the integration until a person acts. Where others of the same moment were let in,
     * it is a single listing that is not ours.
     *
     * @param offersPerCall a call is one sign-in, however many offers it is about
     */
    public void recordSignIns(long integrationId, List<CallResult> results, int offersPerCall) {
        List<CallResult> refusals = results.stream().filter(result -> result.kind() == Kind.REFUSED).toList();
        if (results.stream().anyMatch(result -> result.kind() == Kind.SIGNED_IN)) {
            if (refused.remove(integrationId)) {
                signIns.accepted(integrationId);
            }
        } else if (!refusals.isEmpty()) {
            refused.add(integrationId);
            int calls = (refusals.size() - 1) / offersPerCall + 1;
            if (signIns.refused(integrationId, calls, refusals.get(0).message())) {
                LOG.warnf("Integration %d stops: the marketplace refuses its credentials", integrationId);
            }
        }
    }
}
