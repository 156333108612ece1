package dev.vigia.sync.queue;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.database.Backoff;
import dev.vigia.listing.DueQueue;
import dev.vigia.listing.EvaluationLock;
import dev.vigia.listing.ListingConfig;
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

/**
 * Writes down what became of quantities. Only the revision that was sent is settled. A listing that should show something
 * else by now is named again: behind the retailer's lock, so that no rule changes unseen. Joins the caller's transaction.
 */
@ApplicationScoped
public class Settlement {

    private final Session session;
    private final EvaluationLock lock;
    private final QueueConfig config;
    private final ListingConfig listings;
    private final Event<QuantitiesSettled> settled;

    Settlement(Session session, EvaluationLock lock, QueueConfig config, ListingConfig listings,
            Event<QuantitiesSettled> settled) {
        this.session = session;
        this.lock = lock;
        this.config = config;
        this.listings = listings;
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
        lock.share(lease.retailerId());
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
                    cast(:waits as float8[]), cast(:travelling as boolean[]), cast(:doubtful as boolean[]),
                    cast(:since as float8[]), cast(:rules as bigint[]), cast(:versions as bigint[]),
                    cast(:availables as bigint[]), cast(:minimums as integer[]))
                    as answer (product_id, revision, quantity, outcome, cause, words, handle, remote, wait, travels,
                      doubtful, since, rule_id, rule_version, available, minimum)
                ), settled as (
                  update listing set
                    -- What was accepted and then refused never showed; what may be applied yet counts as told.
                    sent = case when outcome in ('applied', 'accepted') then quantity
                                when listing.sent_revision = revision and not answer.doubtful
                                  and (outcome = 'rejected' or cause in ('DROPPED', 'CONFLICT')) then confirmed
                                else sent end,
                    sent_at = case when outcome in ('applied', 'accepted') then now() else sent_at end,
                    sent_revision = greatest(sent_revision, revision),
                    -- Also what was asked for while this was under way, which its answer does not end.
                    resend = outcome = 'retry'
                      or listing.resend and (listing.travelling or listing.sent_revision = answer.revision),
                    refused = case when outcome = 'rejected' then quantity end,
                    confirmed = case when outcome = 'applied' then quantity else confirmed end,
                    confirmed_at = case when outcome = 'applied' then now() else confirmed_at end,
                    travelling = answer.travels,
                    attempts = case when outcome in ('retry', 'rejected') then attempts + 1 else 0 end,
                    problem = cause, problem_words = words,
                    failing_since = case when outcome = 'applied' then null
                                         when cause is not null then coalesce(failing_since, now())
                                         else failing_since end,
                    remote = coalesce(answer.remote, listing.remote)
                  from answer
                  -- Looked up by itself, as NowSql.lookedUp.
                  cross join lateral (select state, desired wanted from listing_now
                                      where product_id = answer.product_id and integration_id = :integration
                                      offset 0) now_is
                  where listing.product_id = answer.product_id and listing.integration_id = :integration
                    and listing.sent_revision <= answer.revision
                  returning listing.product_id, listing.sent, listing.travelling, listing.resend, listing.refused,
                            answer.quantity, answer.outcome, answer.wait, to_timestamp(answer.since) since,
                            -- Of what is unknown nothing is told but a zero that is owed.
                            case when now_is.state = 'unknown' then case when now_is.wanted = 0 then 0 end
                                 when now_is.state in ('withdrawn', 'retired') then 0
                                 when now_is.wanted is not null then least(now_is.wanted, :ceiling) end desired
                ), compared as (
                  select *, not travelling and desired is not null
                              and (resend or desired is distinct from coalesce(refused, sent)) behind
                  from settled
                ), queued as (
                  %s
                ), overtaken as (
                  %s
                ), logged as (
                  insert into stock_update
                    (retailer_id, product_id, integration_id, revision, quantity, outcome, cause, words, handle, waited,
                     rule_id, rule_version, available, minimum)
                  select :retailer, answer.product_id, :integration, revision, answer.quantity, answer.outcome, cause, words,
                         handle,
                         case when answer.outcome = 'applied' and compared.desired = answer.quantity
                           then cast(least(greatest(extract(epoch from now() - compared.since) * 1000, 0), 2147483647)
                                     as integer) end,
                         answer.rule_id, answer.rule_version, answer.available, answer.minimum
                  from answer left join compared on compared.product_id = answer.product_id
                  order by answer.product_id
                  returning quantity, waited
                ), counted as (
                  insert into zero_count (integration_id, hour, retailer_id, zeros)
                  select :integration, date_trunc('hour', now(), 'UTC'), :retailer, count(*)
                  from answer where outcome = 'applied' and quantity = 0
                  having count(*) > 0
                  on conflict (integration_id, hour) do update set zeros = zero_count.zeros + excluded.zeros
                )
                select quantity = 0, waited from logged where waited is not null
                """.formatted(DueQueue.insert("""
                select cast(:integration as bigint), cast(:retailer as bigint), product_id, due_priority(desired, sent),
                       -- What is newer does not wait for what failed.
                       now() + make_interval(secs => case when desired = quantity then wait else 0 end),
                       case when desired = quantity then since else now() end
                from compared where behind"""), InDoubtUpdates.insert("""
                select cast(:integration as bigint), cast(:retailer as bigint), product_id, array[quantity]
                -- Nobody asks about it: something newer is told already, and it may come after that.
                from answer where travels and product_id not in (select product_id from settled)
                """)), WaitRow.class), answers)
                .setParameter("integration", lease.integrationId())
                .setParameter("retailer", lease.retailerId())
                .setParameter("ceiling", listings.ceiling())
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
                .setParameter("doubtful", column(answers, s -> s.outcome().isInDoubt(), Boolean[]::new))
                .setParameter("since", column(answers, s -> s.update().sinceSeconds(), Double[]::new))
                .setParameter("rules", column(answers, s -> s.update().computedFrom().ruleId(), Long[]::new))
                .setParameter("versions", column(answers, s -> s.update().computedFrom().ruleVersion(), Long[]::new))
                .setParameter("availables", column(answers, s -> s.update().computedFrom().available(), Long[]::new))
                .setParameter("minimums", column(answers, s -> s.update().computedFrom().minimum(), Integer[]::new));
    }

    /** What was accepted is asked about later, all of one handle together. */
    private void keepSubmissions(Lease lease, List<UpdateResult> answers) {
        Map<String, List<UpdateResult>> byHandle = answers.stream().filter(s -> s.outcome() instanceof Outcome.Accepted)
                .collect(Collectors.groupingBy(UpdateResult::handle));
        byHandle.forEach((handle, accepted) -> session.createNativeMutationQuery("""
                insert into submission
                  (integration_id, retailer_id, handle, product_ids, revisions, quantities, rule_ids, rule_versions,
                   availables, minimums, wanted_since, ask_at)
                values (:integration, :retailer, :handle, cast(:products as bigint[]), cast(:revisions as bigint[]),
                        cast(:quantities as integer[]), cast(:rules as bigint[]), cast(:versions as bigint[]),
                        cast(:availables as bigint[]), cast(:minimums as integer[]),
                        array(select to_timestamp(seconds)
                              from unnest(cast(:since as float8[])) with ordinality since (seconds, place) order by place),
                        now() + make_interval(secs => least(:seconds, :timeout)))
                """)
                .setParameter("integration", lease.integrationId())
                .setParameter("retailer", lease.retailerId())
                .setParameter("handle", handle)
                .setParameter("products", column(accepted, s -> s.update().productId(), Long[]::new))
                .setParameter("revisions", column(accepted, s -> s.update().revision(), Long[]::new))
                .setParameter("quantities", column(accepted, s -> s.update().offer().quantity(), Integer[]::new))
                .setParameter("rules", column(accepted, s -> s.update().computedFrom().ruleId(), Long[]::new))
                .setParameter("versions", column(accepted, s -> s.update().computedFrom().ruleVersion(), Long[]::new))
                .setParameter("availables", column(accepted, s -> s.update().computedFrom().available(), Long[]::new))
                .setParameter("minimums", column(accepted, s -> s.update().computedFrom().minimum(), Integer[]::new))
                .setParameter("since", column(accepted, s -> s.update().sinceSeconds(), Double[]::new))
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
