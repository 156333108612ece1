package dev.vigia.listing;

import dev.vigia.database.OneColumn;
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
 * Follows what changed: which listings are not ok any more, or again, and which are to be told something. What a listing
 * should show is written nowhere; the sender asks for it when its turn comes. Evaluating everything again writes nothing.
 * Every method joins the caller's transaction.
 */
@ApplicationScoped
public class Evaluation {

    private static final int AT_A_TIME = 5_000;

    private static final String THESE = "= any(cast(:products as bigint[]))";

    private static final EvaluationResult NOTHING = new EvaluationResult(0, 0, 0);

    private final Session session;
    private final EvaluationLock lock;
    private final Kits kits;
    private final ListingConfig config;
    private final Event<ListingsDue> listingsDue;

    Evaluation(Session session, EvaluationLock lock, Kits kits, ListingConfig config, Event<ListingsDue> listingsDue) {
        this.session = session;
        this.lock = lock;
        this.kits = kits;
        this.config = config;
        this.listingsDue = listingsDue;
    }

    /** After the stock of these products changed, and nothing else of them; the caller holds their rows locked. */
    public EvaluationResult ofStock(long retailerId, Collection<Long> productIds) {
        return ofProducts(retailerId, productIds, true);
    }

    /** After whatever of these products changed; the caller holds their rows locked. */
    public EvaluationResult ofProducts(long retailerId, Collection<Long> productIds) {
        return ofProducts(retailerId, productIds, false);
    }

    /** After rules for these products changed; the caller keeps others from evaluating them. What is moved is kept. */
    public EvaluationResult ofRules(long retailerId, Collection<Long> productIds) {
        Long[] touched = surroundings(retailerId, productIds).kits;
        return evaluate(retailerId, query(EvaluationSql.noting(EvaluationSql.of(THESE, "", touched.length > 0), "null"))
                .setParameter("products", with(productIds, touched)));
    }

    private EvaluationResult ofProducts(long retailerId, Collection<Long> productIds, boolean onlyStock) {
        if (productIds.isEmpty()) {
            return NOTHING;
        }
        lock.share(retailerId);
        Surroundings around = surroundings(retailerId, productIds);
        boolean quick = onlyStock && !around.rollout;
        boolean withKits = around.kits.length > 0;
        // Of one product PostgreSQL keeps the plan, which takes longer to make than to follow; of many it makes one anew.
        if (productIds.size() == 1 && !withKits) {
            return evaluate(retailerId, query(quick ? EvaluationSql.ofStock("= :product", "", false)
                    : EvaluationSql.of("= :product", "", false))
                    .setParameter("product", productIds.iterator().next()));
        }
        return evaluate(retailerId, query(quick ? EvaluationSql.ofStock(THESE, "", withKits)
                : EvaluationSql.of(THESE, "", withKits))
                .setParameter("products", with(productIds, around.kits)));
    }

    /**
     * What decides by which statement some products are evaluated.
     *
     * @param rollout whether one runs: then listings may be missing still
     * @param kits    among these products, and those that need one of them
     */
    private record Surroundings(boolean rollout, Long[] kits) {
    }

    private Surroundings surroundings(long retailerId, Collection<Long> productIds) {
        return session.createNativeQuery("""
                select exists (select from rollout where retailer_id = :retailer and ended_at is null),
                       array(select kit_id from kit_component
                             where retailer_id = :retailer and (component_id = any(cast(:ids as bigint[]))
                                                                or kit_id = any(cast(:ids as bigint[])))
                             group by kit_id)
                """, Surroundings.class)
                .setParameter("retailer", retailerId)
                .setParameter("ids", productIds.toArray(Long[]::new))
                .getSingleResult();
    }

    private static Long[] with(Collection<Long> productIds, Long[] kits) {
        return Stream.concat(productIds.stream(), Stream.of(kits)).distinct().toArray(Long[]::new);
    }

