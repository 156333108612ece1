package dev.vigia.updates.status;

import dev.vigia.database.OneColumn;
import dev.vigia.integration.IntegrationStatus;
import dev.vigia.integration.IntegrationStatuses;
import dev.vigia.listing.ListingConfig;
import dev.vigia.listing.NowSql;
import dev.vigia.listing.Priority;
import dev.vigia.listing.rollout.Rollouts;
import dev.vigia.marketplace.Marketplaces;
import dev.vigia.marketplace.Outcome.Cause;
import dev.vigia.sync.queue.QueueConfig;
import dev.vigia.sync.queue.UpdateOutcome;
import dev.vigia.sync.readback.ReadBackFinding;
import dev.vigia.updates.status.SyncStatus.DriftCount;
import dev.vigia.updates.status.SyncStatus.DueCount;
import dev.vigia.updates.status.SyncStatus.FailureCount;
import dev.vigia.updates.status.SyncStatus.FailureCounts;
import dev.vigia.updates.status.SyncStatus.Unconfirmed;
import dev.vigia.updates.status.ZeroLags.Lag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Takes the status of an integration. Each question is bounded, because a page asks them every few seconds. */
@ApplicationScoped
class SyncStatusQueries {

    private static final int MOST_FAILURES = 10_000;

    private final Session session;
    private final IntegrationStatuses statuses;
    private final Marketplaces marketplaces;
    private final Rollouts rollouts;
    private final ZeroLags lags;
    private final QueueConfig config;
    private final ListingConfig listings;

    SyncStatusQueries(Session session, IntegrationStatuses statuses, Marketplaces marketplaces, Rollouts rollouts,
            ZeroLags lags, QueueConfig config, ListingConfig listings) {
        this.lags = lags;
        this.config = config;
        this.listings = listings;
        this.session = session;
        this.rollouts = rollouts;
        this.statuses = statuses;
        this.marketplaces = marketplaces;
    }

    /** Empty when the retailer has no such integration. */
    @Transactional
    public Optional<SyncStatus> of(long retailerId, long integrationId) {
        return statuses.find(retailerId, integrationId)
                .flatMap(status -> marketplaces.find(status.integration().marketplace).map(
                        marketplace -> new SyncStatus(
                                status, marketplace, lag(status), waiting(status), unconfirmed(status),
                                budgetUsed(status),
                                failures(status), drifts(status), rollouts.recent(retailerId, integrationId))));
    }

    private Lag lag(IntegrationStatus status) {
        long id = status.integration().id;
        return lags.of(status.integration().retailerId, id).get(id);
    }

    private List<DueCount> waiting(IntegrationStatus status) {
        Map<Priority, DueCount> found = new EnumMap<>(Priority.class);
        ask("""
                select cast(priority as integer), cast(sum(listings) as bigint), min(since)
                from due where integration_id = :integration and retailer_id = :retailer
                group by priority
                """, status, DueCountRow.class).getResultList()
                .forEach(row -> found.put(row.urgency(), new DueCount(row.urgency(), row.listings,
                        Optional.of(row.since))));
        return Stream.of(Priority.values())
                .map(priority -> found.getOrDefault(priority, DueCount.none(priority))).toList();
    }

    private record DueCountRow(int priority, long listings, Instant since) {

        Priority urgency() {
            return Priority.values()[priority];
        }
    }

    private Unconfirmed unconfirmed(IntegrationStatus status) {
        return ask("""
                with open as (
                  select product_ids, cardinality(product_ids) listings, accepted_at from submission
                  where integration_id = :integration and retailer_id = :retailer
                )
                select cast(coalesce(sum(listings), 0) as bigint), min(accepted_at),
                       cast(coalesce(sum(listings) filter (where accepted_at < now() - make_interval(secs => :timeout)),
                                     0) as bigint),
                       (select count(*)
                        from (select unnest(product_ids) product_id from open limit :most) named
                        %s
                        where retailer_id = :retailer and travelling
                          and %s is distinct from sent),
                       (select count(*) from in_doubt
                        where integration_id = :integration and retailer_id = :retailer)
                from open
                """.formatted(NowSql.lookedUp("named.product_id", ":integration"), NowSql.DESIRED), status,
                UnconfirmedRow.class).setParameter("timeout", config
                        .confirmationTimeout().toSeconds())
                .setParameter("ceiling", listings.ceiling())
                .setParameter("most", MOST_FAILURES).getSingleResult().unconfirmed(config.confirmationTimeout());
    }

    /** @param since null when none is accepted */
    private record UnconfirmedRow(long accepted, Instant since, long overdue, long behind, long inDoubt) {

        Unconfirmed unconfirmed(Duration timeout) {
            return new Unconfirmed(accepted, Optional.ofNullable(since), overdue, behind, inDoubt, timeout);
        }
    }

    /** As the node that sends has told lately. */
    private Optional<Double> budgetUsed(IntegrationStatus status) {
        return OneColumn.query(session, """
                select cast(budget_used as float8) from lease
                where integration_id = :integration and retailer_id = :retailer
                  and budget_at > clock_timestamp() - interval '1 minute'
                """, Double.class)
                .setParameter("integration", status.integration().id)
                .setParameter("retailer", status.integration().retailerId)
                .getResultStream().findFirst();
    }

    private FailureCounts failures(IntegrationStatus status) {
        List<FailureCount> causes = ask("""
                select outcome, cause, count(*)
                from (select outcome, cause from stock_update
                      where integration_id = :integration and retailer_id = :retailer
                        and outcome in ('retry', 'rejected') and happened_at > now() - interval '1 day'
                      order by happened_at desc limit :most) latest
                group by outcome, cause
                order by count(*) desc, outcome, cause
                """, status, FailureRow.class).setParameter("most", MOST_FAILURES).getResultList().stream()
                .map(row -> new FailureCount(UpdateOutcome.ofCode(row.outcome).orElseThrow(), Cause.valueOf(row.cause),
                        row.updates)).toList();
        return new FailureCounts(causes, causes.stream().mapToLong(FailureCount::updates).sum() == MOST_FAILURES);
    }

    private record FailureRow(String outcome, String cause, long updates) {
    }

    private List<DriftCount> drifts(IntegrationStatus status) {
        return ask("""
                select cause, count(*)
                from (select cause, found_at from drift
                      where integration_id = :integration and retailer_id = :retailer
                      order by id desc limit :most) latest
                where found_at > now() - interval '1 day'
                group by cause
                order by count(*) desc, cause
                """, status, FindingRow.class).setParameter("most", MOST_FAILURES).getResultList().stream()
                .map(row -> new DriftCount(ReadBackFinding.ofCause(row.cause).orElseThrow(), row.listings)).toList();
    }

    private record FindingRow(String cause, long listings) {
    }

    private <T> NativeQuery<T> ask(String sql, IntegrationStatus status, Class<T> row) {
        return session.createNativeQuery(sql, row)
                .setParameter("integration", status.integration().id)
                .setParameter("retailer", status.integration().retailerId);
    }
}
