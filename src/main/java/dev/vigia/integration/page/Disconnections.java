package dev.vigia.integration.page;

import dev.vigia.audit.Audit;
import dev.vigia.database.DeadlockRetry;
import dev.vigia.database.OneColumn;
import dev.vigia.integration.Integration;
import dev.vigia.listing.Evaluation;
import dev.vigia.listing.rollout.Rollouts;
import dev.vigia.listing.rollout.RuleChange;
import dev.vigia.listing.rule.Rules;
import dev.vigia.marketplace.Outcome.Cause;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Disconnects integrations: takes what they show to zero as if no category were registered, waits until the marketplace
 * has confirmed that, then erases what opens the account. The history stays.
 */
@ApplicationScoped
public class Disconnections {

    private static final String IN_FLIGHT = """
            product_id in (select unnest(product_ids) from in_flight where integration_id = :integration)""";

    // One whose zero the marketplace refused because it does not have it, or has closed it, shows none.
    private static final String REFUSED = "refused = 0 and problem in ('NOT_FOUND', 'CLOSED')";

    /** A listing that was told something and may still show units. */
    private static final String TOLD_OPEN = "sent_revision > 0 and (travelling or resend or sent is distinct from 0"
            + " or confirmed is distinct from 0) and (" + REFUSED + ") is not true";

    /** The same, or one that a call is about just now. */
    private static final String OPEN = "(" + TOLD_OPEN + " or " + IN_FLIGHT + " and (" + REFUSED + ") is not true)";

    /** A listing that shows units, or may once a call is applied that has not been answered. */
    private static final String SHOWING = """
            greatest(confirmed, sent) > 0
              or product_id in (select product_id from in_doubt
                                where integration_id = :integration and 0 < any (quantities))
              or product_id in (select product_id
                                from in_flight, unnest(product_ids, quantities) sent_now (product_id, quantity)
                                where integration_id = :integration and quantity > 0)
            """;

    private final Session session;
    private final Evaluation evaluation;
    private final Rollouts rollouts;
    private final Rules rules;
    private final Audit audit;
    private final Clock clock;

    Disconnections(Session session, Evaluation evaluation, Rollouts rollouts, Rules rules, Audit audit, Clock clock) {
        this.session = session;
        this.evaluation = evaluation;
        this.rollouts = rollouts;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * How far it is.
     *
     * @param showing listings that show units, or may show some
     * @param total   listings that were ever told anything, or are being told just now
     * @param open    of them, those not known to be at zero
     * @param failing why, of those that failed, the most frequent first
     */
    public record Progress(long showing, long total, long open, List<Failing> failing) {

        public long done() {
            return total - open;
        }

        public long failed() {
            return failing.stream().mapToLong(Failing::listings).sum();
        }
    }

    public record Failing(Cause cause, long listings) {
    }

    @Transactional
    Progress progress(Integration integration) {
        ProgressRow row = ask("select count(*) filter (where " + SHOWING + "), count(*) filter (where "
                + "sent_revision > 0 or " + IN_FLIGHT + "), count(*) filter (where " + OPEN + ") from listing", "",
                integration,
                ProgressRow.class).getSingleResult();
        List<Failing> failing = ask("select problem, count(*) from listing", " and problem is not null and " + OPEN
                + " group by problem order by count(*) desc, problem", integration, ProblemRow.class)
                .getResultList().stream().map(problem -> new Failing(Cause.valueOf(problem.problem), problem.listings))
                .toList();
        return new Progress(row.showing, row.total, row.open, failing);
    }

    private record ProgressRow(long showing, long total, long open) {
    }

    private record ProblemRow(String problem, long listings) {
    }

    private <T> NativeQuery<T> ask(String select, String more, Integration integration, Class<T> row) {
        return session.createNativeQuery(select + " where retailer_id = :retailer and integration_id = :integration"
                + more, row)
                .setParameter("retailer", integration.retailerId)
                .setParameter("integration", integration.id);
    }

    /** Takes all it shows to zero; one that cannot have told its marketplace anything is disconnected at once. */
    @Transactional
    Optional<Integration> begin(long retailerId, long id, String actor) {
        return Integration.findToChange(retailerId, id).map(integration -> {
            if (!integration.isDisconnecting()) {
                audit.record(integration.retailerId, integration.id, actor, "disconnecting", Map.of("enabled",
                        integration.enabled,
                        "everyCategory", integration.everyCategory), Map.of("showing", progress(integration)
                                .showing()));
                // Before the listings are locked, as a sender does; it settles nothing more until this has ended.
                boolean untold = nobodySends(integration) && isUntold(integration);
                integration.beginDisconnecting(clock.instant());
                session.flush();
                delete("integration_category", integration);
                if (!untold && rollouts.isNeeded(retailerId, id)) {
                    rollouts.begin(retailerId, id, RuleChange.ofReach(integration.minimumRule()));
                    return integration;
                }
                if (untold) {
                    end(integration, actor);
                } else {
                    evaluation.ofIntegration(retailerId, id);
                }
            }
            return integration;
        });
    }

    /** Whether no call can have told its marketplace anything. */
    private boolean isUntold(Integration integration) {
        return OneColumn.query(session, """
                select not exists (select from listing where integration_id = :integration
                                   and (sent is not null or travelling))
                  and not exists (select from in_flight where integration_id = :integration)
                  and not exists (select from in_doubt where integration_id = :integration)
                """, Boolean.class)
                .setParameter("integration", integration.id)
                .getSingleResult();
    }

    /**
     * Whether nobody sends, and nobody can begin to before this transaction ends: whoever would takes the lease first. One
     * that is there stays as it is, and one that is not there yet is made.
     */
    private boolean nobodySends(Integration integration) {
        holdLease(integration);
        return session.createNativeMutationQuery("""
                insert into lease (integration_id, retailer_id, owner, epoch, expires_at)
                select :integration, :retailer, gen_random_uuid(), 1, clock_timestamp()
                where not exists (select from lease
                                  where integration_id = :integration and expires_at > clock_timestamp())
                on conflict (integration_id) do update set expires_at = lease.expires_at
                  where lease.expires_at <= clock_timestamp()
                """)
                .setParameter("integration", integration.id)
                .setParameter("retailer", integration.retailerId)
                .executeUpdate() == 1;
    }

    /** Whoever is settling ends first. */
    private void holdLease(Integration integration) {
        OneColumn.query(session, "select epoch from lease where integration_id = :integration for update", Long.class)
                .setParameter("integration", integration.id)
                .getResultList();
    }

    /** Erases what opens the account, whether all is at zero or not. */
    Optional<Integration> end(long retailerId, long id, String actor) {
        return DeadlockRetry.inTransaction(() -> Integration.findToChange(retailerId, id).filter(
                Integration::isDisconnecting).map(integration -> {
                    end(integration, actor);
                    return integration;
                }));
    }

    /** Those of which all is at zero. Any node may; the second finds nothing to do. */
    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void endThoseAtZero() {
        QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery("select retailer_id, id " + AT_ZERO,
                AtZeroRow.class).getResultList()).forEach(row -> endAtZero(row, "vigia"));
    }

