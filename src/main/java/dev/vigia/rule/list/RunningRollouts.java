package dev.vigia.rule.list;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hibernate.Session;

/** How far changed rules have been carried out, while they are. */
@ApplicationScoped
class RunningRollouts {

    private final Session session;

    RunningRollouts(Session session) {
        this.session = session;
    }

    /**
     * On one integration.
     *
     * @param compared products, of all that there are to compare
     * @param toZero   listings that sold and went to zero
     * @param toReopen listings that sold nothing and do now
     */
    public record RunningRollout(long integrationId, String integration, long compared, long products, long toZero,
            long toReopen) {
    }

    /** Of a retailer, by the names of the integrations. */
    @Transactional
    List<RunningRollout> of(long retailerId) {
        return session.createNativeQuery("""
                select integration.id, integration.name, rollout.compared, greatest(rollout.products, rollout.compared),
                       rollout.to_zero, rollout.to_reopen
                from rollout join integration on integration.id = rollout.integration_id
                where rollout.retailer_id = :retailer and rollout.ended_at is null
                order by integration.name, integration.id
                """, RunningRollout.class).setParameter("retailer", retailerId).getResultList();
    }
}
