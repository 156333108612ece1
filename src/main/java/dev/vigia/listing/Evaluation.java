package dev.vigia.listing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/**
 * Decides what every listing should show: available -> minimum -> desired quantity. The only place that does. It writes
 * only listings that differ, so evaluating everything again writes nothing. Every method joins the caller's transaction.
 */
@ApplicationScoped
public class Evaluation {

    // The class of the advisory locks below; any number that nobody else uses.
    private static final int LOCK = 8_447_424;

    private static final int AT_A_TIME = 10_000;

    private final Session session;
    private final Kits kits;
    private final ListingConfig config;
    private final Event<ListingsDue> listingsDue;

    Evaluation(Session session, Kits kits, ListingConfig config, Event<ListingsDue> listingsDue) {
        this.session = session;
        this.kits = kits;
        this.config = config;
        this.listingsDue = listingsDue;
    }

    /** After stock or products changed; the caller holds the rows of these products locked. */
    public EvaluationResult ofProducts(long retailerId, Collection<Long> productIds) {
        if (productIds.isEmpty()) {
            return new EvaluationResult(0, 0, 0);
        }
        lock("pg_advisory_xact_lock_shared", retailerId);
        List<Long> touched = kits.touchedBy(retailerId, productIds);
        // Of one product PostgreSQL keeps the plan, which takes longer to make than to follow; of many it makes one anew.
        NativeQuery<EvaluationRow> query = productIds.size() == 1 && touched.isEmpty()
                ? session.createNativeQuery(EvaluationSql.of("= :product", "", false), EvaluationRow.class)
                        .setParameter("product", productIds.iterator().next())
                : ofSome(productIds, touched, "");
        return evaluate(retailerId, query);
    }

    private NativeQuery<EvaluationRow> ofSome(Collection<Long> productIds, Collection<Long> kits, String integration) {
        return session
                .createNativeQuery(EvaluationSql.of("= any(cast(:products as bigint[]))", integration, !kits.isEmpty()),
                        EvaluationRow.class)
                .setParameter("products", Stream.concat(productIds.stream(), kits.stream()).distinct()
                        .toArray(Long[]::new));
    }

    /** After a rule changed that these products were not yet evaluated by; the caller holds their rows locked. */
    public EvaluationResult ofProducts(long retailerId, long integrationId, Collection<Long> productIds) {
        if (productIds.isEmpty()) {
            return new EvaluationResult(0, 0, 0);
        }
        lock("pg_advisory_xact_lock_shared", retailerId);
        return evaluate(retailerId, ofSome(productIds, kits.touchedBy(retailerId, productIds), "= :integration")
                .setParameter("integration", integrationId));
    }

    /**
     * Waits for the evaluations of a retailer that are under way; others wait until the transaction ends, and see what it
     * has written. So it is the last thing that a change of a rule does.
     */
    public void holdBack(long retailerId) {
        lock("pg_advisory_xact_lock", retailerId);
    }

    /** After the categories or the warehouses of an integration changed, or it is new. */
    public EvaluationResult ofIntegration(long retailerId, long integrationId) {
        lock("pg_advisory_xact_lock", retailerId);
        return evaluate(retailerId, session
                .createNativeQuery(EvaluationSql.of("", "= :integration", kits.any(retailerId)), EvaluationRow.class)
                .setParameter("integration", integrationId));
    }

    /** After nothing but rules changed, of an integration. */
    public EvaluationResult ofRule(long retailerId, long integrationId) {
        lock("pg_advisory_xact_lock", retailerId);
        if (kits.any(retailerId)) {
            // What they need has other rules, too.
            return ofIntegration(retailerId, integrationId);
        }
        return evaluate(retailerId, session.createNativeQuery(EvaluationSql.ofRule(), EvaluationRow.class)
                .setParameter("integration", integrationId));
    }

