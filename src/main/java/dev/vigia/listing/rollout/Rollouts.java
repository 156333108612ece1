package dev.vigia.listing.rollout;

import dev.vigia.database.OneColumn;
import dev.vigia.listing.EvaluationLock;
import dev.vigia.listing.RangeComparison;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** The changed rules that are being carried out, one for each integration. Every method joins the caller's transaction. */
@ApplicationScoped
public class Rollouts {

    /**
     * How many zeros since a row of {@code rollout} began its marketplace shows, at most {@code :most}, for the retailer who is
     * asking.
     */
    public static final String CONFIRMED = """
            (select count(*) filter (where confirmed = 0 and confirmed_at >= started_at)
             from (select condition.product_id from listing_condition_seen condition
                   where condition.integration_id = rollout.integration_id
                     and condition.retailer_id = :retailer
                     and condition.state in ('below_minimum', 'out_of_stock', 'withdrawn')
                     and condition.since >= rollout.started_at
                   order by condition.since limit :most) zeros
             join listing_seen listing on listing.product_id = zeros.product_id
                                      and listing.integration_id = rollout.integration_id)""";

    private final Session session;
    private final EvaluationLock lock;
    private final RolloutConfig config;
    private final Event<RolloutBegun> begun;

    Rollouts(Session session, EvaluationLock lock, RolloutConfig config, Event<RolloutBegun> begun) {
        this.session = session;
        this.lock = lock;
        this.config = config;
        this.begun = begun;
    }

    /** Whether a change of an integration is more than should be evaluated while somebody waits for the answer. */
    public boolean isNeeded(long retailerId, long integrationId) {
        return isNeeded(retailerId, List.of(integrationId));
    }

    /** How many products of several integrations are evaluated at most while somebody waits for the answer. */
    public long atOnce(List<Long> integrationIds) {
        return config.slice() / Math.max(1, integrationIds.size());
    }

    /** The same of a change of several. */
    public boolean isNeeded(long retailerId, List<Long> integrationIds) {
        return OneColumn.query(session, """
                select exists (select from product where retailer_id = :retailer order by id offset :slice limit 1)
                    or exists (select from rollout where retailer_id = :retailer
                                 and integration_id = any(cast(:integrations as bigint[])) and ended_at is null)
                """, Boolean.class)
                .setParameter("retailer", retailerId)
                .setParameter("integrations", integrationIds.toArray(Long[]::new))
                .setParameter("slice", atOnce(integrationIds))
                .getSingleResult();
    }

    /**
     * Whoever begins several, or evaluates in between, asks for all that may be superseded first: a slice holds its row
     * before it asks for the retailer's lock.
     */
    public void hold(long retailerId) {
        OneColumn.query(session, "select id from rollout where retailer_id = :retailer and ended_at is null order by id"
                + " for no key update", Long.class).setParameter("retailer", retailerId).getResultList();
    }

    /**
     * Begins to carry a change out that the caller has written: nothing of it is evaluated before the transaction has
     * ended, and everything after it goes by the new rule. What an unfinished one of this integration had still to look
     * at, this one looks at first. The caller commits next: until then evaluations wait.
     */
    public void begin(long retailerId, long integrationId, RuleChange change) {
        begin(retailerId, List.of(integrationId), change);
    }

    /** The same of a change that concerns several. */
    public void begin(long retailerId, List<Long> integrationIds, RuleChange change) {
        for (long integrationId : integrationIds) {
            write(retailerId, integrationId, change, superseded(retailerId, integrationId));
        }
        lock.hold(retailerId);
    }

    private void write(long retailerId, long integrationId, RuleChange change, List<LeftRow> left) {
        Long changed = change.categoryId().isPresent() ? change.categoryId().getAsLong() : null;
        Long category = left.stream().allMatch(row -> Objects.equals(row.categoryId, changed)) ? changed : null;
        session.createNativeMutationQuery("""
                insert into rollout (retailer_id, integration_id, reach, quantities, minimum_before, minimum, category_id,
                                     begins_after, reached, products)
                select :retailer, :integration, :reach, :quantities, :before, :minimum, cast(:category as bigint), :reached,
                       :reached, count(*)
                from product where retailer_id = :retailer and (cast(:category as bigint) is null
                                                          or %s)
                """.formatted(RangeComparison.IN_CATEGORY))
                .setParameter("retailer", retailerId)
                .setParameter("integration", integrationId)
                .setParameter("category", category, Long.class)
                .setParameter("reach", change.reach() || left.stream().anyMatch(LeftRow::reach))
                .setParameter("quantities", change.quantities() || left.stream().anyMatch(LeftRow::quantities))
                .setParameter("before", change.minimumBefore())
                .setParameter("minimum", change.minimum())
                .setParameter("reached", left.stream().mapToLong(LeftRow::reached).findAny().orElse(0))
                .executeUpdate();
        wake(new RolloutBegun(retailerId, integrationId));
    }

