package dev.vigia.rule.list;

import dev.vigia.listing.rollout.Rollouts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hibernate.Session;

/** How far changed rules have been carried out, while they are. */
@ApplicationScoped
class RunningRollouts {

    // Asked again every two seconds.
    private static final int MOST_CONFIRMED = 10_000;

    private final Session session;

    RunningRollouts(Session session) {
        this.session = session;
    }

    /**
     * On one integration.
     *
     * @param compared products, of all that there are to compare
     * @param toZero   listings that sold and went to zero
     * @param confirmed zeros that the marketplace has said it shows; at most {@value #MOST_CONFIRMED} are counted
     * @param toReopen listings that sold nothing and do now
     */
    public record RunningRollout(long integrationId, String integration, long compared, long products, long toZero,
            long confirmed, long toReopen) {

        /** Whether there may be more confirmed zeros than were counted. */
        public boolean isMoreConfirmed() {
            return confirmed >= MOST_CONFIRMED;
        }
    }

    /** Of a retailer, by the names of the integrations. */
    @Transactional
    List<RunningRollout> of(long retailerId) {
        return session.createNativeQuery("""
                select integration.id, integration.name, rollout.compared, greatest(rollout.products, rollout.compared),
                       rollout.to_zero, least(rollout.to_zero, %s), rollout.to_reopen
                from rollout join integration on integration.id = rollout.integration_id
                where rollout.retailer_id = :retailer and rollout.ended_at is null
                order by integration.name, integration.id
                """.formatted(Rollouts.CONFIRMED), RunningRollout.class).setParameter("retailer", retailerId)
                .setParameter("most", MOST_CONFIRMED).getResultList();
    }
}
