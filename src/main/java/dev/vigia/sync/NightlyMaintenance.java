package dev.vigia.sync;

import dev.vigia.database.LongTransaction;
import dev.vigia.database.OneColumn;
import dev.vigia.listing.Evaluation;
import dev.vigia.listing.Evaluation.Again;
import dev.vigia.sync.lease.Leases;
import dev.vigia.sync.queue.DueList;
import dev.vigia.sync.queue.InDoubtUpdates;
import dev.vigia.sync.queue.Resend;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * What keeps the engine honest: at night everything is evaluated again, and whatever is due but not queued, or accepted
 * with nobody asking about it, is found. All should find nothing; what they find is counted, for it is a fault of ours.
 */
@ApplicationScoped
public class NightlyMaintenance {

    private static final Logger LOG = Logger.getLogger(NightlyMaintenance.class);

    private static final Duration NIGHT = Duration.ofHours(1);

    private final Session session;
    private final Evaluation evaluation;
    private final DueList dueList;
    private final Leases leases;
    private final Counter unevaluated;
    private final Counter unlisted;
    private final Counter unasked;

    NightlyMaintenance(Session session, Evaluation evaluation, DueList dueList, Leases leases, MeterRegistry meters) {
        this.session = session;
        this.evaluation = evaluation;
        this.dueList = dueList;
        this.leases = leases;
        this.unevaluated = meters.counter("vigia.evaluation.forgotten");
        this.unlisted = meters.counter("vigia.due.forgotten");
        this.unasked = meters.counter("vigia.travelling.forgotten");
    }

    @Scheduled(cron = "{vigia.sync.night}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        if (isOurs()) {
            continueOnError(this::prepareMonths);
            continueOnError(this::purge);
            continueOnError(this::compact);
            continueOnError(() -> retailerIds().forEach(retailerId -> continueOnError(() -> evaluateAgain(
                    retailerId))));
            continueOnError(() -> retailerIds().forEach(retailerId -> continueOnError(() -> listForgotten(
                    retailerId))));
            continueOnError(() -> unasked.increment(freeForgotten()));
        }
    }

    /** The day's work is done once: what fails must not keep the rest from being done. */
    private static void continueOnError(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.error("A part of the night's work failed; the next night does it", failure);
        }
    }

    /** The first node of the day does it; one that dies over it leaves it to the next night. */
    private boolean isOurs() {
        return QuarkusTransaction.requiringNew().call(() -> session.createNativeMutationQuery(
                "insert into night (day) values (current_date) on conflict do nothing").executeUpdate()) == 1;
    }

    /** Adds up the differences, so that a count reads a few rows. */
    @Scheduled(every = "{vigia.sync.tally}", concurrentExecution = ConcurrentExecution.SKIP)
    void foldTallies() {
        QuarkusTransaction.requiringNew().run(() -> session.createNativeMutationQuery("""
                with folded as (delete from listing_tally returning *)
                insert into listing_tally (integration_id, retailer_id, state, listings)
                select integration_id, folded.retailer_id, state, sum(listings)
                from folded join integration on integration.id = integration_id
                -- What was disconnected meanwhile is counted no more.
                where disconnected_at is null
                group by integration_id, folded.retailer_id, state
                having sum(listings) <> 0
                """).executeUpdate());
    }

    private void prepareMonths() {
        for (String table : List.of("stock_change", "stock_update", "audit_event")) {
            QuarkusTransaction.requiringNew().run(() -> session
                    .createNativeMutationQuery("call vigia_prepare_months('" + table + "')").executeUpdate());
        }
    }

    /**
     * Of the small tables that are not kept by month, a year is enough; but what a marketplace showed is asked about at any
     * age.
     */
    void purge() {
        for (String old : List.of("drift where shown is null and found_at", "read_back where finished_at",
                "rollout where ended_at", "zero_count where hour")) {
            LongTransaction.upTo(NIGHT, session, () -> session
                    .createNativeMutationQuery("delete from " + old + " < now() - interval '1 year'").executeUpdate());
        }
        // A number for each listing that ever a rule has moved: people look at it in the days after.
        LongTransaction.upTo(NIGHT, session, () -> session.createNativeMutationQuery(
                "delete from moved_listing where moved_at < now() - interval '30 days'").executeUpdate());
    }

    /** Whoever sends does this by itself; where nobody does, what changes again and again would be named without end. */
    void compact() {
        List<IdleIntegration> idle = QuarkusTransaction.requiringNew().call(() -> session.createNativeQuery("""
                select retailer_id, id from integration where not enabled or stopped_because is not null order by id
                """, IdleIntegration.class).getResultList());
        idle.forEach(integration -> LongTransaction.upTo(NIGHT, session, () -> leases
                .takeExpired(integration.retailerId, integration.id).map(lease -> {
                    dueList.compactAll(lease);
                    leases.giveBack(lease);
                    return lease;
                })));
    }

    private record IdleIntegration(long retailerId, long id) {
    }

    private List<Long> retailerIds() {
        return QuarkusTransaction.requiringNew()
                .call(() -> OneColumn.query(session, "select id from retailer order by id", Long.class)
                        .getResultList());
    }

    /** @return listings that were not what they should be */
    int evaluateAgain(long retailerId) {
        int changed = walk(after -> evaluation.again(retailerId, after));
        if (changed > 0) {
            LOG.errorf("%d listings of retailer %d had not been evaluated", changed, retailerId);
        }
        unevaluated.increment(changed);
        return changed;
    }

    /** @return listings that were due and not queued */
    int listForgotten(long retailerId) {
        int forgotten = walk(after -> evaluation.unnamed(retailerId, after));
        unlisted.increment(forgotten);
        return forgotten;
    }

    /** @param part looks at some products behind another, in a transaction of its own */
    private int walk(LongFunction<Optional<Again>> part) {
        int found = 0;
        Optional<Again> again = LongTransaction.upTo(NIGHT, session, () -> part.apply(0));
        while (again.isPresent()) {
            found += again.get().found();
            long last = again.get().last();
            again = LongTransaction.upTo(NIGHT, session, () -> part.apply(last));
        }
        return found;
    }

    /**
     * What was accepted and is asked about no more may still be applied: it is in doubt.
     *
     * @return listings that waited for an answer that nobody asks for any more: they are sent again
     */
    int freeForgotten() {
        return LongTransaction.upTo(NIGHT, session, () -> OneColumn.query(session, "with " + Resend.where("""
                where travelling
                  and not exists (select from submission where submission.integration_id = listing.integration_id
                                                           and listing.product_id = any(submission.product_ids))
                """).setting("travelling = false").sql() + ", doubtful as (" + InDoubtUpdates.insert("""
                select integration_id, retailer_id, product_id, array[sent] from again where sent is not null""")
                + ")" + Resend.COUNT, Integer.class).getSingleResult());
    }
}