    /** An integration is no more: its listings go, and what happened to them stays. */
    public void forget(long retailerId, long integrationId) {
        lock("pg_advisory_xact_lock", retailerId);
        for (String forgotten : EvaluationSql.FORGOTTEN) {
            session.createNativeMutationQuery(forgotten)
                    .setParameter("retailer", retailerId)
                    .setParameter("integration", integrationId)
                    .executeUpdate();
        }
    }

    /**
     * Products again, for the night: it should find nothing. So many at a time that no zero waits long behind it. What a
     * changed rule has not come by is no fault: while one is being carried out, there is nothing to look at.
     *
     * @param after the last product that has been
     * @return what somebody had forgotten to evaluate, and the last product; empty where none follows
     */
    public Optional<Again> again(long retailerId, long after) {
        // Behind the lock no rule changes any more.
        lock("pg_advisory_xact_lock", retailerId);
        return Optional.ofNullable(session.createNativeQuery("""
                select max(id) from (select id from product where retailer_id = :retailer and id > :after
                                     order by id limit :most) next
                where not exists (select from rollout where retailer_id = :retailer and ended_at is null)
                """, Long.class)
                .setParameter("retailer", retailerId)
                .setParameter("after", after)
                .setParameter("most", AT_A_TIME)
                .getSingleResult()).map(last -> new Again(again(retailerId, after + 1, last), last));
    }

    /** @param last the last product that was evaluated again */
    public record Again(EvaluationResult found, long last) {
    }

    private EvaluationResult again(long retailerId, long first, long last) {
        EvaluationResult found = evaluate(retailerId, session
                .createNativeQuery(EvaluationSql.of("between :first and :last", "", kits.any(retailerId)),
                        EvaluationRow.class)
                .setParameter("first", first).setParameter("last", last));
        return found.and(session.createNativeQuery(ConditionSql.MENDED, Integer.class)
                .setParameter("retailer", retailerId)
                .setParameter("first", first).setParameter("last", last)
                .getSingleResult());
    }

    /** The listings of these products and integrations that this transaction took from selling to zero. */
    public List<ListingKey> newlyZeroAmong(long retailerId, Collection<Long> productIds,
            Collection<Long> integrationIds) {
        return session.createNativeQuery(EvaluationSql.EMPTIED_NOW, ListingKey.class)
                .setParameter("retailer", retailerId)
                .setParameter("products", productIds.toArray(Long[]::new))
                .setParameter("integrations", integrationIds.toArray(Long[]::new))
                .getResultList();
    }

    /**
     * A change of stock and a change of a minimum at the same moment would each evaluate with the other's old value,
     * since PostgreSQL reads again only the row it waited for. Stock changes run side by side under a shared lock; a
     * change of an integration waits for them, and they for it. Taken before the evaluating statement, so that its
     * snapshot sees what was waited for. By retailer, not by integration: a stock change touches all of them, and one
     * created just now too.
     */
    private void lock(String function, long retailerId) {
        session.createNativeQuery("select 1 from (select " + function + "(:class, cast(:retailer as integer))) locked",
                Integer.class)
                .setParameter("class", LOCK)
                .setParameter("retailer", retailerId)
                .getSingleResult();
    }

    private EvaluationResult evaluate(long retailerId, NativeQuery<EvaluationRow> query) {
        EvaluationResult evaluated = query
                .setParameter("retailer", retailerId)
                .setParameter("ceiling", config.ceiling())
                .getSingleResult().result();
        if (evaluated.due() > 0) {
            listingsDue.fire(new ListingsDue(retailerId));
        }
        return evaluated;
    }

    /**
     * What the evaluating statement answers.
     *
     * @param emptied  integrations that lost listings; null where there are none, for PostgreSQL gathers nothing into null
     * @param listings how many each of them lost
     */
    private record EvaluationRow(int changed, int due, int zeros, int reopened, Long[] emptied, Integer[] listings) {

        EvaluationResult result() {
            Map<Long, Integer> newlyZero = new TreeMap<>();
            for (int i = 0; emptied != null && i < emptied.length; i++) {
                newlyZero.put(emptied[i], listings[i]);
            }
            return new EvaluationResult(changed, due, zeros, newlyZero, reopened);
        }
    }
}
