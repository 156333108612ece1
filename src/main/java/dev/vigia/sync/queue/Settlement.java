package dev.vigia.sync.queue;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.database.Backoff;
import dev.vigia.listing.DueQueue;
import dev.vigia.marketplace.Outcome;
import dev.vigia.sync.lease.Lease;
import dev.vigia.sync.queue.QuantitiesSettled.Wait;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Writes down what became of quantities. Only the revision that was sent is settled. Joins the caller's transaction. */
@ApplicationScoped
public class Settlement {

    private final Session session;
    private final QueueConfig config;
    private final Event<QuantitiesSettled> settled;

    Settlement(Session session, QueueConfig config, Event<QuantitiesSettled> settled) {
        this.session = session;
        this.config = config;
        this.settled = settled;
    }

    /**
     * What was sent, or asked about, has these answers.
     *
     * @return how long those had waited that were applied and are still the newest
     */
    public List<Wait> settle(Lease lease, List<UpdateResult> answers) {
        // In one order, as evaluations write them, so that the two do not deadlock.
        List<UpdateResult> ordered = answers.stream().sorted(Comparator.comparing(s -> s.update().productId()))
                .toList();
        if (ordered.isEmpty()) {
            return List.of();
        }
        List<Wait> waits = update(lease, ordered);
        keepSubmissions(lease, ordered);
        settled.fire(new QuantitiesSettled(lease.integrationId(), ordered, waits));
        return waits;
    }

    private List<Wait> update(Lease lease, List<UpdateResult> answers) {
        return parameters(session.createNativeQuery("""
                with answer as (
                  select * from unnest(cast(:products as bigint[]), cast(:revisions as bigint[]),
                    cast(:quantities as integer[]), cast(:outcomes as text[]), cast(:causes as text[]),
                    cast(:words as text[]), cast(:handles as text[]), cast(:remotes as text[]),
                    cast(:waits as float8[]), cast(:travelling as boolean[]), cast(:doubtful as boolean[]))
                    as answer (product_id, revision, quantity, outcome, cause, words, handle, remote, wait, travels,
                      doubtful)
                ), settled as (
                  update listing set
                    -- What was accepted and then refused never showed; what may be applied yet counts as told.
                    sent = case when outcome in ('applied', 'accepted') then quantity
                                when listing.sent_revision = revision and not answer.doubtful
                                  and (outcome = 'rejected' or cause in ('DROPPED', 'CONFLICT')) then confirmed
                                else sent end,
                    sent_at = case when outcome in ('applied', 'accepted') then now() else sent_at end,
                    sent_revision = case when outcome = 'retry' then least(sent_revision, revision - 1)
                                         else greatest(sent_revision, revision) end,
                    confirmed = case when outcome = 'applied' then quantity else confirmed end,
                    confirmed_at = case when outcome = 'applied' then now() else confirmed_at end,
                    travelling = answer.travels,
                    attempts = case when outcome in ('retry', 'rejected') then attempts + 1 else 0 end,
                    problem = cause, problem_words = words,
                    rejected = outcome = 'rejected',
                    remote = coalesce(answer.remote, listing.remote)
                  from answer
                  where listing.product_id = answer.product_id and listing.integration_id = :integration
                    and listing.sent_revision <= answer.revision
                  returning listing.product_id, listing.desired, listing.sent, listing.desired_at,
                            listing.desired_revision > listing.sent_revision and not listing.travelling behind,
                            -- What is newer does not wait for what failed.
                            now() + make_interval(secs => case when listing.desired_revision > answer.revision then 0
                                                          else answer.wait end) due_at,
                            case when answer.outcome = 'applied' and listing.desired_revision = answer.revision
                              then cast(least(greatest(extract(epoch from now() - listing.desired_at) * 1000, 0),
                                              2147483647) as integer) end waited
                ), queued as (
                  %s
                ), logged as (
                  insert into stock_update
                    (retailer_id, product_id, integration_id, revision, quantity, outcome, cause, words, handle, waited)
                  select :retailer, product_id, :integration, revision, quantity, outcome, cause, words, handle, waited
                  from answer left join settled using (product_id)
                  order by product_id
                  returning quantity, waited
                )
                select quantity = 0, waited from logged where waited is not null
                """.formatted(DueQueue.insert("""
                select cast(:integration as bigint), cast(:retailer as bigint), product_id, due_priority(desired, sent),
                       due_at, desired_at
                from settled where behind""")), WaitRow.class), answers)
                .setParameter("integration", lease.integrationId())
                .setParameter("retailer", lease.retailerId())
                .getResultList().stream().map(WaitRow::read).toList();
    }

