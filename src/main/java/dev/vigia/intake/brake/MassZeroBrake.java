package dev.vigia.intake.brake;

import static java.util.stream.Collectors.toMap;

import dev.vigia.database.OneColumn;
import dev.vigia.intake.brake.BlockedZeros.Braked;
import dev.vigia.listing.Evaluation;
import dev.vigia.listing.EvaluationResult;
import dev.vigia.listing.Kits;
import dev.vigia.listing.ListingKey;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.hibernate.Session;

/**
 * The mass-zero brake: a feed that would take too many listings of an integration to zero is held and a person is asked.
 * A call is judged together with what other calls took to zero within the window, and costs nothing while nothing that
 * sells goes to zero. Calls that run at the same moment do not see each other's zeros: each of them may pass once up to
 * the limit. While an episode is open, everything that would take a listing of its integrations to zero is held.
 * Once approved, what was held passes while it is carried out, and nothing else.
 */
@ApplicationScoped
public class MassZeroBrake {

    private final Session session;
    private final Evaluation evaluation;
    private final Kits kits;
    private final BrakeConfig config;
    private final BrakeRule rule;
    private final Counter items;

    MassZeroBrake(Session session, Evaluation evaluation, Kits kits, BrakeConfig config, MeterRegistry meters) {
        this.session = session;
        this.evaluation = evaluation;
        this.kits = kits;
        this.config = config;
        this.items = meters.counter("vigia.held.items");
        this.rule = new BrakeRule(config.brakeShare(), config.brakeLeast());
    }

    /**
     * Carries out a transaction that calls {@link #judge}. One that trips is undone and done again without what is held.
     *
     * @param transaction empty when the episode it wanted to add to has been decided meanwhile
     * @param held        how many items of its result are held
     */
    public <T> T around(Function<BlockedZeros, Optional<T>> transaction, ToIntFunction<T> held) {
        BlockedZeros blocked = BlockedZeros.NONE;
        while (true) {
            try {
                Optional<T> taken = transaction.apply(blocked);
                if (taken.isPresent()) {
                    items.increment(held.applyAsInt(taken.get()));
                    return taken.get();
                }
                blocked = BlockedZeros.NONE;
            } catch (MassZeroBlocked exception) {
                // Each attempt holds at least one product more, so there is an end.
                blocked = blocked.and(exception.blocked());
            }
        }
    }

    /** @throws MassZeroBlocked if the changes just evaluated must wait for a person */
    public void judge(long retailerId, Collection<Long> changed, EvaluationResult evaluated) {
        if (rule.isOff() || evaluated.newlyZero().isEmpty()) {
            return;
        }
        Set<Long> productIds = kits.with(retailerId, changed);
        Set<ListingKey> approved = approved(retailerId, productIds, evaluated.newlyZero().keySet());
        List<ZeroCount> suspects = counts(retailerId, without(approved, evaluated.newlyZero())).stream()
                .filter(count -> count.held || rule.mayTrip(count.toZero())).toList();
        if (suspects.isEmpty()) {
            return;
        }
        Map<Long, Long> selling = sellingNow(retailerId, suspects);
        List<Braked> braked = new ArrayList<>();
        boolean opens = false;
        for (ZeroCount counted : suspects) {
            long before = selling.getOrDefault(counted.integrationId, 0L) + counted.listings;
            ZeroCount count = exceeds(counted, before) ? counted.atMost(zeroedLately(retailerId, counted)) : counted;
            boolean exceeds = exceeds(count, before);
            if (count.held || exceeds) {
                braked.add(new Braked(count.integrationId, before, count.passed));
            }
            opens |= exceeds && !count.held;
        }
        if (!braked.isEmpty()) {
            Set<ListingKey> stopped = new LinkedHashSet<>(evaluation.newlyZeroAmong(retailerId, productIds,
                    braked.stream().map(Braked::integrationId).toList()));
            stopped.removeAll(approved);
            throw new MassZeroBlocked(new BlockedZeros(stopped, braked, opens));
        }
    }