    /**
     * After a rule changed that these products were not yet evaluated by; the caller holds their rows locked. What is moved is
     * kept.
     *
     * @param rollout    that carries the change out
     * @param quantities whether more of it than a number did; else every listing is there, and what was told is not looked at
     */
    public EvaluationResult ofProducts(long retailerId, long integrationId, long rollout, boolean quantities,
            Collection<Long> productIds) {
        if (productIds.isEmpty()) {
            return NOTHING;
        }
        lock.share(retailerId);
        Long[] touched = surroundings(retailerId, productIds).kits;
        return evaluate(retailerId, query(EvaluationSql.noting(quantities
                ? EvaluationSql.of(THESE, "= :integration", touched.length > 0)
                : EvaluationSql.ofStock(THESE, "= :integration", touched.length > 0), ":rollout"))
                .setParameter("rollout", rollout)
                .setParameter("products", with(productIds, touched))
                .setParameter("integration", integrationId));
    }

    /**
     * After a rule, the categories or the warehouses of an integration changed, or it is new. Waits for the evaluations of
     * the retailer that are under way.
     */
    public EvaluationResult ofIntegration(long retailerId, long integrationId) {
        lock.hold(retailerId);
        return evaluate(retailerId, query(EvaluationSql.ofIntegration(kits.any(retailerId)))
                .setParameter("integration", integrationId));
    }

    /** An integration is no more: its listings go, and what happened to them stays. */
    public void forget(long retailerId, long integrationId) {
        lock.hold(retailerId);
        for (String forgotten : EvaluationSql.FORGOTTEN) {
            session.createNativeMutationQuery(forgotten)
                    .setParameter("retailer", retailerId)
                    .setParameter("integration", integrationId)
                    .executeUpdate();
        }
    }

    /**
     * What the night found among some products.
     *
     * @param found how many listings
     * @param last  the last product that was looked at
     */
    public record Again(int found, long last) {
    }

    /**
     * Products again, for the night: it should find nothing. So many at a time that no zero waits long behind it. What a
     * changed rule has not come by is no fault: while one is being carried out, there is nothing to look at.
     *
     * @param after the last product that has been
     * @return what somebody had forgotten to evaluate; empty where none follows
     */
    public Optional<Again> again(long retailerId, long after) {
        // Behind the lock no rule changes any more.
        lock.hold(retailerId);
        return last(retailerId, after,
                "not exists (select from rollout where retailer_id = :retailer and ended_at is null)")
                .map(last -> new Again(evaluate(retailerId, query(EvaluationSql.again("between :first and :last",
                        kits.any(retailerId)))
                        .setParameter("first", after + 1).setParameter("last", last)).changed(), last));
    }

    /**
     * The same, of what is to be told and stands nowhere in the queue: it is queued. One snapshot sees all that decides, for
     * whoever changes it queues in the same transaction; so nobody waits.
     *
     * @param after the last product that has been
     * @return empty where none follows
     */
    public Optional<Again> unnamed(long retailerId, long after) {
        return last(retailerId, after, "true").map(last -> new Again(OneColumn.query(session, EvaluationSql.unnamed(kits
                .any(retailerId)), Integer.class)
                .setParameter("first", after + 1).setParameter("last", last)
                .setParameter("retailer", retailerId)
                .setParameter("ceiling", config.ceiling())
                .getSingleResult(), last));
    }

    private Optional<Long> last(long retailerId, long after, String condition) {
        return Optional.ofNullable(OneColumn.query(session, """
                select max(id) from (select id from product where retailer_id = :retailer and id > :after
                                     order by id limit :most) next
                where\s""" + condition, Long.class)
                .setParameter("retailer", retailerId)
                .setParameter("after", after)
                .setParameter("most", AT_A_TIME)
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

    private NativeQuery<EvaluationRow> query(String sql) {
        return session.createNativeQuery(sql, EvaluationRow.class);
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
     * @param zeroed  integrations that lost listings; null where there are none, for PostgreSQL gathers nothing into null
     * @param listings how many each of them lost
     */
    private record EvaluationRow(int changed, int due, int zeros, int reopened, Long[] zeroed, Integer[] listings) {

        EvaluationResult result() {
            Map<Long, Integer> newlyZero = new TreeMap<>();
            for (int i = 0; zeroed != null && i < zeroed.length; i++) {
                newlyZero.put(zeroed[i], listings[i]);
            }
            return new EvaluationResult(changed, due, zeros, newlyZero, reopened);
        }
    }
}