    /**
     * Those that the transaction has begun.
     *
     * @param integrationId empty: on any of the retailer's
     */
    public List<Long> begun(long retailerId, Optional<Long> integrationId) {
        return OneColumn.query(session, """
                select id from rollout
                where retailer_id = :retailer and ended_at is null and started_at >= now()
                  and integration_id = coalesce(cast(:integration as bigint), integration_id)
                order by id
                """, Long.class)
                .setParameter("retailer", retailerId)
                .setParameter("integration", integrationId.orElse(null), Long.class)
                .getResultList();
    }

    void wake(RolloutBegun rollout) {
        begun.fire(rollout);
    }

    /**
     * Ends what is not through of an integration, after the slice that is under way. A slice holds the row before it asks
     * for the retailer's lock, so nobody may wait for the row who holds that.
     *
     * @return whether categories or warehouses were still to be looked at
     */
    public boolean supersede(long retailerId, long integrationId) {
        return superseded(retailerId, integrationId).stream().anyMatch(LeftRow::reach);
    }

    /** @param categoryId null: of whatever it sells */
    private record LeftRow(boolean reach, boolean quantities, Long categoryId, long reached) {
    }

    private List<LeftRow> superseded(long retailerId, long integrationId) {
        return session.createNativeQuery("""
                update rollout set ended_at = greatest(clock_timestamp(), started_at), superseded = true
                where retailer_id = :retailer and integration_id = :integration and ended_at is null
                returning reach, quantities, category_id, reached
                """, LeftRow.class)
                .setParameter("retailer", retailerId)
                .setParameter("integration", integrationId)
                .getResultList();
    }

    /** How far the integrations are on which a changed rule is being carried out. */
    public Map<Long, RolloutProgress> running(long retailerId) {
        return session.createNativeQuery("""
                select integration_id, compared, greatest(products, compared), to_zero, to_reopen
                from rollout where retailer_id = :retailer and ended_at is null
                """, UnfinishedRow.class)
                .setParameter("retailer", retailerId)
                .getResultStream().collect(Collectors.toMap(UnfinishedRow::integrationId, UnfinishedRow::progress));
    }

    private record UnfinishedRow(long integrationId, long compared, long products, long toZero, long toReopen) {

        RolloutProgress progress() {
            return new RolloutProgress(compared, products, toZero, toReopen);
        }
    }

    /**
     * How far a rule is on all integrations that it is for. One that is through counts while another is not.
     *
     * @param integrationId empty: all of them
     * @param ended         whether one that is through everywhere is told, too
     */
    public Optional<RolloutProgress> progress(long retailerId, OptionalLong integrationId, boolean ended) {
        return session.createNativeQuery("""
                with latest as (
                  select latest.* from integration
                  cross join lateral (select * from rollout where integration_id = integration.id
                                      order by id desc limit 1) latest
                  where integration.retailer_id = :retailer and integration.disconnected_at is null
                    and (:all or integration.id = :integration)
                )
                select cast(sum(compared) as bigint), cast(sum(greatest(products, compared)) as bigint),
                       cast(sum(to_zero) as bigint), cast(sum(to_reopen) as bigint)
                from latest
                where :ended or ended_at is null
                   or ended_at > (select min(started_at) from latest where ended_at is null)
                having count(*) > 0
                """, RolloutProgress.class)
                .setParameter("retailer", retailerId)
                .setParameter("all", integrationId.isEmpty())
                .setParameter("integration", integrationId.orElse(0))
                .setParameter("ended", ended)
                .uniqueResultOptional();
    }

    /** The latest of an integration while it runs and an hour after, for the retailer who is asking. */
    public Optional<Rollout> recent(long retailerId, long integrationId) {
        return session.createNativeQuery("""
                select reach, minimum_before, minimum, greatest(products, compared), compared, to_zero,
                       %s,
                       to_reopen, ended_at
                from rollout
                where retailer_id = :retailer and integration_id = :integration
                  and (ended_at is null or ended_at > now() - interval '1 hour')
                order by id desc limit 1
                """.formatted(CONFIRMED), RolloutRow.class)
                .setParameter("retailer", retailerId)
                .setParameter("integration", integrationId)
                .setParameter("most", Rollout.MOST_CONFIRMED)
                .getResultStream().findFirst().map(RolloutRow::rollout);
    }

    /** @param endedAt null while it is not */
    private record RolloutRow(boolean reach, int minimumBefore, int minimum, long products, long compared, long toZero,
            long confirmed, long toReopen, Instant endedAt) {

        Rollout rollout() {
            // What a stock change took to zero meanwhile is confirmed, too.
            return new Rollout(new RuleChange(reach, minimumBefore, minimum), products, compared, toZero,
                    Math.min(confirmed, toZero), toReopen, Optional.ofNullable(endedAt));
        }
    }
}
