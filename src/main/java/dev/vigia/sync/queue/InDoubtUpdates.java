package dev.vigia.sync.queue;

import static dev.vigia.database.ArrayParameter.column;

import dev.vigia.database.Backoff;
import dev.vigia.database.OneColumn;
import dev.vigia.sync.lease.Lease;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Updates without a final answer: the marketplace may still apply them, later than anything newer, and none can be asked
 * to refuse what comes late. Their listings stay in doubt until reading back has seen the newest quantity for
 * long enough. All of it is in the database before the first request leaves, so that a crash and a takeover change
 * nothing. Methods that name no transaction of their own join the caller's.
 */
@ApplicationScoped
public class InDoubtUpdates {

    private static final Logger LOG = Logger.getLogger(InDoubtUpdates.class);

    /** Of more quantities that calls about one listing carried, the last so many are kept. */
    private static final int QUANTITIES = 20;

    /**
     * 5, 10, 20, then 40 seconds each: what comes late is found, and mended within two minutes even where a file a minute
     * is all that may be sent.
     */
    public static final Backoff DISTANCE = new Backoff(Duration.ofSeconds(5), Duration.ofSeconds(40));

    private final Session session;
    /** What this node sent and another may have sent something newer than. */
    private final Map<Lease, Set<Long>> overtaking = new ConcurrentHashMap<>();

    public InDoubtUpdates(Session session) {
        this.session = session;
    }

    /** These are about to be sent. */
    public void begin(Lease lease, List<StockUpdate> updates) {
        if (updates.isEmpty()) {
            return;
        }
        session.createNativeMutationQuery("""
                insert into in_flight (integration_id, retailer_id, epoch, product_ids, quantities)
                values (:integration, :retailer, :epoch, cast(:products as bigint[]), cast(:quantities as integer[]))
                """)
                .setParameter("integration", lease.integrationId())
                .setParameter("retailer", lease.retailerId())
                .setParameter("epoch", lease.epoch())
                .setParameter("products", column(updates, StockUpdate::productId, Long[]::new))
                .setParameter("quantities", column(updates, c -> c.offer().quantity(), Integer[]::new))
                .executeUpdate();
    }

    /** Whoever sent before has not settled this: nobody knows what became of it. Call it while nothing is sent. */
    public void takeOver(Lease lease) {
        session.createNativeMutationQuery("""
                with unsettled as (
                  delete from in_flight where integration_id = :integration returning product_ids, quantities
                ), %s
                %s
                """.formatted(Resend.where("""
                where integration_id = :integration
                  and product_id in (select unnest(product_ids) from unsettled)
                """).sql(), insert("""
                select cast(:integration as bigint), cast(:retailer as bigint), product_id, array_agg(distinct quantity)
                from unsettled, unnest(product_ids, quantities) as update_of (product_id, quantity)
                group by product_id""")))
                .setParameter("integration", lease.integrationId())
                .setParameter("retailer", lease.retailerId())
                .executeUpdate();
    }

    /**
     * What was sent, or asked about, has these answers, and is in flight no longer. Where a quantity was taken or rejected
     * and its listing is in doubt, that is looked at soon.
     */
    public void settle(Lease lease, List<UpdateResult> answers) {
        session.createNativeMutationQuery("""
                with arrived as (
                  delete from in_flight where integration_id = :integration and epoch = :epoch
                ), answer as (
                  select * from unnest(cast(:products as bigint[]), cast(:revisions as bigint[]),
                    cast(:quantities as integer[]), cast(:doubtful as boolean[]), cast(:final as boolean[]))
                    as answer (product_id, revision, quantity, doubtful, is_final)
                ), newer as (
                  update in_doubt
                  set checks = case when told = answer.revision then checks else 0 end,
                      check_at = now() + case when told = answer.revision then %s else %s end
                  from answer
                  where in_doubt.integration_id = :integration and in_doubt.product_id = answer.product_id
                    and answer.is_final
                )
                %s
                """.formatted(DISTANCE.sql("checks"), DISTANCE.sql("0"), insert("""
                select cast(:integration as bigint), cast(:retailer as bigint), product_id, array[quantity]
                from answer where doubtful""")))
                .setParameter("integration", lease.integrationId())
                .setParameter("retailer", lease.retailerId())
                .setParameter("epoch", lease.epoch())
                .setParameter("products", column(answers, a -> a.update().productId(), Long[]::new))
                .setParameter("revisions", column(answers, a -> a.update().revision(), Long[]::new))
                .setParameter("quantities", column(answers, a -> a.update().offer().quantity(), Integer[]::new))
                .setParameter("doubtful", column(answers, a -> a.outcome().isInDoubt(), Boolean[]::new))
                .setParameter("final", column(answers, UpdateResult::isFinal, Boolean[]::new))
                .executeUpdate();
    }

    /** This node could not settle these, most often because it stood still for longer than its lease. */
    public void overtake(Lease lease, List<StockUpdate> updates) {
        Set<Long> sent = updates.stream().map(StockUpdate::productId).collect(Collectors.toSet());
        if (!sent.isEmpty()) {
            overtaking.merge(lease, sent, InDoubtUpdates::union);
        }
    }

    /**
     * Sends the last truth once more where this node may have come after something newer, in transactions of its own. While
     * the database does not answer it is kept.
     */
    public void sendAgain() {
        overtaking.forEach((lease, products) -> {
            Long[] named = products.stream().sorted().toArray(Long[]::new);
            int again = QuarkusTransaction.requiringNew().call(() -> sendAgain(lease, named));
            LOG.infof("%d quantities for integration %d were left unsettled and are sent again", again,
                    lease.integrationId());
            // Unless more has come meanwhile: then all of it is sent again, once too often.
            overtaking.remove(lease, products);
        });
    }

    private static Set<Long> union(Set<Long> some, Set<Long> more) {
        return Stream.concat(some.stream(), more.stream()).collect(Collectors.toSet());
    }

    private int sendAgain(Lease lease, Long[] named) {
        return OneColumn.query(session, "with " + Resend.where("""
                where integration_id = :integration and product_id = any(cast(:products as bigint[]))
                  and refused is null
                """).sql() + Resend.COUNT, Integer.class)
                .setParameter("integration", lease.integrationId())
                .setParameter("products", named)
                .getSingleResult();
    }

    /**
     * Lets listings be in doubt, for a statement or a part of one; those that are already begin anew.
     *
     * @param doubtful the query that names them; its columns, in this order: integration_id, retailer_id, product_id,
     *                 quantities (that calls without a final answer carried)
     */
    public static String insert(String doubtful) {
        return """
                insert into in_doubt (integration_id, retailer_id, product_id, quantities, check_at)
                select integration_id, retailer_id, product_id, quantities, now() + %s
                from (%s) doubtful (integration_id, retailer_id, product_id, quantities)
                order by product_id
                on conflict (integration_id, product_id) do update set
                  quantities = case when in_doubt.quantities @> excluded.quantities then in_doubt.quantities
                    else (in_doubt.quantities || excluded.quantities)[greatest(1, cardinality(in_doubt.quantities
                      || excluded.quantities) - %d):] end,
                  until = null, check_at = excluded.check_at, checks = 0, found = 0, told = 0
                """.formatted(DISTANCE.sql("0"), doubtful, QUANTITIES - 1);
    }
}