    /**
     * The listings just taken to zero that a person let go there: until that is carried out, a feed that says so again
     * passes uncounted.
     */
    private Set<ListingKey> approved(long retailerId, Collection<Long> productIds, Set<Long> integrationIds) {
        Set<ListingKey> approved = new HashSet<>(session.createNativeQuery("""
                select product_id, integration_id from held_listing
                where held_change_id = any(array(select id from held_change
                                                 where retailer_id = :retailer and decision = 'APPROVED'
                                                   and decided_at is not null and finished_at is null))
                  and product_id = any(cast(:products as bigint[]))
                """, ListingKey.class)
                .setParameter("retailer", retailerId)
                .setParameter("products", productIds.toArray(Long[]::new))
                .getResultList());
        if (!approved.isEmpty()) {
            approved.retainAll(new HashSet<>(evaluation.newlyZeroAmong(retailerId, productIds, integrationIds)));
        }
        return approved;
    }

    private static Map<Long, Integer> without(Set<ListingKey> approved, Map<Long, Integer> zeroed) {
        Map<Long, Integer> rest = new TreeMap<>(zeroed);
        // What is left of nothing is null, which takes the integration out.
        approved.forEach(listing -> rest.computeIfPresent(listing.integrationId(),
                (integration, listings) -> listings == 1 ? null : listings - 1));
        return rest;
    }

    private boolean exceeds(ZeroCount count, long sellingBefore) {
        return rule.trips(count.toZero(), sellingBefore + count.passed);
    }

    /**
     * An integration that this call takes listings of to zero.
     *
     * @param passed listings that went to zero within the window before
     * @param held   whether its brake is on
     */
    private record ZeroCount(long integrationId, int listings, long passed, boolean held) {

        long toZero() {
            return passed + listings;
        }

        ZeroCount atMost(long toZero) {
            return new ZeroCount(integrationId, listings, Math.max(0, Math.min(passed, toZero - listings)), held);
        }
    }

    /** Counts, and tells what was counted before. */
    private List<ZeroCount> counts(long retailerId, Map<Long, Integer> zeroed) {
        return session.createNativeQuery("""
                with taken as (
                  select taken.*,
                         exists (select from held_integration
                                 join held_change on held_change.id = held_integration.held_change_id
                                   and held_change.decided_at is null
                                 where held_integration.integration_id = taken.integration_id) held
                  from unnest(cast(:integrations as bigint[]), cast(:listings as integer[]))
                       as taken (integration_id, listings)
                ), counted as (
                  insert into zeroed (integration_id, minute, connection, retailer_id, listings)
                  select integration_id, date_trunc('minute', now()), pg_backend_pid(), :retailer, listings
                  from taken
                  order by integration_id
                  on conflict (integration_id, minute, connection)
                    do update set listings = zeroed.listings + excluded.listings
                )
                select integration_id, listings,
                       (select cast(coalesce(sum(zeroed.listings), 0) as bigint) from zeroed
                        where zeroed.integration_id = taken.integration_id
                          and zeroed.minute >= date_trunc('minute', now()) - make_interval(secs => :window)),
                       held
                from taken
                """, ZeroCount.class)
                .setParameter("retailer", retailerId)
                .setParameter("integrations", zeroed.keySet().toArray(Long[]::new))
                .setParameter("listings", zeroed.values().toArray(Integer[]::new))
                .setParameter("window", window())
                .getResultList();
    }

    private Map<Long, Long> sellingNow(long retailerId, List<ZeroCount> suspects) {
        return session.createNativeQuery("""
                select integration_id, cast(sum(listings) as bigint) from listing_tally
                where retailer_id = :retailer and integration_id = any(cast(:integrations as bigint[]))
                  and state = 'ok'
                group by integration_id
                """, SellingRow.class)
                .setParameter("retailer", retailerId)
                .setParameter("integrations", suspects.stream().map(ZeroCount::integrationId).toArray(Long[]::new))
                .getResultList().stream().collect(toMap(SellingRow::integrationId, SellingRow::listings));
    }

    private record SellingRow(long integrationId, long listings) {
    }

    /**
     * A listing that went up and down was counted each time. So before anything is held it is looked up how many are at
     * zero that were not before the window; people's own changes are among them, but not in the counters.
     */
    private long zeroedLately(long retailerId, ZeroCount count) {
        return OneColumn.query(session, """
                select count(*) from listing_condition
                where retailer_id = :retailer and integration_id = :integration
                  and since >= date_trunc('minute', now()) - make_interval(secs => :window) and was_selling and state <> 'unknown'
                """, Long.class)
                .setParameter("retailer", retailerId)
                .setParameter("integration", count.integrationId)
                .setParameter("window", window())
                .getSingleResult();
    }

    private double window() {
        return config.brakeWindow().toSeconds();
    }
}