    /** Asked again behind the lease: what was due may have left meanwhile. */
    private void endAtZero(AtZeroRow row, String actor) {
        DeadlockRetry.inTransaction(() -> Integration.findToChange(row.retailerId, row.id).map(integration -> {
            holdLease(integration);
            boolean isAtZero = OneColumn.query(session, "select count(*) > 0 " + AT_ZERO + " and id = :integration",
                    Boolean.class).setParameter("integration", row.id).getSingleResult();
            if (isAtZero) {
                end(integration, actor);
            }
            return integration;
        }));
    }

    private static final String AT_ZERO = """
                from integration
                where disconnecting_at is not null and disconnected_at is null
                  and not exists (select from rollout where rollout.integration_id = integration.id and ended_at is null)
                  and not exists (select from in_flight where in_flight.integration_id = integration.id)
                  and not exists (select from in_doubt where in_doubt.integration_id = integration.id)
                  -- Who was sending may have been about to write down what is in flight, until it has settled that.
                  and not exists (select from lease
                                  where lease.integration_id = integration.id and expires_at > clock_timestamp()
                                    and coalesce(synced_at, '-infinity') < disconnecting_at)
                  and not exists (select from listing where listing.integration_id = integration.id and\s""" + TOLD_OPEN
            + ")";

    private record AtZeroRow(long retailerId, long id) {
    }

    private void end(Integration integration, String actor) {
        holdLease(integration);
        audit.record(integration.retailerId, integration.id, actor, "disconnected", Map.of(), Map.of("credentials",
                "erased", "stillShowing",
                progress(integration).showing()));
        integration.endDisconnecting(clock.instant());
        session.flush();
        rules.integrationsChanged(integration.retailerId);
        rollouts.supersede(integration.retailerId, integration.id);
        evaluation.forget(integration.retailerId, integration.id);
        List.of("integration_setting", "integration_token", "token_turn", "consent", "integration_warehouse",
                "submission", "in_flight", "in_doubt").forEach(table -> delete(table, integration));
    }

    private void delete(String table, Integration integration) {
        session.createNativeMutationQuery("delete from " + table
                + " where retailer_id = :retailer and integration_id = :integration")
                .setParameter("retailer", integration.retailerId)
                .setParameter("integration", integration.id)
                .executeUpdate();
    }
}