    private record WaitRow(boolean zero, int millis) {

        Wait read() {
            return new Wait(zero, Duration.ofMillis(millis));
        }
    }

    private <T> NativeQuery<T> parameters(NativeQuery<T> query, List<UpdateResult> answers) {
        return query
                .setParameter("products", column(answers, s -> s.update().productId(), Long[]::new))
                .setParameter("revisions", column(answers, s -> s.update().revision(), Long[]::new))
                .setParameter("quantities", column(answers, s -> s.update().offer().quantity(), Integer[]::new))
                .setParameter("outcomes", column(answers, UpdateResult::name, String[]::new))
                .setParameter("causes", column(answers, UpdateResult::cause, String[]::new))
                .setParameter("words", column(answers, s -> s.message().isEmpty() ? null : s.message(), String[]::new))
                .setParameter("handles", column(answers, UpdateResult::handle, String[]::new))
                .setParameter("remotes", column(answers, UpdateResult::remote, String[]::new))
                .setParameter("waits", waits(answers))
                .setParameter("travelling", column(answers, UpdateResult::travels, Boolean[]::new))
                .setParameter("doubtful", column(answers, s -> s.outcome().isInDoubt(), Boolean[]::new));
    }

    /** What was accepted is asked about later, all of one handle together. */
    private void keepSubmissions(Lease lease, List<UpdateResult> answers) {
        Map<String, List<UpdateResult>> byHandle = answers.stream().filter(s -> s.outcome() instanceof Outcome.Accepted)
                .collect(Collectors.groupingBy(UpdateResult::handle));
        byHandle.forEach((handle, accepted) -> session.createNativeMutationQuery("""
                insert into submission
                  (integration_id, retailer_id, handle, product_ids, revisions, quantities, ask_at)
                values (:integration, :retailer, :handle, cast(:products as bigint[]), cast(:revisions as bigint[]),
                        cast(:quantities as integer[]), now() + make_interval(secs => least(:seconds, :timeout)))
                """)
                .setParameter("integration", lease.integrationId())
                .setParameter("retailer", lease.retailerId())
                .setParameter("handle", handle)
                .setParameter("products", column(accepted, s -> s.update().productId(), Long[]::new))
                .setParameter("revisions", column(accepted, s -> s.update().revision(), Long[]::new))
                .setParameter("quantities", column(accepted, s -> s.update().offer().quantity(), Integer[]::new))
                .setParameter("timeout", config.confirmationTimeout().toMillis() / 1000.0)
                .setParameter("seconds",
                        ((Outcome.Accepted) accepted.get(0).outcome()).askAfter().toMillis() / 1000.0)
                .executeUpdate());
    }

    /**
     * Seconds until each may be sent again: the longer of what the marketplace asked for and our own growing wait.
     * Half of that by chance, so that what failed together does not come back together with the rest of the world; by
     * one chance, so that it still shares a row of the list.
     */
    private Double[] waits(List<UpdateResult> answers) {
        Backoff backoff = new Backoff(config.retryFirst(), config.retryLongest());
        double chance = RandomGenerator.getDefault().nextDouble();
        return column(answers, settled -> {
            if (settled.outcome().isRetry()) {
                Duration ours = backoff.delay(settled.update().attempts(), chance);
                return Math.max(ours.toMillis(), settled.outcome().after().toMillis()) / 1000.0;
            }
            return 0.0;
        }, Double[]::new);
    }
}
